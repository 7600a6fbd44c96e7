import type { Attempt, Receiver } from '../contract.ts';
import { done } from '../problems.ts';
import { plainSecret, signingToken } from '../secrets.ts';

/** The proofs that a webhook is made with: GitLab takes both, and an old one ignores the signing token. */
export interface Proofs {
  token?: string;
  signing_token?: string;
}

const isSigning = (secret: string) => secret.startsWith('whsec_');

/** Whether the hook accepts signatures and nothing else. */
export function onlySigned({ secrets, auth }: Pick<Receiver, 'secrets' | 'auth'>): boolean {
  return auth === 'standard-webhooks' || (auth === undefined && secrets.some(isSigning));
}

/**
 * What to send. A hook that accepts only signatures is given its own signing token. One that takes the plain secret keeps
 * it, with a signing token beside it where nobody else can be using the hook yet: both proofs go out, so that no delivery
 * is refused before we know which one this GitLab understands.
 */
export async function proofsFor(hook: Receiver): Promise<Attempt<Proofs>> {
  const { secrets, auth, fresh } = hook;
  if (onlySigned(hook)) {
    const own = secrets.find(isSigning);
    if (own !== undefined) return done({ signing_token: own });
    const made = signingToken();
    const stored = await hook.become({ secrets: [made, ...secrets] });
    return stored.ok ? done({ signing_token: made }) : stored;
  }
  const plain = secrets.find((secret) => !isSigning(secret)) ?? plainSecret();
  if (!secrets.includes(plain)) {
    const stored = await hook.become({ secrets: [plain] });
    if (!stored.ok) return stored;
  }
  return done(auth === undefined && fresh ? { token: plain, signing_token: signingToken() } : { token: plain });
}
