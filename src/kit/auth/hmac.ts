import type { AuthScheme } from '../contract.ts';
import type { RawRequest } from '../request.ts';
import { anySecret } from './any-secret.ts';
import { fromBase64, fromHex, toBase64, toHex } from './encoding.ts';
import { digestLength, type Hash, textKeys } from './keys.ts';
import { signedMessage } from './message.ts';

/** How a vendor spells its HMAC. */
export interface HmacOptions {
  /** The scheme's name in a hook's configuration. */
  id: string;
  /** The header that carries the proof. */
  header: string;
  hash: Hash;
  /** Stands before the digest, exactly: `sha256=`. */
  prefix?: string;
  encoding: 'hex' | 'base64';
  /** What is signed; the raw body unless the vendor does otherwise. May throw `Malformed`. */
  message?: (req: RawRequest) => Uint8Array;
}

/**
 * A keyed digest in a header, its key the secret's UTF-8 bytes. Exactly one spelling is accepted: the prefix, then
 * lower-case hex or canonical base64 of the full length. Everything else, a header sent twice included, is `malformed`.
 * An empty secret never matches; signing with one rejects.
 */
export function hmac({
  id,
  header,
  hash,
  prefix = '',
  encoding,
  message = ({ body }) => body,
}: HmacOptions): AuthScheme {
  const { encode, decode } = encodings[encoding];
  const keyOf = textKeys[hash];
  return {
    id,
    async verify(req, secrets) {
      const value = req.headers.get(header);
      if (value === null) return { ok: false, reason: 'missing' };
      const digest = value.startsWith(prefix) ? decode(value.slice(prefix.length)) : undefined;
      const data = signedMessage(message, req);
      if (digest?.byteLength !== digestLength[hash] || !data) return { ok: false, reason: 'malformed' };
      return anySecret(secrets, 'body', async (secret) =>
        crypto.subtle.verify('HMAC', await keyOf(secret), digest, data),
      );
    },
    async sign(req, secret) {
      const digest = await crypto.subtle.sign('HMAC', await keyOf(secret), message(req));
      return { [header]: prefix + encode(new Uint8Array(digest)) };
    },
  };
}

const encodings = {
  hex: { encode: toHex, decode: fromHex },
  base64: { encode: toBase64, decode: fromBase64 },
} as const;
