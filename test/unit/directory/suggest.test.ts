import { expect, it } from 'vitest';
import { suggest } from '../../../src/directory/suggest.ts';

it.each([
  ['one letter missing', 'grops', ['groups', 'hooks'], 'groups'],
  ['neighbours swapped', 'goups', ['groups', 'hooks'], 'groups'],
  ['another case', 'Groups', ['groups', 'hooks'], 'groups'],
  ['the nearest of two', 'hook', ['books', 'hooks'], 'hooks'],
  ['nothing near', 'secrets', ['groups', 'hooks'], undefined],
  ['a short word, one letter off', 'em', ['en', 'zh-CN'], 'en'],
  ['a short word, far off', 'fr', ['en', 'zh-CN'], undefined],
  ['an endless word', 'g'.repeat(10_000), ['groups'], undefined],
  ['nothing', '', ['groups'], undefined],
])('%s', (_name, word, known, expected) => {
  expect(suggest(word, known)).toBe(expected);
});
