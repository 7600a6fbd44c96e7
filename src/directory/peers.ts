import { log } from '../observe/log.ts';
import type { Watched } from './watch.ts';

/** Calls are made in batches of this many. */
const batch = 50;

/** Tells the Outboxes of these groups that their settings changed. A failure is logged: they read them again by themselves. */
export async function refreshOutboxes(env: Env, groups: readonly string[]): Promise<void> {
  await each(groups, 'refresh', (id) => env.OUTBOX.getByName(id).refresh());
}

/**
 * Wakes Inboxes and Outboxes, in case one has lost its alarm; `onRest` is told who has nothing to do. A failure is logged
 * and tried again at the next round.
 */
export async function wakeAll(
  env: Env,
  ids: Readonly<Record<Watched, readonly string[]>>,
  onRest: (what: Watched, id: string) => void,
): Promise<void> {
  const wake = async (what: Watched, id: string) => {
    const object = what === 'hooks' ? env.INBOX.getByName(id) : env.OUTBOX.getByName(id);
    if ((await object.wake()) === false) onRest(what, id);
  };
  await each(ids.hooks, 'wake', (id) => wake('hooks', id));
  await each(ids.groups, 'wake', (id) => wake('groups', id));
}

async function each(
  ids: readonly string[],
  what: 'refresh' | 'wake',
  call: (id: string) => Promise<void>,
): Promise<void> {
  for (let start = 0; start < ids.length; start += batch) {
    const results = ids.slice(start, start + batch).map(async (id) => {
      try {
        await call(id);
      } catch (error) {
        log('warn', `directory.${what}`, { id, error });
      }
    });
    await Promise.all(results);
  }
}
