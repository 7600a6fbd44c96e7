import type { ResolvedHook } from '../directory/contract.ts';
import type { BuildMemory, Incoming } from '../inbox/delivery.ts';
import type { Adapter } from '../kit/index.ts';
import { finishedBuilds, withMemory } from './builds.ts';
import { dispatchesFor, postingsFor } from './dispatches.ts';
import { outcomeOf, reasonOf, rulings } from './orders.ts';
import { quarantineNotice, quarantineOnce } from './quarantine.ts';
import type { Understanding } from './understand.ts';

/** What a delivery means for a hook: what to journal, and what to tell whom. */
export type Verdict = Pick<
  Incoming,
  'event' | 'topic' | 'outcome' | 'reason' | 'dispatches' | 'builds' | 'once' | 'recalled' | 'renders'
>;

/** Decides what is told of a delivery, and renders it. `lastBuild` answers how a series stood before; `now` in ms. */
export async function judge(
  adapter: Adapter,
  hook: ResolvedHook,
  understanding: Exclude<Understanding, { kind: 'malformed' }>,
  lastBuild: (series: string) => Promise<BuildMemory | null>,
  now: number,
): Promise<Verdict> {
  const { event } = understanding;
  const silent = { event, dispatches: [], builds: [], recalled: {}, renders: [] };
  if (understanding.kind === 'quarantined') {
    const { reason } = understanding;
    const { dispatches, renders } = dispatchesFor([quarantineNotice(adapter, hook, event)], hook, now);
    return {
      ...silent,
      topic: event,
      outcome: 'quarantined',
      reason,
      dispatches,
      renders,
      once: quarantineOnce(event),
    };
  }
  const { parsed } = understanding;
  if ('ignored' in parsed) {
    return { ...silent, topic: parsed.topic, outcome: 'ignored', reason: `${parsed.ignored}: ${parsed.what}` };
  }
  const recalled: Record<string, BuildMemory> = {};
  const recall = async (series: string) => {
    const last = await lastBuild(series);
    if (last) recalled[series] = last;
    return last;
  };
  const { topic, events } = await withMemory(parsed, recall, now);
  const builds = finishedBuilds(events).map(({ series, status }) => ({ series, status }));
  const ruled = rulings({ topic, events }, adapter, hook, now);
  const outcome = outcomeOf(ruled);
  if (outcome !== 'accepted') {
    return { ...silent, topic, outcome, reason: reasonOf(ruled).join('; ') || null, builds, recalled };
  }
  const told = new Map(ruled.filter(({ decision }) => decision.send).map((ruling) => [ruling.event, ruling]));
  const { dispatches, flaws, renders } = postingsFor([...told.keys()], hook, now, (each) => told.get(each) ?? hook);
  const reason = [...reasonOf(ruled), ...flaws].join('; ') || null;
  return { event, topic, outcome, reason, dispatches, builds, recalled, renders };
}
