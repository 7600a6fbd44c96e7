import { log } from '../observe/log.ts';

/** Calls are made in batches of this many. */
const batch = 50;

/** Tells the Outboxes of these groups that their settings changed. A failure is logged: they read them again by themselves. */
export async function refreshOutboxes(env: Env, groups: readonly string[]): Promise<void> {
  await each(groups, 'refresh', (id) => env.OUTBOX.getByName(id).refresh());
}

/** Wakes every Inbox and Outbox, in case one has lost its alarm. A failure is logged and tried again at the next round. */
export async function wakeAll(env: Env, ids: { hooks: readonly string[]; groups: readonly string[] }): Promise<void> {
  await each(ids.hooks, 'wake', (id) => env.INBOX.getByName(id).wake());
  await each(ids.groups, 'wake', (id) => env.OUTBOX.getByName(id).wake());
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
