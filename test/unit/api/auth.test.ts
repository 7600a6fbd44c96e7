import { expect, it } from 'vitest';
import { sameToken } from '../../../src/api/auth.ts';

it.each([
  ['the same', 'token', 'token', true],
  ['the same in Chinese', '口令', '口令', true],
  ['another first letter', 'xoken', 'token', false],
  ['another last letter', 'tokex', 'token', false],
  ['another case', 'Token', 'token', false],
  ['cut short', 'toke', 'token', false],
  ['too long', 'tokens', 'token', false],
  ['nothing', '', 'token', false],
])('%s', async (_name, given, token, same) => {
  expect(await sameToken(given, token)).toBe(same);
});
