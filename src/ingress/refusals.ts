import { limits } from '../config.ts';
import type { Refusal, RefusalCounts } from '../inbox/refusals.ts';
import { log } from '../observe/log.ts';

/** What one isolate refused on a hook since its last report; `until` (ms) its next one is under way. */
interface Window {
  counts: Partial<Record<Refusal, number>>;
  until: number;
}

const windows = new Map<string, Window>();

/**
 * Counts a request that was refused on a hook that exists. The first is reported to its Inbox at once, those of the next
 * `limits.refusedEvery` ms together: a flood costs two calls and rows in that time, however large it is. `later` keeps the isolate
 * alive for the report; what it counted in the meantime is lost if it dies. `now` in ms.
 */
export function countRefusal(
  env: Env,
  hook: string,
  refusal: Refusal,
  now: number,
  later: (work: Promise<void>) => void,
): void {
  const open = windows.get(hook);
  const counts = open?.counts ?? {};
  counts[refusal] = (counts[refusal] ?? 0) + 1;
  if (open && now < open.until) return;
  // Its report was cut off, or is late: what it would have said is said now, and only now.
  if (open) open.counts = {};
  const window: Window = { counts: {}, until: now + 2 * limits.refusedEvery };
  windows.set(hook, window);
  later(reportTwice(env, hook, counts, window));
}

async function reportTwice(env: Env, hook: string, first: RefusalCounts, window: Window): Promise<void> {
  await report(env, hook, first);
  await new Promise((resolve) => setTimeout(resolve, limits.refusedEvery));
  if (windows.get(hook) === window) windows.delete(hook);
  await report(env, hook, window.counts);
}

async function report(env: Env, hook: string, counts: RefusalCounts): Promise<void> {
  if (Object.keys(counts).length === 0) return;
  try {
    await env.INBOX.getByName(hook).refuse(counts, Date.now());
  } catch (error) {
    log('warn', 'ingress.refused', { hook, counts, error });
  }
}
