import { limits } from '../config.ts';
import type { ResolvedHook } from './contract.ts';
import { KEY } from './schema.ts';
import { directory } from './stub.ts';

/** Hooks remembered by one isolate; beyond it the one used longest ago is forgotten. */
const capacity = 1_000;

const known = new Map<string, { hook: ResolvedHook; until: number }>();

/**
 * The hook behind `/{source}/{key}`, at most `limits.directoryCache` ms old; null when there is none. Unknown keys are asked for
 * every time, so that a new hook works at once. `now` in ms. Throws when the Directory cannot answer.
 */
export async function lookupHook(env: Env, source: string, key: string, now: number): Promise<ResolvedHook | null> {
  if (!KEY.test(key)) return null;
  const address = `${source}/${key}`;
  const found = known.get(address);
  known.delete(address);
  if (found && now < found.until) {
    known.set(address, found);
    return found.hook;
  }
  const hook: ResolvedHook | null = await directory(env).hook(source, key);
  if (hook) remember(address, { hook, until: now + limits.directoryCache });
  return hook;
}

/** Forgets every hook; called after a write, so that this isolate sees it at once. */
export function clearHookCache(): void {
  known.clear();
}

function remember(address: string, entry: { hook: ResolvedHook; until: number }): void {
  known.set(address, entry);
  const oldest = known.keys().next();
  if (known.size > capacity && !oldest.done) known.delete(oldest.value);
}
