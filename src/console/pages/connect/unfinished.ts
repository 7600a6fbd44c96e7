import type { Hook } from '../../../directory/index.ts';
import { log } from '../../../observe/log.ts';

/** Hooks that are looked at: reading each wakes an object. */
const most = 60;

/** The hooks that nothing was ever received on, newest first. One that does not answer is none of them, and logged. */
export async function unfinishedHooks(env: Env, hooks: readonly Hook[], now: number): Promise<Hook[]> {
  const latest = hooks.toReversed().slice(0, most);
  const silent = await Promise.all(
    latest.map(async ({ id }) => {
      try {
        return (await env.INBOX.getByName(id).glance(now)).last === null;
      } catch (error) {
        log('warn', 'console.inbox', { hook: id, error });
        return false;
      }
    }),
  );
  return latest.filter((_, i) => silent[i]);
}
