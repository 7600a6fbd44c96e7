import { describe, expect, it } from 'vitest';
import { Vault } from '../../../src/directory/vault.ts';

const key = (byte: number, length = 32) => btoa(String.fromCharCode(byte).repeat(length));
const [first, second] = [key(1), key(2)];
const place = 'groups/web-team/sealed';
const make = 'Make one with `openssl rand -base64 32` and set it as a secret.';

/** Changes the last character of one dot-separated part. */
function altered(sealed: string, part: number): string {
  const parts = sealed.split('.');
  const text = parts[part] ?? '';
  parts[part] = `${text[0] === 'A' ? 'B' : 'A'}${text.slice(1)}`;
  return parts.join('.');
}

describe('a vault', () => {
  it.each([
    ['a short secret', 'SEC0123'],
    ['Chinese', '上线 🚀'],
    ['nothing', ''],
    ['100 KB', 'x'.repeat(100_000)],
  ])('opens what it sealed: %s', async (_name, text) => {
    const vault = await Vault.from(first);
    const sealed = await vault.seal(text, place);
    expect(sealed).toMatch(/^v1\.[0-9a-f]{8}\.[\w-]{16}\.[\w-]+$/);
    expect(await vault.open(sealed, place)).toBe(text);
  });

  it('seals the same text differently every time', async () => {
    const vault = await Vault.from(first);
    expect(await vault.seal('x', place)).not.toBe(await vault.seal('x', place));
  });

  it.each([
    ['moved to another row', (sealed: string) => sealed, 'groups/ops/sealed'],
    ['moved to another table', (sealed: string) => sealed, 'hooks/web-team/sealed'],
    ['another iv', (sealed: string) => altered(sealed, 2), place],
    ['another ciphertext', (sealed: string) => altered(sealed, 3), place],
    ['cut short', (sealed: string) => sealed.slice(0, -2), place],
    ['another version', (sealed: string) => sealed.replace('v1', 'v2'), place],
    ['something appended', (sealed: string) => `${sealed}.x`, place],
    ['not sealed at all', () => 'plain text', place],
    ['empty', () => '', place],
  ])('refuses what is damaged: %s', async (_name, change, aad) => {
    const vault = await Vault.from(first);
    const sealed = change(await vault.seal('SEC-canary', place));
    const message = `${aad} was altered or moved and cannot be opened. Enter its secrets again.`;
    await expect(vault.open(sealed, aad)).rejects.toMatchObject({ name: 'VaultError', code: 'damaged', message });
  });
});

describe('a new key', () => {
  it('in front seals, while the old one still opens', async () => {
    const [old, rotated] = [await Vault.from(first), await Vault.from(`${second} ${first}`)];
    expect(await rotated.open(await old.seal('x', place), place)).toBe('x');
    expect(await rotated.seal('x', place)).toContain(`v1.${(await Vault.from(second)).keyId}.`);
    expect(rotated.keyId).not.toBe(old.keyId);
  });

  it('alone says that the old one is missing', async () => {
    const sealed = await (await Vault.from(first)).seal('x', place);
    const message =
      'groups/web-team/sealed was sealed with a key that is no longer in ENCRYPTION_KEY. Put the old key back, after the new one and a space.';
    await expect((await Vault.from(second)).open(sealed, place)).rejects.toMatchObject({
      code: 'unknown-key',
      message,
    });
  });
});

describe('ENCRYPTION_KEY', () => {
  it.each([
    ['is null', null, 'missing', `ENCRYPTION_KEY is not set. ${make}`],
    ['is undefined', undefined, 'missing', `ENCRYPTION_KEY is not set. ${make}`],
    ['is blank', '  ', 'missing', `ENCRYPTION_KEY is not set. ${make}`],
    [
      'is too short',
      key(1, 16),
      'malformed',
      `Key 1 in ENCRYPTION_KEY has 16 bytes; it must be base64 of 32 bytes. ${make}`,
    ],
    [
      'is too long',
      key(1, 33),
      'malformed',
      `Key 1 in ENCRYPTION_KEY has 33 bytes; it must be base64 of 32 bytes. ${make}`,
    ],
    [
      'is a pass phrase',
      'correct,horse',
      'malformed',
      `Key 1 in ENCRYPTION_KEY is not base64; it must be base64 of 32 bytes. ${make}`,
    ],
    [
      'has a bad second key',
      `${first} AAAA`,
      'malformed',
      `Key 2 in ENCRYPTION_KEY has 3 bytes; it must be base64 of 32 bytes. ${make}`,
    ],
  ])('that %s says how to mend it', async (_name, text, code, message) => {
    await expect(Vault.from(text)).rejects.toMatchObject({ name: 'VaultError', code, message });
  });

  it.each([
    ['base64url without padding', first.replace(/=+$/, '')],
    ['several spaces and a line break', ` ${first}  ${second}\n`],
  ])('is read from %s', async (_name, text) => {
    expect((await Vault.from(text)).keyId).toBe((await Vault.from(first)).keyId);
  });
});
