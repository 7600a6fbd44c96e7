import type { Hook } from '../../../directory/index.ts';
import type { Glance } from '../../../inbox/glance.ts';
import type { InboxStatus } from '../../../inbox/index.ts';
import { log } from '../../../observe/log.ts';

/** How a hook stands, worst first: what a person would want to know before anything else. */
export type HookState =
  | 'unreadable'
  | 'sealed'
  | 'refusing'
  | 'flagged'
  | 'quarantined'
  | 'unverified'
  | 'new'
  | 'fine';

/** A hook with how it stands. */
export interface Standing {
  hook: Hook;
  state: HookState;
  /** Null when its Inbox did not answer. */
  status: InboxStatus | null;
  /** The newest delivery and those of the last 24 hours. */
  glance: Glance | null;
  /** Deliveries that the journal holds, by how they ended. */
  kept: Glance['counts'];
}

const day = 24 * 3_600_000;

/** Reads how a hook stands. An Inbox that does not answer is a state of its own, and logged. `now` in ms. */
export async function standingOf(env: Env, hook: Hook, isSealed: boolean, now: number): Promise<Standing> {
  const stub = env.INBOX.getByName(hook.id);
  try {
    const [status, glance, all] = await Promise.all([stub.status(), stub.glance(now - day), stub.glance(0)]);
    const kept = all.counts;
    return { hook, status, glance, kept, state: stateOf({ status, glance, kept, isSealed }, now) };
  } catch (error) {
    log('warn', 'console.inbox', { hook: hook.id, error });
    return { hook, status: null, glance: null, kept: {}, state: 'unreadable' };
  }
}

/** Judges a hook by its Inbox. `isSealed`: its key cannot be opened, so nothing reaches it. `now` in ms. */
export function stateOf(
  {
    status,
    glance,
    kept,
    isSealed,
  }: Pick<Standing, 'kept'> & { status: InboxStatus; glance: Glance; isSealed: boolean },
  now: number,
): HookState {
  if (isSealed) return 'sealed';
  const lastRefusal = status.refused?.last ?? 0;
  // What was accepted since shows that the source has the right secret.
  if (lastRefusal > now - day && lastRefusal > (glance.last?.receivedAt ?? 0)) return 'refusing';
  if (status.flags.length > 0) return 'flagged';
  if ((kept.quarantined ?? 0) > 0) return 'quarantined';
  if (status.unverified > 0) return 'unverified';
  return glance.last === null ? 'new' : 'fine';
}

/** Deliveries of a count by outcome, all together. */
export function total(counts: Glance['counts']): number {
  return Object.values(counts).reduce((sum, n) => sum + n, 0);
}
