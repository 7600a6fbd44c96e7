import { fromBase64, sha256, toBase64Url, toHex } from './bytes.ts';

const make = 'Make one with `openssl rand -base64 32` and set it as a secret.';

/**
 * Secrets cannot be sealed or opened; the message says what to do. `missing` and `malformed` are about ENCRYPTION_KEY,
 * `unknown-key` and `damaged` about what is stored.
 */
export class VaultError extends Error {
  override readonly name = 'VaultError';
  readonly code: 'missing' | 'malformed' | 'unknown-key' | 'damaged';

  constructor(code: VaultError['code'], message: string) {
    super(message);
    this.code = code;
  }
}

interface Key {
  id: string;
  key: CryptoKey;
}

/**
 * Keeps secrets unreadable at rest: AES-256-GCM under the keys of ENCRYPTION_KEY (base64 of 32 bytes each, separated by
 * spaces). The first seals, all open: a new key is put in front, and the old one goes once everything is sealed anew.
 */
export class Vault {
  readonly #keys: readonly [Key, ...Key[]];

  private constructor(keys: readonly [Key, ...Key[]]) {
    this.#keys = keys;
  }

  /** Reads ENCRYPTION_KEY as it stands in the environment. Throws {@link VaultError} when it is missing or malformed. */
  static async from(text: string | null | undefined): Promise<Vault> {
    const [first, ...rest] = text?.trim().split(/\s+/).filter(Boolean) ?? [];
    if (first === undefined) throw new VaultError('missing', `ENCRYPTION_KEY is not set. ${make}`);
    return new Vault([
      await importKey(first, 1),
      ...(await Promise.all(rest.map((each, i) => importKey(each, i + 2)))),
    ]);
  }

  /** Names the key that seals: eight hex digits of its digest. */
  get keyId(): string {
    return this.#keys[0].id;
  }

  /** `v1.<key id>.<iv>.<ciphertext>`; only the same `aad` (table/row/field) opens it again. */
  async seal(plaintext: string, aad: string): Promise<string> {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const { id, key } = this.#keys[0];
    const sealed = await crypto.subtle.encrypt(parameters(iv, aad), key, new TextEncoder().encode(plaintext));
    return ['v1', id, toBase64Url(iv), toBase64Url(new Uint8Array(sealed))].join('.');
  }

  /** What was sealed with the same `aad`. Throws {@link VaultError}: `unknown-key` or `damaged` (altered, or moved). */
  async open(sealed: string, aad: string): Promise<string> {
    const [version, id, iv, ciphertext, ...more] = sealed.split('.');
    const [nonce, bytes] = [fromBase64(iv ?? ''), fromBase64(ciphertext ?? '')];
    if (version !== 'v1' || !nonce || !bytes || more.length > 0) throw damaged(aad);
    const key = this.#keys.find((each) => each.id === id)?.key;
    if (!key) {
      const message = `${aad} was sealed with a key that is no longer in ENCRYPTION_KEY. Put the old key back, after the new one and a space.`;
      throw new VaultError('unknown-key', message);
    }
    try {
      return new TextDecoder().decode(await crypto.subtle.decrypt(parameters(nonce, aad), key, bytes));
    } catch {
      throw damaged(aad);
    }
  }
}

function damaged(aad: string): VaultError {
  return new VaultError('damaged', `${aad} was altered or moved and cannot be opened. Enter its secrets again.`);
}

function parameters(iv: Uint8Array<ArrayBuffer>, aad: string) {
  return { name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(aad) };
}

async function importKey(text: string, position: number): Promise<Key> {
  const bytes = fromBase64(text);
  if (bytes?.length !== 32) {
    const found = bytes ? `has ${bytes.length} bytes` : 'is not base64';
    throw new VaultError(
      'malformed',
      `Key ${position} in ENCRYPTION_KEY ${found}; it must be base64 of 32 bytes. ${make}`,
    );
  }
  const key = await crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt']);
  return { id: toHex(await sha256(bytes)).slice(0, 8), key };
}
