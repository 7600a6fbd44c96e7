import type { Event } from '../event/index.ts';
import type { DeliveryDetail, DeliveryOutcome } from '../inbox/delivery.ts';
import { adapterFor } from '../ingress/adapter.ts';
import { withMemory } from '../ingress/builds.ts';
import { unpack } from '../ingress/gzip.ts';
import { understand } from '../ingress/understand.ts';
import { fromJournal } from '../ingress/verify.ts';
import { RawRequest } from '../kit/index.ts';

/** A hook as far as its journal needs it. */
interface Journaled {
  id: string;
  name: string;
  source: string;
}

/** An event as it came in a delivery. */
export interface RecentEvent {
  delivery: string;
  /** Its place among the events of the delivery. */
  index: number;
  /** ms. */
  receivedAt: number;
  event: Event;
}

/** Deliveries whose proof was accepted and which this version could read when they came. */
const readable: readonly DeliveryOutcome[] = ['accepted', 'filtered'];

/** The events of a hook's last `most` deliveries, newest first, read again by today's adapter; none of those that it cannot read. */
export async function recentEvents(env: Env, hook: Journaled, most: number): Promise<RecentEvent[]> {
  const inbox = env.INBOX.getByName(hook.id);
  const rows = await inbox.deliveries(most, null);
  const wanted = rows.filter(({ outcome }) => readable.includes(outcome));
  const found = await Promise.all(wanted.map(({ id }) => deliveredEvents(env, hook, id)));
  return found.flat();
}

/** The events of one delivery of a hook; none where it is gone, was too large to be kept or says nothing. */
export async function deliveredEvents(env: Env, hook: Journaled, id: string): Promise<RecentEvent[]> {
  const delivery = await env.INBOX.getByName(hook.id).delivery(id);
  if (!delivery?.body || !readable.includes(delivery.outcome)) return [];
  const events = await read(hook, delivery, delivery.body);
  return events.map((event, index) => ({ delivery: id, index, receivedAt: delivery.receivedAt, event }));
}

async function read(hook: Journaled, delivery: DeliveryDetail, body: Uint8Array): Promise<readonly Event[]> {
  const adapter = adapterFor(hook.source);
  if (!adapter) return [];
  const { bytes } = await unpack(body, adapter.maxBody);
  const url = new URL(`https://journal.invalid/${adapter.name}`);
  const request = new RawRequest('POST', url, new Headers(delivery.headers), bytes, hook.name);
  const understood = understand(adapter, fromJournal(request));
  if (understood.kind !== 'parsed' || 'ignored' in understood.parsed) return [];
  const recall = async (series: string) => delivery.recalled[series] ?? null;
  const { events } = await withMemory(understood.parsed, recall, delivery.receivedAt);
  return events;
}
