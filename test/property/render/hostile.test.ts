import fc from 'fast-check';
import { lexer, type Token } from 'marked';
import { describe, expect, test } from 'vitest';
import { Event, type Locale, locales, templatedKinds } from '../../../src/event/index.ts';
import { escapeMarkdown, plain, render } from '../../../src/render/index.ts';
import { lint, markdownOf, targetsOf, titlesOf } from '../../unit/render/lint.ts';
import { contextOf, sample, samples } from '../../unit/render/samples.ts';

const canaries = [
  '[open](https://evil.example/)',
  '![x](https://evil.example/x.png)',
  '# heading',
  '> quote',
  '- item',
  '1. item',
  '+ item',
  '---',
  '===',
  '**bold** and __more__ and *it* and _it_',
  '`code` and ```fence```',
  '~~struck~~',
  '| a | b |',
  '|---|---|',
  '<b>bold</b><img src=x onerror=1><!-- c -->',
  '&lt;script&gt;',
  'https://evil.example/path',
  'www.evil.example',
  'evil@evil.example',
  '<https://evil.example>',
  '@13800000000 @all @所有人',
  '[a]: https://evil.example',
  '\\[x](https://evil.example)',
  '](https://evil.example) [',
  'a\n\n# b\n- c\r\n> d',
  '\u202eevil\u202c\u200b\u2066x\u2069\ufeff\u0007',
  '\t\ttabs',
  '\ud800 lone',
  '{{ 1 | plus: 1 }}{% raw %}',
  '👩‍👩‍👧‍👦 family',
  ' ',
  '钉'.repeat(3000),
  '*'.repeat(2000),
  '['.repeat(2000),
];

const fragment = fc.oneof(
  fc.constantFrom(...canaries),
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.array(fc.constantFrom(...'[]()!*_`~#>-+=|:\\<&@\n\t .1a钉'), { maxLength: 20 }).map((parts) => parts.join('')),
);
const hostile = fc.array(fragment, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(''));

/** `value` with every string a person could have written replaced; what the code switches on stays. */
function poisoned(value: unknown, poison: () => string, key = ''): unknown {
  const fixed = ['kind', 'action', 'status', 'type', 'on', 'format', 'was'];
  if (typeof value === 'string') return fixed.includes(key) ? value : poison();
  if (Array.isArray(value)) return value.map((item) => poisoned(item, poison));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, poisoned(inner, poison, name)]));
}

/** Names of the kinds of tokens in a markdown text, children included. */
function typesIn(tokens: readonly Token[]): string[] {
  return tokens.flatMap((token) => {
    const inner = 'items' in token && Array.isArray(token.items) ? token.items : [];
    return [token.type, ...typesIn('tokens' in token && token.tokens ? token.tokens : []), ...typesIn(inner)];
  });
}

function count(markdown: string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const type of typesIn(lexer(markdown))) counts[type] = (counts[type] ?? 0) + 1;
  return counts;
}

const harmful = ['link', 'image', 'heading', 'html', 'codespan', 'code', 'del', 'table', 'hr', 'def', 'em'];

describe('escape', () => {
  test('leaves nothing but text and line breaks for a markdown parser', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const found = Object.keys(count(escapeMarkdown(text))).filter(
          (type) => !['text', 'paragraph', 'space', 'escape', 'br'].includes(type),
        );
        expect(found).toEqual([]);
      }),
      { numRuns: 3_000 },
    );
  });

  test('can be read back', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (text) => {
        const line = text.replace(/\s+/g, ' ').trim();
        expect(plain(escapeMarkdown(line))).toBe(line);
      }),
    );
  });
});

describe('hostile text at every leaf', () => {
  test.for(canaries.map((canary) => ({ canary })))('$canary', ({ canary }) => {
    for (const { name, event } of samples) {
      for (const locale of locales) check(name, Event.parse(poisoned(event, () => canary)), locale);
    }
  });

  test('random text', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...templatedKinds),
        fc.constantFrom(...locales),
        fc.array(hostile, { minLength: 1, maxLength: 8 }),
        (kind, locale, texts) => {
          let at = 0;
          const event = Event.safeParse(poisoned(sample(kind), () => texts[at++ % texts.length] ?? ''));
          if (event.success) check(kind, event.data, locale);
        },
      ),
      { numRuns: 1_500 },
    );
  });
});

function check(name: string, event: Event, locale: Locale): void {
  const { message, line, failures } = render(event, contextOf({ locale }));
  expect(failures, name).toEqual([]);
  // Holes, odd spacing and the like are the sender's own here; what renders badly is not.
  const cosmetic = ['placeholder', 'spaces', 'separator', 'empty'];
  expect(
    lint(message).filter((code) => !cosmetic.includes(code)),
    name,
  ).toEqual([]);
  for (const markdown of [markdownOf(message), line]) {
    const counts = count(markdown);
    const own = {
      link: (markdown.match(/\]\(dingtalk:/g) ?? []).length,
      heading: (markdown.match(/^#### /gm) ?? []).length,
    };
    const expected = Object.fromEntries(
      harmful.map((type) => [type, type === 'link' ? own.link : type === 'heading' ? own.heading : 0]),
    );
    expect(Object.fromEntries(harmful.map((type) => [type, counts[type] ?? 0])), `${name}: ${markdown}`).toEqual(
      expected,
    );
    expect(own.heading).toBeLessThanOrEqual(1);
  }
  for (const url of targetsOf(message)) expect(url).toMatch(/^dingtalk:\/\/dingtalkclient\/page\/link\?url=https?%3A/);
  expect('at' in message).toBe(false);
  expect(
    titlesOf(message).every(
      (title) => title.length <= 300 && !/\p{Cc}|[\u200b\u202a-\u202e\u2066-\u2069]/u.test(title),
    ),
  ).toBe(true);
}
