import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { glob } from '../../../src/rules/glob.ts';

describe('glob', () => {
  test.each<[name: string, pattern: string, text: string, covered: boolean]>([
    ['a word stands for itself', 'main', 'main', true],
    ['and for nothing longer', 'main', 'main2', false],
    ['nor for anything shorter', 'main2', 'main', false],
    ['a star stands for the rest of a segment', 'release/*', 'release/2.1', true],
    ['a star stops at a slash', 'release/*', 'release/2.1/hotfix', false],
    ['a star stands for nothing, too', 'release/*', 'release/', true],
    ['a star in the middle', '*-prod', 'web-prod', true],
    ['a star alone covers one segment', '*', 'acme', true],
    ['but not two', '*', 'acme/web', false],
    ['two stars do not stop', 'dependabot/**', 'dependabot/npm/hono-4.13', true],
    ['two stars cover everything', '**', 'a/b/c', true],
    ['two stars before an ending', '**.md', 'docs/guide/a.md', true],
    ['folders before a name may be none', '**/package.json', 'package.json', true],
    ['or several', '**/package.json', 'apps/web/package.json', true],
    ['but the name is whole', '**/package.json', 'apps/my-package.json', false],
    ['folders in the middle may be none', 'src/**/index.ts', 'src/index.ts', true],
    ['and end at a slash', 'src/**/index.ts', 'src/xindex.ts', false],
    ['three stars are two', 'a***', 'a/b', true],
    ['dots and brackets are no magic', 'v1.*', 'v1x2', false],
    ['a question mark is one', 'a?', 'ab', false],
    ['capitals count', 'Main', 'main', false],
    ['nothing is covered by a star', '*', '', true],
    ['Han characters', '前端/**', '前端/登录', true],
  ])('%s', (_, pattern, text, covered) => {
    expect(glob(pattern)(text)).toBe(covered);
  });

  test('without case', () => {
    expect(glob('Dependabot*', true)('dependabot[bot]')).toBe(true);
  });

  test('agrees with the plain definition, whatever the pattern', () => {
    const pieces = fc.constantFrom('a', 'b', '/', '*', '**', '**/');
    const chars = fc.constantFrom('a', 'b', '/');
    void fc.assert(
      fc.property(fc.array(pieces, { maxLength: 9 }), fc.array(chars, { maxLength: 12 }), (pattern, text) => {
        expect(glob(pattern.join(''))(text.join(''))).toBe(reference(pattern.join(''), text.join('')));
      }),
      { numRuns: 3_000 },
    );
  });

  test('a pattern that would drive a regular expression mad takes no time', () => {
    const pattern = `${'*a'.repeat(99)}b`;
    const started = performance.now();
    expect(glob(pattern)('a'.repeat(5_000))).toBe(false);
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});

/** What a pattern means, tried out one way after the other. */
function reference(pattern: string, text: string, begins = true): boolean {
  if (pattern === '') return text === '';
  const run = /^\*+/.exec(pattern)?.[0] ?? '';
  if (run === '') return text[0] === pattern[0] && reference(pattern.slice(1), text.slice(1), pattern[0] === '/');
  const rest = pattern.slice(run.length);
  const ways = Array.from({ length: text.length + 1 }, (_, n) => text.slice(0, n));
  if (run.length > 1 && rest.startsWith('/') && begins) {
    const some = ways.filter((way) => way === '' || way.endsWith('/'));
    return some.some((way) => reference(rest.slice(1), text.slice(way.length), true));
  }
  const some = run.length > 1 ? ways : ways.filter((way) => !way.includes('/'));
  return some.some((way) => reference(rest, text.slice(way.length), false));
}
