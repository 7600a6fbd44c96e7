import type { ResolvedHook } from '../directory/contract.ts';
import type { BuildMemory, DeliveryDetail, Rendering } from '../inbox/delivery.ts';
import { unsendable } from '../inbox/unverified.ts';
import { type Adapter, RawRequest } from '../kit/index.ts';
import { withMemory } from './builds.ts';
import { dispatchesFor } from './dispatches.ts';
import { unpack } from './gzip.ts';
import { reasonOf, rulings } from './orders.ts';
import { understand } from './understand.ts';
import { fromJournal } from './verify.ts';

/** A delivery by today's adapter and templates, or why it still says nothing. */
export type Rerendering = { ok: true; rendering: Rendering } | { ok: false; reason: string };

/**
 * Reads a delivery of the journal again, as it came, and renders it with what the hook is now. What the hook filters or its
 * source keeps quiet is rendered too: a person asked for it; its rules say for which groups and how, as of when it came. Builds are compared with what was known when it came;
 * `lastBuild` answers for a delivery that was not understood then. `now` in ms.
 */
export async function rerender(
  adapter: Adapter,
  hook: ResolvedHook,
  delivery: DeliveryDetail,
  lastBuild: (series: string) => Promise<BuildMemory | null>,
  now: number,
): Promise<Rerendering> {
  const { outcome } = delivery;
  if (outcome === 'unverified' || outcome === 'refused') return { ok: false, reason: unsendable[outcome] };
  if (!delivery.body) return { ok: false, reason: `Its body of ${delivery.bytes} bytes was too large to be kept.` };
  const { bytes } = await unpack(delivery.body, adapter.maxBody);
  const url = new URL(`https://journal.invalid/${adapter.name}`);
  const request = new RawRequest('POST', url, new Headers(delivery.headers), bytes, hook.name);
  const read = understand(adapter, fromJournal(request));
  if (read.kind !== 'parsed') return { ok: false, reason: `This version cannot read it: ${read.reason}` };
  const { event, parsed } = read;
  if ('ignored' in parsed) {
    return { ok: false, reason: `There is nothing to say about it: ${parsed.ignored}: ${parsed.what}` };
  }
  const recall = async (series: string) => {
    const last = delivery.recalled[series] ?? (await lastBuild(series));
    return last && last.since < delivery.receivedAt ? last : null;
  };
  const { topic, events } = await withMemory(parsed, recall, delivery.receivedAt);
  const ruled = rulings({ topic, events }, adapter, hook, delivery.receivedAt);
  const orders = new Map(ruled.map((each) => [each.event, each]));
  const { dispatches, flaws, renders } = dispatchesFor(
    [...orders.keys()],
    hook,
    now,
    (each) => orders.get(each) ?? hook,
  );
  const reason = [...reasonOf(ruled), ...flaws].join('; ') || null;
  return { ok: true, rendering: { event, topic, reason, dispatches, renders } };
}
