import { type ShownBody, shownBody } from '../../../api/delivery-body.ts';
import type { Hook } from '../../../directory/index.ts';
import type { Event } from '../../../event/index.ts';
import type { DeliveryDetail } from '../../../inbox/delivery.ts';
import { adapterFor } from '../../../ingress/adapter.ts';
import { unpack } from '../../../ingress/gzip.ts';
import { type Rerendering, rerender } from '../../../ingress/rerender.ts';
import { resolvedHook } from '../../../ingress/resolved-hook.ts';
import { understand } from '../../../ingress/understand.ts';
import { fromJournal } from '../../../ingress/verify.ts';
import { RawRequest } from '../../../kit/index.ts';
import { log } from '../../../observe/log.ts';
import type { Dispatch } from '../../../outbox/dispatch.ts';
import type { Trace } from '../../../outbox/trace.ts';
import { said } from '../../../outbox/words.ts';

/** One dispatch of a delivery: what it says, and where it is. */
export interface Step {
  id: string;
  group: string;
  /** Null where it is forgotten. */
  dispatch: Dispatch | null;
  /** Null when the group's Outbox did not answer. */
  trace: Trace | null;
}

/** A delivery with everything that is known of its way. */
export interface Journey {
  delivery: DeliveryDetail;
  /** Null where it was not kept. */
  body: ShownBody | null;
  /** What today's version reads in it. */
  events: readonly Event[];
  /** What today's templates and rules make of it; null when the hook cannot be opened. */
  again: Rerendering | null;
  steps: readonly Step[];
}

/** Follows a delivery; null when there is none, or none any more. `now` in ms. */
export async function journeyOf(env: Env, hook: Hook, id: string, now: number): Promise<Journey | null> {
  const inbox = env.INBOX.getByName(hook.id);
  const [delivery, postings]: [DeliveryDetail | null, Dispatch[]] = await Promise.all([
    inbox.delivery(id),
    inbox.postings(id).then((all) => all.map(said)),
  ]);
  if (!delivery) return null;
  const [body, events, again, steps] = await Promise.all([
    delivery.body && shownBody(delivery.body),
    eventsIn(hook, delivery),
    readAgain(env, hook.id, delivery, now),
    stepsOf(env, delivery, postings),
  ]);
  return { delivery, body, events, again, steps };
}

/** What today's adapter, templates and rules make of a delivery; null when the hook cannot be opened. */
export async function readAgain(
  env: Env,
  id: string,
  delivery: DeliveryDetail,
  now: number,
): Promise<Rerendering | null> {
  const hook = await resolvedHook(env, id);
  const adapter = hook && adapterFor(hook.source);
  if (!hook || !adapter) return null;
  return rerender(adapter, hook, delivery, (series) => env.INBOX.getByName(id).lastBuild(series), now);
}

async function eventsIn({ source, name }: Hook, { body, headers, outcome }: DeliveryDetail): Promise<readonly Event[]> {
  const adapter = adapterFor(source);
  // What was never proved to be genuine is not read.
  if (!adapter || !body || outcome === 'unverified' || outcome === 'refused') return [];
  const { bytes } = await unpack(body, adapter.maxBody);
  const url = new URL(`https://journal.invalid/${source}`);
  const read = understand(adapter, fromJournal(new RawRequest('POST', url, new Headers(headers), bytes, name)));
  return read.kind === 'parsed' && !('ignored' in read.parsed) ? read.parsed.events : [];
}

async function stepsOf(env: Env, { dispatches }: DeliveryDetail, postings: readonly Dispatch[]): Promise<Step[]> {
  const byGroup = Map.groupBy(dispatches, ({ group }) => group);
  const traces = await Promise.all(
    [...byGroup].map(([group, some]) =>
      traced(
        env,
        group,
        some.map(({ id }) => id),
      ),
    ),
  );
  const found = new Map(traces.flat().map((trace) => [trace.id, trace]));
  return dispatches.map(({ id, group }) => ({
    id,
    group,
    dispatch: postings.find((posting) => posting.id === id) ?? null,
    trace: found.get(id) ?? null,
  }));
}

async function traced(env: Env, group: string, ids: string[]): Promise<Trace[]> {
  try {
    return await env.OUTBOX.getByName(group).whereabouts(ids);
  } catch (error) {
    log('warn', 'console.outbox', { group, error });
    return [];
  }
}
