import { describe, expect, it } from 'vitest';
import { type AuthScheme, hmac, Malformed, rsaSha1 } from '../../../src/kit/index.ts';
import { authentic } from './negatives.ts';
import { codeup, githubSha256, gitlabSigned, request, sample, subjects, travis } from './schemes.ts';

const now = 1_767_225_600_000;
const digest = 'ab'.repeat(32);
const whsec = 'whsec_dGVzdHRlc3R0ZXN0dGVzdHRlc3R0ZXN0dGVzdHRlc3Q=';
const zeros = `${'A'.repeat(43)}=`;
const rsaHeader = 'signature';
const travisKeys = subjects.find(({ scheme }) => scheme === travis)?.keys.verify ?? '';

/** Headers to check, and what comes of it. */
interface Row {
  name: string;
  headers: Record<string, string>;
  secret?: string;
  secrets?: string[];
  want: string;
}

async function reason(scheme: AuthScheme, headers: Record<string, string>, secrets: string[]): Promise<string> {
  const req = sample();
  for (const [name, value] of Object.entries(headers)) req.headers.set(name, value);
  const result = await scheme.verify(req, secrets, now);
  return result.ok ? 'accepted' : result.reason;
}

describe('hmac', () => {
  const header = 'x-hub-signature-256';
  it.each<Row>([
    { name: 'no header', headers: {}, want: 'missing' },
    { name: 'empty header', headers: { [header]: '' }, want: 'malformed' },
    { name: 'prefix alone', headers: { [header]: 'sha256=' }, want: 'malformed' },
    { name: 'no prefix', headers: { [header]: digest }, want: 'malformed' },
    { name: 'upper-case hex', headers: { [header]: `sha256=${digest.toUpperCase()}` }, want: 'malformed' },
    { name: 'a digit short', headers: { [header]: `sha256=${digest.slice(1)}` }, want: 'malformed' },
    { name: 'a byte short', headers: { [header]: `sha256=${digest.slice(2)}` }, want: 'malformed' },
    { name: 'a byte more', headers: { [header]: `sha256=${digest}00` }, want: 'malformed' },
    { name: 'not hex', headers: { [header]: `sha256=${'gg'.repeat(32)}` }, want: 'malformed' },
    { name: 'sent twice', headers: { [header]: `sha256=${digest}, sha256=${digest}` }, want: 'malformed' },
    { name: 'right form, wrong value', headers: { [header]: `sha256=${digest}` }, want: 'mismatch' },
    { name: 'no secrets', headers: { [header]: `sha256=${digest}` }, secrets: [], want: 'mismatch' },
    { name: 'an empty secret', headers: { [header]: `sha256=${digest}` }, secrets: [''], want: 'mismatch' },
  ])('$name → $want', async ({ headers, secrets = ['s'], want }) => {
    expect(await reason(githubSha256, headers, secrets)).toBe(want);
  });

  it.each([
    { name: 'no padding', value: 'A'.repeat(43), want: 'malformed' },
    { name: 'stray bits', value: `${'A'.repeat(42)}B=`, want: 'malformed' },
    { name: 'base64url', value: `-_${'A'.repeat(41)}=`, want: 'malformed' },
    { name: 'a space inside', value: `AAAA ${'A'.repeat(39)}=`, want: 'malformed' },
    { name: 'another length', value: `${'A'.repeat(27)}=`, want: 'malformed' },
    { name: 'canonical', value: zeros, want: 'mismatch' },
  ])('base64: $name → $want', async ({ value, want }) => {
    const scheme = hmac({ id: 'x', header: 'x-proof', hash: 'SHA-256', encoding: 'base64' });
    expect(await reason(scheme, { 'x-proof': value }, ['s'])).toBe(want);
  });

  it('is malformed when the request lacks what is signed, and lets bugs through', async () => {
    const failing = (error: Error) =>
      hmac({
        id: 'x',
        header: 'x-proof',
        hash: 'SHA-256',
        encoding: 'hex',
        message: () => {
          throw error;
        },
      });
    expect(await reason(failing(new Malformed('no field')), { 'x-proof': digest }, ['s'])).toBe('malformed');
    await expect(reason(failing(new TypeError('bug')), { 'x-proof': digest }, ['s'])).rejects.toThrow('bug');
  });

  it('does not sign with an empty secret', async () => {
    await expect(githubSha256.sign(sample(), '', now)).rejects.toThrow();
  });
});

describe('shared token', () => {
  it.each<Row>([
    { name: 'no header', headers: {}, secret: 's3cret', want: 'missing' },
    { name: 'empty header', headers: { 'x-codeup-token': '' }, secret: 's3cret', want: 'malformed' },
    { name: 'empty header and secret', headers: { 'x-codeup-token': '' }, secret: '', want: 'malformed' },
    { name: 'another token', headers: { 'x-codeup-token': 's3cre7' }, secret: 's3cret', want: 'mismatch' },
    { name: 'another case', headers: { 'x-codeup-token': 'S3cret' }, secret: 's3cret', want: 'mismatch' },
    { name: 'sent twice', headers: { 'x-codeup-token': 's3cret, s3cret' }, secret: 's3cret', want: 'mismatch' },
    { name: 'a secret that ends in a space', headers: { 'x-codeup-token': 's ' }, secret: 's ', want: 'mismatch' },
    { name: 'a NUL more in the secret', headers: { 'x-codeup-token': 's' }, secret: 's\0', want: 'mismatch' },
    { name: 'the token', headers: { 'x-codeup-token': 's3cret' }, secret: 's3cret', want: 'accepted' },
    { name: 'spaces around it', headers: { 'x-codeup-token': '  s3cret\t' }, secret: 's3cret', want: 'accepted' },
    { name: 'UTF-8 as raw bytes', headers: { 'x-codeup-token': 'Ã¼' }, secret: 'ü', want: 'accepted' },
    { name: 'UTF-8 as a runtime decoded it', headers: { 'x-codeup-token': 'ü' }, secret: 'ü', want: 'accepted' },
    { name: 'another letter', headers: { 'x-codeup-token': 'ú' }, secret: 'ü', want: 'mismatch' },
  ])('$name → $want', async ({ headers, secret, want }) => {
    expect(await reason(codeup, headers, secret === undefined ? [] : [secret])).toBe(want);
  });
});

describe('Standard Webhooks', () => {
  const time = (now / 1000).toString();
  const headers = (changes: Record<string, string>) => ({
    'webhook-id': 'msg_1',
    'webhook-timestamp': time,
    'webhook-signature': `v1,${zeros}`,
    ...changes,
  });
  it.each<{ name: string; changes: Record<string, string>; want: string }>([
    { name: 'right form, wrong value', changes: {}, want: 'mismatch' },
    { name: 'only other versions', changes: { 'webhook-signature': `v1a,${zeros} v2,abc` }, want: 'mismatch' },
    { name: 'no version', changes: { 'webhook-signature': zeros }, want: 'malformed' },
    { name: 'no value', changes: { 'webhook-signature': 'v1,' }, want: 'malformed' },
    { name: 'two spaces', changes: { 'webhook-signature': `v1,${zeros}  v1,${zeros}` }, want: 'malformed' },
    { name: 'header sent twice', changes: { 'webhook-signature': `v1,${zeros}, v1,${zeros}` }, want: 'malformed' },
    { name: 'one short entry', changes: { 'webhook-signature': `v1,${zeros} v1,AAAA` }, want: 'malformed' },
    {
      name: 'nine entries',
      changes: { 'webhook-signature': Array(9).fill(`v1,${zeros}`).join(' ') },
      want: 'malformed',
    },
    {
      name: 'eight entries',
      changes: { 'webhook-signature': Array(8).fill(`v1,${zeros}`).join(' ') },
      want: 'mismatch',
    },
    { name: 'empty id', changes: { 'webhook-id': '' }, want: 'malformed' },
    { name: 'id with a full stop', changes: { 'webhook-id': 'a.b' }, want: 'malformed' },
    { name: 'id with a comma', changes: { 'webhook-id': 'a, a' }, want: 'malformed' },
    { name: 'id outside ASCII', changes: { 'webhook-id': 'é' }, want: 'malformed' },
    { name: 'id of 257 characters', changes: { 'webhook-id': 'a'.repeat(257) }, want: 'malformed' },
    { name: 'id of 256 characters', changes: { 'webhook-id': 'a'.repeat(256) }, want: 'mismatch' },
    ...['', '123abc', `${time}.0`, `-${time}`, `+${time}`, `0${time}`, `${time}e0`, '0x10', 'NaN', `${time}000`].map(
      (value) => ({ name: `time "${value}"`, changes: { 'webhook-timestamp': value }, want: 'malformed' }),
    ),
  ])('$name → $want', async ({ changes, want }) => {
    expect(await reason(gitlabSigned, headers(changes), [whsec])).toBe(want);
  });

  it.each(['webhook-id', 'webhook-timestamp', 'webhook-signature'])('without %s → missing', async (header) => {
    const { [header]: _, ...others }: Record<string, string> = headers({});
    expect(await reason(gitlabSigned, others, [whsec])).toBe('missing');
  });

  it.each([
    { skew: 0, want: 'accepted' },
    { skew: 299_000, want: 'accepted' },
    { skew: 300_000, want: 'accepted' },
    { skew: 300_001, want: 'stale' },
    { skew: 301_000, want: 'stale' },
    { skew: -299_000, want: 'accepted' },
    { skew: -300_000, want: 'accepted' },
    { skew: -300_001, want: 'stale' },
    { skew: -301_000, want: 'stale' },
  ])('signed $skew ms ago → $want', async ({ skew, want }) => {
    const req = await authentic(gitlabSigned, sample(), whsec, now);
    const result = await gitlabSigned.verify(req, [whsec], now + skew);
    expect(result.ok ? 'accepted' : result.reason).toBe(want);
  });

  it.each([
    { name: 'unpadded', secret: 'whsec_dGVzdA', want: 'mismatch' },
    { name: 'not base64', secret: 'whsec_*', want: 'mismatch' },
    { name: 'prefix alone', secret: 'whsec_', want: 'mismatch' },
    { name: 'without prefix', secret: whsec.slice(6), want: 'accepted' },
  ])('a secret $name → $want', async ({ secret, want }) => {
    const req = await authentic(gitlabSigned, sample(), whsec, now);
    const result = await gitlabSigned.verify(req, [secret], now);
    expect(result.ok ? 'accepted' : result.reason).toBe(want);
  });

  it('accepts any entry of the list and passes over other versions', async () => {
    const req = await authentic(gitlabSigned, sample(), whsec, now);
    const good = req.headers.get('webhook-signature');
    req.headers.set('webhook-signature', `v2,x v1a,y v1,${zeros} ${good}`);
    expect(await gitlabSigned.verify(req, [whsec], now)).toEqual({ ok: true, covers: 'id+time+body' });
  });

  it('keeps an id that is there, makes one where there is none', async () => {
    const kept = await gitlabSigned.sign(request('{}', { 'webhook-id': 'mine' }), whsec, now);
    const [one, two] = [await gitlabSigned.sign(sample(), whsec, now), await gitlabSigned.sign(sample(), whsec, now)];
    expect(kept['webhook-id']).toBe('mine');
    expect(one['webhook-id']).toMatch(/^msg_[\da-f-]{36}$/);
    expect(one['webhook-id']).not.toBe(two['webhook-id']);
  });

  it('does not sign with a secret that is none', async () => {
    await expect(gitlabSigned.sign(sample(), 'whsec_*', now)).rejects.toThrow('followed by base64');
  });
});

describe('RSA', () => {
  const pem = travisKeys;
  it.each<Row>([
    { name: 'no header', headers: {}, secret: pem, want: 'missing' },
    { name: 'empty header', headers: { [rsaHeader]: '' }, secret: pem, want: 'malformed' },
    { name: 'not base64', headers: { [rsaHeader]: 'a-b_' }, secret: pem, want: 'malformed' },
    { name: 'too short', headers: { [rsaHeader]: 'AAAA' }, secret: pem, want: 'mismatch' },
    { name: 'zeros', headers: { [rsaHeader]: `${'A'.repeat(342)}==` }, secret: pem, want: 'mismatch' },
    { name: 'a secret that is no key', headers: { [rsaHeader]: 'AAAA' }, secret: 'secret', want: 'mismatch' },
    { name: 'PEM of nonsense', headers: { [rsaHeader]: 'AAAA' }, secret: nonsense(), want: 'mismatch' },
  ])('$name → $want', async ({ headers, secret, want }) => {
    expect(await reason(travis, headers, secret === undefined ? [] : [secret])).toBe(want);
  });

  it.each([
    { name: 'without a final newline', pem: pem.trim() },
    { name: 'with CRLF', pem: pem.replaceAll('\n', '\r\n') },
    { name: 'with spaces around', pem: `\n  ${pem}  ` },
    { name: 'on one line of base64', pem: pem.trim().replace(/(?<=[\w+/=])\n(?=[\w+/=])/g, '') },
  ])('takes a key $name', async ({ pem }) => {
    const keys = subjects.find(({ scheme }) => scheme === travis)?.keys;
    const req = await authentic(travis, sample(), keys?.sign ?? '', now);
    expect(await travis.verify(req, [pem], now)).toEqual({ ok: true, covers: 'body' });
  });

  it('signs with private keys only', async () => {
    await expect(travis.sign(sample(), pem, now)).rejects.toThrow('private key');
    await expect(travis.sign(sample(), nonsense('PRIVATE KEY'), now)).rejects.toThrow('private key');
  });

  it('is malformed when the form lacks what is signed', async () => {
    const scheme = rsaSha1({
      id: 'x',
      header: rsaHeader,
      message: () => {
        throw new Malformed('no field');
      },
    });
    expect(await reason(scheme, { [rsaHeader]: 'AAAA' }, [pem])).toBe('malformed');
  });
});

function nonsense(label = 'PUBLIC KEY'): string {
  return `-----BEGIN ${label}-----\n${btoa('not a key at all')}\n-----END ${label}-----`;
}
