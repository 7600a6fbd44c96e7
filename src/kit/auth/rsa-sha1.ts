import type { AuthScheme } from '../contract.ts';
import type { RawRequest } from '../request.ts';
import { anySecret } from './any-secret.ts';
import { fromBase64, toBase64 } from './encoding.ts';
import { privateKeys, publicKeys } from './keys.ts';
import { signedMessage } from './message.ts';

/** Where a vendor puts its RSA signature, and over what. */
export interface RsaSha1Options {
  /** The scheme's name in a hook's configuration. */
  id: string;
  /** The header that carries the signature, in base64. */
  header: string;
  /** What is signed. May throw `Malformed`. */
  message: (req: RawRequest) => Uint8Array;
}

/**
 * RSASSA-PKCS1-v1_5 with SHA-1, as Travis CI signs (https://docs.travis-ci.com/user/notifications/). To verify, a
 * secret is the vendor's public key in PEM (`PUBLIC KEY`); to sign, the private one (`PRIVATE KEY`, PKCS #8). Text that
 * is no such key never matches; signing with it rejects.
 */
export function rsaSha1({ id, header, message }: RsaSha1Options): AuthScheme {
  return {
    id,
    async verify(req, secrets) {
      const value = req.headers.get(header);
      if (value === null) return { ok: false, reason: 'missing' };
      const signature = fromBase64(value);
      const data = signedMessage(message, req);
      if (!signature || !data) return { ok: false, reason: 'malformed' };
      return anySecret(secrets, 'body', async (secret) => {
        const key = await publicKeys(secret);
        return key ? crypto.subtle.verify('RSASSA-PKCS1-v1_5', key, signature, data) : false;
      });
    },
    async sign(req, secret) {
      const key = await privateKeys(secret);
      if (!key) throw new TypeError('to sign, the secret must be an RSA private key in PEM (PKCS #8)');
      const signature = await crypto.subtle.sign('RSASSA-PKCS1-v1_5', key, message(req));
      return { [header]: toBase64(new Uint8Array(signature)) };
    },
  };
}
