import type { ResolvedHook } from '../directory/contract.ts';
import type { Adapter, AuthResult, RawRequest } from '../kit/index.ts';
import type { Reply } from './reply.ts';
import { keysFor } from './scheme.ts';

type Flaw = Extract<AuthResult, { ok: false }>['reason'];

const ofSecrets: Readonly<Record<Flaw, string>> = {
  missing: 'The proof is missing: set the same secret at the source as on this hook.',
  malformed: 'The proof has the wrong form for this source.',
  mismatch: 'The proof does not match: the secret at the source differs from the one on this hook.',
  stale: 'The proof is too old or from the future: check the clock of the sender.',
};

const ofKeys: Readonly<Record<Flaw, string>> = {
  ...ofSecrets,
  missing: 'The signature is missing: this does not come from the source that the hook is for.',
  mismatch: 'The signature does not fit the key that the source publishes.',
  stale: 'The signature is genuine, but of something that happened long ago: it is not told again.',
};

/** What the sender of a request without a valid proof is told. One that means well is told what it did. */
export function unproven(adapter: Adapter, hook: ResolvedHook, request: RawRequest, flaw: Flaw): Reply {
  const excuse = flaw === 'missing' ? adapter.unproven?.(request) : null;
  if (excuse) return { outcome: 'ignored', reason: excuse };
  return { outcome: 'unauthorized', reason: (keysFor(adapter, hook) ? ofKeys : ofSecrets)[flaw] };
}
