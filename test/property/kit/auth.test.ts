import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromBase64, fromHex, toBase64, toHex } from '../../../src/kit/auth/encoding.ts';
import { hmac, RawRequest, sharedToken, standardWebhooks } from '../../../src/kit/index.ts';

const now = 1_767_225_600_000;
const url = new URL('https://hooks.example.com/in/x');

const bodies = fc.uint8Array({ maxLength: 200 });
const texts = fc.string({ minLength: 1, maxLength: 80, unit: 'grapheme' });
/** What HTTP lets through in a header: bytes without control characters. */
const headerValues = fc
  .array(fc.integer({ min: 0x20, max: 0xff }), { maxLength: 120 })
  .map((codes) => String.fromCharCode(...codes));

const schemes = [
  {
    name: 'hmac hex',
    scheme: hmac({ id: 'a', header: 'x-proof', hash: 'SHA-256', prefix: 'sha256=', encoding: 'hex' }),
    secrets: texts,
  },
  {
    name: 'hmac base64',
    scheme: hmac({ id: 'b', header: 'x-proof', hash: 'SHA-1', encoding: 'base64' }),
    secrets: texts,
  },
  {
    name: 'shared token',
    scheme: sharedToken({ id: 'c', header: 'x-proof' }),
    secrets: texts.filter((text) => text === text.trim() && !/\p{Cc}/u.test(text)),
  },
  {
    name: 'Standard Webhooks',
    scheme: standardWebhooks(),
    secrets: fc.uint8Array({ minLength: 1, maxLength: 64 }).map((bytes) => `whsec_${toBase64(bytes)}`),
  },
];

function request(body: Uint8Array, headers: Record<string, string> = {}): RawRequest {
  return new RawRequest('POST', url, new Headers(headers), body);
}

describe.each(schemes)('$name', ({ scheme, secrets }) => {
  it('accepts what it signed, whatever the body and secret', async () => {
    await fc.assert(
      fc.asyncProperty(bodies, secrets, secrets, async (body, secret, other) => {
        const proof = await scheme.sign(request(body), secret, now);
        const result = await scheme.verify(request(body, proof), [other, secret], now);
        expect(result.ok).toBe(true);
      }),
    );
  });

  it('refuses the proof of another secret', async () => {
    await fc.assert(
      fc.asyncProperty(bodies, secrets, secrets, async (body, secret, other) => {
        fc.pre(secret !== other);
        const proof = await scheme.sign(request(body), other, now);
        expect((await scheme.verify(request(body, proof), [secret], now)).ok).toBe(false);
      }),
    );
  });

  it('refuses the proof of another body, if the body is covered', async () => {
    await fc.assert(
      fc.asyncProperty(bodies, bodies, secrets, async (body, other, secret) => {
        fc.pre(toHex(body) !== toHex(other));
        const proof = await scheme.sign(request(body), secret, now);
        const result = await scheme.verify(request(other, proof), [secret], now);
        expect(result.ok && result.covers !== 'token').toBe(false);
      }),
    );
  });

  it('never throws and never accepts a header somebody made up', async () => {
    const names = Object.keys(await scheme.sign(request(new Uint8Array()), await sampleOf(secrets), now));
    await fc.assert(
      fc.asyncProperty(
        bodies,
        secrets,
        fc.array(headerValues, { minLength: 3, maxLength: 3 }),
        async (body, secret, values) => {
          const headers = Object.fromEntries(names.map((name, index) => [name, values[index] ?? '']));
          fc.pre(!values.some((value) => value.trim() === secret));
          expect((await scheme.verify(request(body, headers), [secret], now)).ok).toBe(false);
        },
      ),
    );
  });
});

async function sampleOf(secrets: fc.Arbitrary<string>): Promise<string> {
  return fc.sample(secrets, { numRuns: 1, seed: 1 })[0] ?? '';
}

describe('encodings', () => {
  it('read back what they wrote', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 100 }), (bytes) => {
        expect(fromHex(toHex(bytes))).toEqual(bytes);
        expect(fromBase64(toBase64(bytes))).toEqual(bytes);
      }),
    );
  });

  it('read no other spelling of it', () => {
    const spelling = fc.oneof(headerValues, fc.base64String(), fc.stringMatching(/^[\da-fA-F=+/ -]*$/));
    fc.assert(
      fc.property(spelling, (text) => {
        const [hex, base64] = [fromHex(text), fromBase64(text)];
        if (hex) expect(toHex(hex)).toBe(text);
        if (base64) expect(toBase64(base64)).toBe(text);
      }),
      { numRuns: 2_000 },
    );
  });
});
