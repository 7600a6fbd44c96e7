import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkTemplate, render } from '../../../src/render/index.ts';
import { excerpt } from '../../../src/render/markup/index.ts';
import { lint, markdownOf } from '../../unit/render/lint.ts';
import { contextOf, sample } from '../../unit/render/samples.ts';
import { template } from './hostile-templates.ts';

describe('a template somebody wrote', () => {
  test('shows only the view and still lets the message leave', () => {
    fc.assert(
      fc.property(template, (source) => {
        const { message, line } = render(sample('push'), contextOf({ overrides: { push: source } }));
        // Its own marks are its author's; what DingTalk refuses or phones show blank is not.
        const never = ['html', 'long', 'heavy', 'scheme', 'title', 'return', 'invisible'];
        expect(lint(message).filter((code) => never.includes(code))).toEqual([]);
        expect(line).not.toBe('');
        expect(markdownOf(message)).not.toMatch(/function|native code/);
      }),
      { numRuns: 1_000 },
    );
  });

  test('is checked without being run', () => {
    fc.assert(
      fc.property(fc.oneof(template, fc.string({ maxLength: 200 })), (source) => {
        const checked = checkTemplate(source);
        if (!checked.ok) expect(checked.line).toBeLessThanOrEqual(source.split('\n').length);
      }),
    );
  });
});

describe('an excerpt of anything', () => {
  const marks = fc.array(fc.constantFrom(...'[]()!*_`~#>-+|:<&;"\n a1钉', '<details>', '<!--', '- [ ] ', '```'), {
    maxLength: 400,
  });

  test('is at most three quoted lines of 200 characters', () => {
    fc.assert(
      fc.property(marks, (parts) => {
        const { markdown, plain } = excerpt({ format: 'markdown', text: parts.join('') }, 'zh-CN');
        const lines = markdown === '' ? [] : markdown.split('\n');
        expect(lines.length).toBeLessThanOrEqual(3);
        expect(lines.every((line) => line.startsWith('> '))).toBe(true);
        expect(plain.length).toBeLessThanOrEqual(204);
      }),
      { numRuns: 500 },
    );
  });

  test.for([
    '*',
    '_',
    '[',
    '![',
    '`',
    '<',
    '&',
    '> ',
    '- ',
    '* *',
    '**a ',
    '[a](',
    '| ',
    '~~a',
    '<!--',
    '\\',
    '1. ',
    '\n\n',
  ])('%s repeated', (mark) => {
    const started = performance.now();
    excerpt({ format: 'markdown', text: mark.repeat(10_000) }, 'en');
    expect(performance.now() - started).toBeLessThan(500);
  });
});
