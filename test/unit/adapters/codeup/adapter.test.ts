import { describe, expect, test } from 'vitest';
import { codeup } from '../../../../adapters/codeup/index.ts';
import { understand } from '../../../../src/ingress/understand.ts';
import type { VerifiedRequest } from '../../../../src/kit/index.ts';
import { request } from './read.ts';

const [token] = codeup.auth;
const secret = 'codeup-secret-token';

describe('the token', () => {
  test.each<[name: string, headers: Record<string, string>, result: object]>([
    ['as captured', { 'X-Codeup-Token': secret }, { ok: true, covers: 'token' }],
    ['spelled like the documented event', { 'Codeup-Token': secret }, { ok: true, covers: 'token' }],
    ['another', { 'X-Codeup-Token': 'codeup-secret-tokem' }, { ok: false, reason: 'mismatch' }],
    ['more than it', { 'X-Codeup-Token': `${secret}!` }, { ok: false, reason: 'mismatch' }],
    ['none', {}, { ok: false, reason: 'missing' }],
    ['an empty one', { 'X-Codeup-Token': '' }, { ok: false, reason: 'malformed' }],
  ])('%s', async (_, headers, result) => {
    expect(await token.verify(request('{}', headers), [secret], 0)).toEqual(result);
  });

  test('is sent under the captured name', async () => {
    expect(await token.sign(request('{}'), secret, 0)).toEqual({ 'x-codeup-token': secret });
  });

  test.each([
    ['is required of a hook with a secret', [secret], 'shared-token'],
    ['is not required of a hook without one', [], 'secret-url'],
  ])('%s', (_, secrets, scheme) => {
    expect(codeup.defaultAuth?.(secrets).id).toBe(scheme);
  });
});

describe('which event it is', () => {
  const push = '{"object_kind":"push"}';
  test.each<[name: string, body: string, headers: Record<string, string>, event: string | null]>([
    ['the header as captured', '{"a":1}', { 'x-codeup-event': 'Merge Request Hook' }, 'merge_request'],
    ['the header as documented', '{"a":1}', { 'Codeup-Event': 'Tag Push Hook' }, 'tag_push'],
    [
      'the captured header before the documented one',
      '{"a":1}',
      { 'x-codeup-event': 'Note Hook', 'codeup-event': 'Push Hook' },
      'note',
    ],
    ['the body before both', push, { 'x-codeup-event': 'Note Hook' }, 'push'],
    ['a branch without a header', '{"ref":"refs/heads/master"}', {}, 'push'],
    ['a tag without a header', '{"ref":"refs/tags/v1"}', {}, 'tag_push'],
    ['nothing', '{"a":1}', {}, null],
    ['no object', '[]', {}, null],
  ])('%s', (_, body, headers, event) => {
    expect(codeup.event(request(body, headers))).toBe(event);
  });
});

describe('the test button', () => {
  const two = '{"before":"95790bf","after":"da15608"}';
  test.each<[name: string, body: string, headers: Record<string, string>]>([
    ['two commits', two, {}],
    ['two commits with an event name', two, { 'x-codeup-event': 'Push Hook' }],
    ['an empty object', '{}', {}],
    ['an empty body', '', {}],
  ])('%s', (_, body, headers) => {
    const req = request(body, headers);
    const understood = understand(codeup, req as VerifiedRequest);
    expect(understood).toMatchObject({ kind: 'parsed', event: 'ping', parsed: { topic: 'ping', ignored: 'ping' } });
    expect(codeup.unproven?.(req)).toMatch(/without the token/);
  });

  test.each([
    ['a push', '{"object_kind":"push","before":"0","after":"1"}'],
    ['a list', '[]'],
    ['text', 'hello'],
  ])('is not %s', (_, body) => {
    expect([codeup.probe?.(request(body)), codeup.unproven?.(request(body))]).toEqual([null, null]);
  });
});

test.each<[name: string, headers: Record<string, string>, id: string | null]>([
  ['the captured header', { 'X-Codeup-Delivery': 'd1' }, 'd1'],
  ['its other spelling', { 'Codeup-Delivery': 'd2' }, 'd2'],
  ['none', {}, null],
])('a delivery is named by %s', (_, headers, id) => {
  expect(codeup.deliveryId(request('{}', headers))).toBe(id);
});

test('all words of the quiet table come in both languages', () => {
  for (const reason of Object.values(codeup.quiet)) {
    expect(reason).toEqual({
      'zh-CN': expect.stringMatching(/\p{Script=Han}/u),
      en: expect.stringMatching(/^[ -~]+$/),
    });
  }
});
