import { fromBase64, utf8 } from './encoding.ts';

/** Keys kept ready per kind; beyond this the oldest is forgotten. */
const capacity = 256;

/**
 * Remembers what `make` gave for a secret, so that a busy hook pays for importing its key once. It keeps results, never
 * promises, which a Worker must not share between requests.
 */
export function remembered<T>(make: (secret: string) => Promise<T>): (secret: string) => Promise<T> {
  const known = new Map<string, { value: T }>();
  return async (secret) => {
    const hit = known.get(secret);
    if (hit) return hit.value;
    const value = await make(secret);
    const [oldest] = known.keys();
    if (oldest !== undefined && known.size >= capacity) known.delete(oldest);
    known.set(secret, { value });
    return value;
  };
}

/** The hashes that vendors use. */
export type Hash = 'SHA-256' | 'SHA-1';

/** Bytes in a digest. */
export const digestLength: Readonly<Record<Hash, number>> = { 'SHA-256': 32, 'SHA-1': 20 };

/** An HMAC key of raw bytes, of which there must be at least one. */
export function hmacKey(hash: Hash, bytes: Uint8Array): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash }, false, ['sign', 'verify']);
}

/** HMAC keys from secrets taken as UTF-8 text. */
export const textKeys: Readonly<Record<Hash, (secret: string) => Promise<CryptoKey>>> = {
  'SHA-256': remembered((secret) => hmacKey('SHA-256', utf8(secret))),
  'SHA-1': remembered((secret) => hmacKey('SHA-1', utf8(secret))),
};

const rsa = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-1' } as const;

/** RSA public keys from PEM (SPKI); undefined where the text is no such key. */
export const publicKeys = remembered(async (pem) => {
  const der = fromPem(pem, 'PUBLIC KEY');
  return der && imported(crypto.subtle.importKey('spki', der, rsa, false, ['verify']));
});

/** RSA private keys from PEM (PKCS #8); undefined where the text is no such key. */
export const privateKeys = remembered(async (pem) => {
  const der = fromPem(pem, 'PRIVATE KEY');
  return der && imported(crypto.subtle.importKey('pkcs8', der, rsa, false, ['sign']));
});

/** WebCrypto tells of bytes that are no key only by rejecting; its reason says no more than that. */
function imported(key: Promise<CryptoKey>): Promise<CryptoKey | undefined> {
  return key.catch(() => undefined);
}

function fromPem(text: string, label: string): Uint8Array | undefined {
  const [, base64] = new RegExp(`^-----BEGIN ${label}-----\\s([^-]+)-----END ${label}-----$`).exec(text.trim()) ?? [];
  return base64 === undefined ? undefined : fromBase64(base64.replace(/\s/g, ''));
}
