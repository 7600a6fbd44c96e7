import type { AuthScheme } from '../contract.ts';
import { anySecret } from './any-secret.ts';
import { byteString, latin1, utf8 } from './encoding.ts';
import { textKeys } from './keys.ts';

/**
 * The secret itself in a header. It must be the whole value, character by character; secrets outside ASCII travel as
 * UTF-8. HTTP drops spaces around a header's value, so a secret that starts or ends with one never matches. A `prefix`
 * (`Bearer `) stands before it, exactly. An empty header, or one without the prefix, is `malformed`.
 */
export function sharedToken({ id, header, prefix = '' }: { id: string; header: string; prefix?: string }): AuthScheme {
  return {
    id,
    async verify(req, secrets) {
      const whole = req.headers.get(header);
      if (whole === null) return { ok: false, reason: 'missing' };
      const value = whole.startsWith(prefix) ? whole.slice(prefix.length) : '';
      if (value === '') return { ok: false, reason: 'malformed' };
      // Runtimes hand out header bytes outside ASCII either as they came or decoded.
      const readings = [utf8(value), latin1(value)].filter((bytes) => bytes !== undefined);
      return anySecret(secrets, 'token', (secret) => isAny(secret, readings));
    },
    async sign(_req, secret) {
      return { [header]: prefix + byteString(utf8(secret)) };
    },
  };
}

/** Compares digests under a key that only we and the sender know, so that timing tells nothing about the secret. */
async function isAny(secret: string, readings: readonly Uint8Array[]): Promise<boolean> {
  const key = await textKeys['SHA-256'](secret);
  const expected = await crypto.subtle.sign('HMAC', key, utf8(secret));
  const verdicts = await Promise.all(readings.map((given) => crypto.subtle.verify('HMAC', key, expected, given)));
  return verdicts.includes(true);
}
