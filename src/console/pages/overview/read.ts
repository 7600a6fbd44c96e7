import type { Hook } from '../../../directory/index.ts';
import type { Flag } from '../../../inbox/flags.ts';
import type { Glance } from '../../../inbox/glance.ts';
import { log } from '../../../observe/log.ts';

/** A hook as a list shows it. */
export interface HookGlance {
  hook: Hook;
  /** Null when its Inbox did not answer. */
  glance: Glance | null;
  /** Its templates that failed. */
  flags: Flag[];
}

const day = 24 * 3_600_000;

/** Reads how a hook fared in the last 24 hours. `now` in ms. */
export async function glanceAtHook(env: Env, hook: Hook, now: number): Promise<HookGlance> {
  const stub = env.INBOX.getByName(hook.id);
  try {
    const [glance, { flags }] = await Promise.all([stub.glance(now - day), stub.status()]);
    return { hook, glance, flags };
  } catch (error) {
    log('warn', 'console.inbox', { hook: hook.id, error });
    return { hook, glance: null, flags: [] };
  }
}
