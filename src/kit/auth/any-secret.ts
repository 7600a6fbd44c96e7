import type { AuthResult, Covers } from '../contract.ts';

/**
 * Accepts when `matches` holds for any secret: during a rotation both the old and the new one do. All are tried,
 * whatever the first ones say. An empty secret never matches, and neither does an empty list.
 */
export async function anySecret(
  secrets: readonly string[],
  covers: Covers,
  matches: (secret: string) => Promise<boolean>,
): Promise<AuthResult> {
  const verdicts = await Promise.all(secrets.filter((secret) => secret.length > 0).map(matches));
  return verdicts.includes(true) ? { ok: true, covers } : { ok: false, reason: 'mismatch' };
}
