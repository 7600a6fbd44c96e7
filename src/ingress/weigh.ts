import { sha256, toHex } from '../directory/bytes.ts';
import type { ResolvedHook } from '../directory/contract.ts';
import type { BuildMemory, Incoming } from '../inbox/delivery.ts';
import type { Adapter } from '../kit/index.ts';
import { glob } from '../rules/glob.ts';
import { dedupeKeys } from './dedupe.ts';
import { judge, type Verdict } from './judge.ts';
import type { Understanding } from './understand.ts';
import type { Verification } from './verify.ts';

/** A delivery that was proved and read: what it means for its hook, and how it is told from others. */
export interface Weighed extends Verdict, Pick<Incoming, 'nativeId' | 'keys'> {}

/**
 * Judges a delivery, unless it comes from a repository that the hook does not name. `lastBuild` answers how a series stood
 * before; `now` in ms.
 */
export async function weigh(
  adapter: Adapter,
  hook: ResolvedHook,
  { request, covers }: Extract<Verification, { ok: true }>,
  understanding: Exclude<Understanding, { kind: 'malformed' }>,
  lastBuild: (series: string) => Promise<BuildMemory | null>,
  now: number,
): Promise<Weighed> {
  const nativeId = adapter.deliveryId(request);
  const keys = dedupeKeys(covers, nativeId, toHex(await sha256(request.body)), adapter.repeats);
  const foreign = foreignTo(hook, adapter.repository?.(request) ?? null);
  if (foreign === null) return { ...(await judge(adapter, hook, understanding, lastBuild, now)), nativeId, keys };
  const { event } = understanding;
  const topic = 'parsed' in understanding ? understanding.parsed.topic : event;
  const silent = { dispatches: [], builds: [], recalled: {}, renders: [] };
  return { ...silent, event, topic, outcome: 'filtered', reason: foreign, nativeId, keys };
}

/** Why news of a repository is none of the hook's business; null when it is. */
function foreignTo({ repositories = [] }: ResolvedHook, repository: string | null): string | null {
  if (repository === null || repositories.some((pattern) => glob(pattern, true)(repository))) return null;
  if (repositories.length === 0)
    return 'This hook names no repositories, so it accepts none: add them to its settings.';
  return `${repository} is not among the repositories of this hook: ${repositories.join(', ')}`;
}
