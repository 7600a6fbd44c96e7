import type { AuthScheme } from '../contract.ts';

/**
 * For senders of every sort on one hook: any of `schemes` will do, the strongest first; each is made with the same secret.
 * Without a secret nothing is accepted. Signs as the first.
 */
export function anyOf(id: string, schemes: readonly [AuthScheme, ...AuthScheme[]]): AuthScheme {
  return {
    id,
    async verify(req, secrets, now) {
      const results = await Promise.all(schemes.map((scheme) => scheme.verify(req, secrets, now)));
      const accepted = results.find(({ ok }) => ok);
      // Of the proofs that are there, one says why it is refused.
      const present = results.find((result) => !result.ok && result.reason !== 'missing');
      return accepted ?? present ?? { ok: false, reason: 'missing' };
    },
    sign: (req, secret, now) => schemes[0].sign(req, secret, now),
  };
}
