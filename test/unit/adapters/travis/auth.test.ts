import { describe, expect, test } from 'vitest';
import { travis } from '../../../../adapters/travis/index.ts';
import { rsaKeys } from '../../kit/schemes.ts';
import { delivery, raw } from './deliveries.ts';

const [scheme] = travis.auth;
const finished = Date.parse('2026-11-22T03:15:17Z');
const hour = 3_600_000;
const keys = await rsaKeys();

async function signed(request = delivery()) {
  const proof = await scheme.sign(request, keys.sign, 0);
  return { request, signature: proof.signature ?? '' };
}

describe('the signature', () => {
  test.each([
    ['right away', 1_000, { ok: true, covers: 'body' }],
    ['after 23 hours', 23 * hour, { ok: true, covers: 'body' }],
    ['a replay after 25 hours', 25 * hour, { ok: false, reason: 'stale' }],
    ['by a clock that is behind ours', -hour, { ok: true, covers: 'body' }],
  ])('%s', async (_, age, result) => {
    const { request, signature } = await signed();
    request.headers.set('signature', signature);
    expect(await scheme.verify(request, [keys.verify], finished + age)).toEqual(result);
  });

  test('a build that never started has no age', async () => {
    const { request, signature } = await signed(delivery({ started_at: null, finished_at: null }));
    request.headers.set('signature', signature);
    expect(await scheme.verify(request, [keys.verify], finished + 99 * hour)).toMatchObject({ ok: true });
  });

  test.each([
    ['read as JSON, where the signed form is only a part of a text', 'application/json'],
    ['without a type', 'text/plain'],
  ])('what is signed is what is read: a form %s', async (_, type) => {
    const { request, signature } = await signed();
    const smuggled = `{"state":"passed","x":"&${request.text()}&"}`;
    const forged = raw(smuggled, { 'content-type': type, signature });
    expect(await scheme.verify(forged, [keys.verify], finished)).toMatchObject({ ok: false });
  });

  test('of two fields the first is signed and read', async () => {
    const { request, signature } = await signed();
    const evil = new URLSearchParams({ payload: '{"state":"passed"}' }).toString();
    for (const [body, ok] of [
      [`${evil}&${request.text()}`, false],
      [`${request.text()}&${evil}`, true],
    ] as const) {
      const forged = raw(body, { signature });
      expect((await scheme.verify(forged, [keys.verify], finished)).ok).toBe(ok);
      expect(forged.payload()).toMatchObject({ state: ok ? 'failed' : 'passed' });
    }
  });
});

describe('the published key', () => {
  const key = '-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----';
  test.each([
    ['as Travis CI answers', { config: { host: 'x', notifications: { webhook: { public_key: `${key}\n` } } } }, [key]],
    ['a server that signs nothing', { config: { notifications: { webhook: {} } } }, []],
    ['another answer', { error: 'maintenance' }, []],
    ['no object', null, []],
  ])('%s', (_, answer, expected) => {
    expect(travis.keys?.read(answer)).toEqual(expected);
  });
});

describe('the card for Microsoft Teams, which is not signed', () => {
  test.each([
    ['JSON', 'application/json', true],
    ['JSON with a charset', 'application/json; charset=utf-8', true],
    ['a form', 'application/x-www-form-urlencoded', false],
  ])('%s', (_, type, isCard) => {
    const why = travis.unproven?.(raw('{}', { 'content-type': type }));
    expect(typeof why).toBe(isCard ? 'string' : 'object');
  });
});

describe('what names a delivery', () => {
  const id = 'app.travis-ci.com 280391177 failed 2026-11-22T03:15:17Z';
  test.each<[string, unknown, string | null]>([
    ['host, build, state and time', {}, id],
    [
      'a restart: the same build at another time',
      { finished_at: '2026-11-22T04:00:00Z' },
      id.replace('03:15:17', '04:00:00'),
    ],
    [
      'a build that started',
      { state: 'started', finished_at: null },
      'app.travis-ci.com 280391177 started 2026-11-22T03:12:05Z',
    ],
    ['an early payload without a state', { state: null }, id.replace('failed', 'Broken')],
    ['no id', { id: null }, null],
    ['nothing of the kind', { repository: 7 }, null],
  ])('%s', (_, patch, expected) => {
    expect(travis.deliveryId(delivery(patch))).toBe(expected);
  });

  test('and whose it is', () => {
    expect(travis.repository?.(delivery())).toBe('acme/web');
    expect(travis.repository?.(delivery({ repository: null }))).toBe(null);
  });
});
