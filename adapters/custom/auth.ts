import { anyOf, dingtalkSign, hmac, secretUrl, sharedToken, standardWebhooks } from '../../src/kit/index.ts';

const signedBody = hmac({
  id: 'hmac-sha256',
  header: 'x-hub-signature-256',
  hash: 'SHA-256',
  prefix: 'sha256=',
  encoding: 'hex',
});
const bearer = sharedToken({ id: 'shared-token', header: 'authorization', prefix: 'Bearer ' });
const signed = dingtalkSign();
const standard = standardWebhooks();

/** Any of the proofs that a hook's secret can make: each of a team's programs uses the one it is able to. */
const anyProof = anyOf('any-proof', [signedBody, standard, bearer, signed]);

const address = secretUrl();

/** The proofs a program of one's own can give, strongest first. */
export const proofs = [standard, signedBody, bearer, signed, anyProof, address] as const;

/**
 * A hook with a secret wants a proof, whichever; one without trusts who knows its address, as DingTalk's own robots do.
 */
export function defaultProof(secrets: readonly string[]) {
  return secrets.length > 0 ? anyProof : address;
}
