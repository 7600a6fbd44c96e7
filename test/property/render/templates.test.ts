import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkTemplate, render } from '../../../src/render/index.ts';
import { excerpt } from '../../../src/render/markup/index.ts';
import { lint, markdownOf } from '../../unit/render/lint.ts';
import { contextOf, sample } from '../../unit/render/samples.ts';

const paths = [
  'title',
  'who',
  'body',
  'commits',
  'say',
  'constructor',
  '__proto__',
  'title.constructor.constructor',
  'commits.first.id',
  'nothing',
];
const operations = [
  "append: 'x'",
  'append: a',
  "replace: 'x', a",
  "split: ''",
  'link: url',
  'bold',
  'excerpt',
  'names',
  "wrap: '[', ']'",
  'upcase',
  'map: "id"',
  'times: 9',
];

const value = fc
  .tuple(fc.constantFrom(...paths, 'a'), fc.array(fc.constantFrom(...operations), { maxLength: 4 }))
  .map(([path, filters]) => [path, ...filters].join(' | '));

const piece: fc.Memo<string> = fc.memo((depth) =>
  depth <= 1
    ? fc.oneof(
        value.map((text) => `{{ ${text} }}`),
        value.map((text) => `{% assign a = ${text} %}`),
        fc.constantFrom('x', '\n', '<b>', '`', '{{', '{% endfor %}'),
      )
    : fc.oneof(
        piece(depth - 1),
        fc.array(piece(depth - 1), { maxLength: 4 }).map((parts) => parts.join('')),
        piece(depth - 1).map((inner) => `{% for i in (1..900) %}${inner}{% endfor %}`),
        piece(depth - 1).map((inner) => `{% for i in commits %}${inner}{% endfor %}`),
        piece(depth - 1).map((inner) => `{% capture a %}${inner}{% endcapture %}{{ a }}{{ a }}`),
        piece(depth - 1).map((inner) => `{% if title %}${inner}{% endif %}`),
      ),
);

const template = fc.tuple(piece(4), piece(3), piece(3)).map(([body, title, line]) => {
  const oneLine = (text: string) => text.replaceAll('\n', ' ');
  return `---\ntitle: ${oneLine(title)}\nline: ${oneLine(line)}\n---\n${body}`;
});

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
