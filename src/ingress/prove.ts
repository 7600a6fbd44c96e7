import { limits } from '../config.ts';
import type { ResolvedHook } from '../directory/contract.ts';
import type { Adapter, RawRequest } from '../kit/index.ts';
import type { Keys } from './key-ring.ts';
import { keysFor, schemeOf } from './scheme.ts';
import { type Verification, verify } from './verify.ts';

/** What {@link verify} says; or that it cannot be said now, since the vendor's key cannot be had. */
export type Proof = Verification | { ok: false; reason: 'undecided'; problem: string };

/**
 * Checks the proof of a request with the hook's secrets or with the keys that its vendor publishes. A proof that no known key
 * fits is false only if the key was published minutes ago: otherwise it may have been replaced, and is asked for anew.
 * `keys` answers with those confirmed after a time, or as new as they can be had; times in ms.
 */
export async function prove(
  adapter: Adapter,
  hook: ResolvedHook,
  request: RawRequest,
  keys: (after: number) => Promise<Keys>,
  receivedAt: number,
  now: number = receivedAt,
): Promise<Proof> {
  const scheme = schemeOf(adapter, hook);
  const first = await verify(request, scheme, hook.secrets, receivedAt);
  if (!keysFor(adapter, hook) || first.ok || first.reason !== 'mismatch') return first;
  let problem = '';
  for (const age of [limits.keyAge, limits.keyFresh]) {
    const known = await keys(now - age);
    const verification = await verify(request, scheme, known.keys, receivedAt);
    if (verification.ok || verification.reason !== 'mismatch') return verification;
    if (now - known.confirmedAt < limits.keyFresh) return verification;
    problem = known.problem;
  }
  return { ok: false, reason: 'undecided', problem };
}

/** Keys remembered by one isolate, by hook; beyond it the one that came first is forgotten. */
const capacity = 1_000;

const remembered = new Map<string, Keys>();

/** The keys for a hook, as its Inbox has them; those confirmed lately enough are not asked for. */
export function keysOf(env: Env, hook: ResolvedHook): (after: number) => Promise<Keys> {
  const address = `${hook.id} ${hook.server ?? ''}`;
  return async (after) => {
    const mine = remembered.get(address);
    if (mine && mine.confirmedAt > after) return mine;
    const keys: Keys = await env.INBOX.getByName(hook.id).keys(hook.source, hook.server ?? null, after);
    const [oldest] = remembered.keys();
    if (oldest !== undefined && remembered.size >= capacity) remembered.delete(oldest);
    remembered.set(address, keys);
    return keys;
  };
}

/** Forgets the keys that this isolate remembers. */
export function clearKeyCache(): void {
  remembered.clear();
}
