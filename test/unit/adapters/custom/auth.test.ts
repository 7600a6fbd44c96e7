import { describe, expect, test } from 'vitest';
import { defaultProof, proofs } from '../../../../adapters/custom/auth.ts';
import { dingtalkSign } from '../../../../src/kit/index.ts';
import { requestOf } from './read.ts';

const zeros = `SEC${'0'.repeat(64)}`;
const hour = 3_600_000;

describe('加签', () => {
  const scheme = dingtalkSign();
  const verify = (query: string, secret: string, now: number, headers = {}) =>
    scheme.verify(requestOf({}, headers, `/robot/send?access_token=k${query}`), ['an older one', secret], now);

  test.each([
    ['of the documentation', 'this is secret', 1_700_000_000_000, 'sSFWELbV2YwjdDQhWZwTcWlX5BWUx5J6TPpsZmuPii0%3D'],
    ['with + and /', zeros, 1_577_808_000_003, 'KCalcqbFjQthLjqvZ%2FAWOCLvSCVtT3BJnx7zC%2BAkT50%3D'],
    ['of Han characters', '密钥secret', 1_700_000_000_000, 'GRlspTFJbjlCR5rfV4aLGkGuM6DD6WPTf%2BzrESV6u50%3D'],
  ])('a vector %s', async (_, secret, time, sign) => {
    expect(await verify(`&timestamp=${time}&sign=${sign}`, secret, time)).toEqual({ ok: true, covers: 'token' });
    expect(await scheme.sign(requestOf({}), secret, time)).toEqual({
      timestamp: `${time}`,
      sign: decodeURIComponent(sign),
    });
  });

  const time = 1_577_808_000_003;
  const sign = 'KCalcqbFjQthLjqvZ%2FAWOCLvSCVtT3BJnx7zC%2BAkT50%3D';
  test.each<[name: string, query: string, now: number, reason: string | true]>([
    ['an hour late', `&timestamp=${time}&sign=${sign}`, time + hour, true],
    ['an hour early', `&timestamp=${time}&sign=${sign}`, time - hour, true],
    ['later', `&timestamp=${time}&sign=${sign}`, time + hour + 1, 'stale'],
    ['earlier', `&timestamp=${time}&sign=${sign}`, time - hour - 1, 'stale'],
    ['a raw plus', `&timestamp=${time}&sign=${decodeURIComponent(sign)}`, time, 'malformed'],
    ['encoded twice', `&timestamp=${time}&sign=${encodeURIComponent(sign)}`, time, 'malformed'],
    ['another time', `&timestamp=${time + 1}&sign=${sign}`, time, 'mismatch'],
    ['no time', `&sign=${sign}`, time, 'missing'],
    ['no signature', `&timestamp=${time}`, time, 'missing'],
    ['words for a time', `&timestamp=now&sign=${sign}`, time, 'malformed'],
    ['nothing', '', time, 'missing'],
  ])('%s', async (_, query, now, reason) => {
    const result = await verify(query, zeros, now);
    expect(result.ok || result.reason).toBe(reason);
  });

  test('a wrong proof in the query is not mended by a right one in headers', async () => {
    const headers = await scheme.sign(requestOf({}), zeros, time);
    expect(await verify('', zeros, time, headers)).toEqual({ ok: true, covers: 'token' });
    expect(await verify('&sign=x', zeros, time, headers)).toEqual({ ok: false, reason: 'missing' });
  });
});

describe('a hook that names no proof', () => {
  const secret = `whsec_${btoa('a secret of thirty-two bytes....')}`;
  const now = 1_700_000_000_000;

  test('without a secret: its address is enough', async () => {
    expect(await defaultProof([]).verify(requestOf({}), [], now)).toEqual({ ok: true, covers: 'none' });
  });

  test.each(proofs.filter(({ id }) => id !== 'secret-url').map((proof) => [proof.id, proof] as const))(
    'with a secret: %s is accepted',
    async (_, proof) => {
      const signed = requestOf({}, await proof.sign(requestOf({}), secret, now));
      expect(await defaultProof([secret]).verify(signed, [secret], now)).toMatchObject({ ok: true });
      expect(await defaultProof([secret]).verify(signed, ['another'], now)).toMatchObject({ ok: false });
    },
  );

  test.each<[name: string, headers: Record<string, string>, reason: string]>([
    ['nothing', {}, 'missing'],
    ['only a wrong token', { authorization: 'Bearer x' }, 'mismatch'],
    ['a token without Bearer', { authorization: secret }, 'malformed'],
    ['a signature that is none', { 'x-hub-signature-256': 'x' }, 'malformed'],
  ])('with a secret: %s is refused', async (_, headers, reason) => {
    const result = await defaultProof([secret]).verify(requestOf({}, headers), [secret], now);
    expect(result).toEqual({ ok: false, reason });
  });
});
