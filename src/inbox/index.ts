import { DurableObject } from 'cloudflare:workers';
import { Alarm } from '../alarm.ts';
import { limits } from '../config.ts';
import { log } from '../observe/log.ts';
import type { Backlog } from './backlog.ts';
import { Courier } from './courier.ts';
import type {
  Accepted,
  BuildMemory,
  DeliveryDetail,
  DeliveryRow,
  Incoming,
  Replayed,
  ReplayOrder,
} from './delivery.ts';
import type { Flag } from './flags.ts';
import { deliveryIds } from './ids.ts';
import type { RefusalCounts, Refused } from './refusals.ts';
import { InboxStore } from './store.ts';

/** How a hook fares: shown to whoever looks after it. */
export interface InboxStatus {
  /** Templates that failed when they were last needed. */
  flags: Flag[];
  /** Requests turned away at the door; null when none was. */
  refused: Refused | null;
  /** Dispatches that no Outbox has taken over yet. */
  pending: number;
}

/**
 * One hook's journal. What {@link Inbox.accept} has answered is on disk and will reach its Outboxes, whatever crashes: by
 * then it has been handed over, or an alarm is set that repeats the hand-over until each Outbox has confirmed it.
 * Repeating it changes nothing.
 */
export class Inbox extends DurableObject<Env> {
  readonly #store: InboxStore;
  readonly #alarm: Alarm;
  readonly #nextId: (now: number) => string;
  readonly #backlog: Backlog;
  readonly #courier: Courier;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    this.#store = new InboxStore(ctx.storage);
    this.#alarm = new Alarm(ctx.storage);
    this.#nextId = deliveryIds(this.#store.newest());
    this.#backlog = this.#store.backlog();
    this.#courier = new Courier(
      this.#backlog,
      (parcels, group) => this.#store.dispatches(parcels, group),
      (group, dispatches) => this.env.OUTBOX.getByName(group).enqueue(group, dispatches),
    );
    void ctx.blockConcurrencyWhile(() => this.#alarm.load()).then(() => this.#handOver());
  }

  /** Journals a delivery and starts its hand-over, or says which earlier delivery it repeats. Resolving is the acknowledgement. */
  async accept(incoming: Incoming): Promise<Accepted> {
    const isCalm = this.#courier.isIdle;
    const accepted = this.#store.accept(this.#nextId(incoming.receivedAt), incoming, this.#backlog);
    await this.#handOver(isCalm);
    return accepted;
  }

  /** Sends a delivery again. Each call is another message; resolving means that it will be sent. */
  async replay(delivery: string, order: ReplayOrder): Promise<Replayed> {
    const replayed = this.#store.replay(this.#nextId(order.now), delivery, order, this.#backlog);
    await this.#handOver();
    return replayed;
  }

  /** How a series of builds stood last time. */
  async lastBuild(series: string): Promise<BuildMemory | null> {
    return this.#store.build(series);
  }

  /** Deliveries before `before` (an id), newest first. */
  async deliveries(limit: number, before: string | null): Promise<DeliveryRow[]> {
    return this.#store.list(limit, before, this.#backlog);
  }

  /** One delivery, whole; null when there is none, or none any more. */
  async delivery(id: string): Promise<DeliveryDetail | null> {
    return this.#store.delivery(id, this.#backlog);
  }

  /** How the hook fares. */
  async status(): Promise<InboxStatus> {
    return { flags: this.#store.flags(), refused: this.#store.refused(), pending: this.#backlog.size };
  }

  /** Adds requests that were refused at the door: one row written, however many they are. `now` in ms. */
  async refuse(counts: RefusalCounts, now: number): Promise<void> {
    this.#store.refuse(counts, now);
  }

  /** Called by the watchdog, in case an alarm was lost. */
  async wake(): Promise<void> {
    await this.alarm();
  }

  override async alarm(): Promise<void> {
    this.#alarm.fired();
    let more = false;
    try {
      await this.#courier.retry();
      this.#store.save(this.#backlog);
      more = this.#prune();
    } catch (error) {
      log('error', 'inbox.alarm', { error });
    } finally {
      if (more) this.#alarm.by(Date.now() + limits.rearm);
      else if (this.#backlog.size > 0) this.#alarm.by(Date.now() + this.#courier.pause);
    }
  }

  /**
   * Starts handing over. Resolves when nothing waits any more or an alarm is set: `wait` gives the hand-over a moment to
   * finish first, since an alarm is a row written.
   */
  async #handOver(wait = true): Promise<void> {
    if (this.#backlog.size === 0) return;
    const done = this.#courier.handOver();
    if (wait) await soon(done);
    if (this.#backlog.size > 0) this.#alarm.by(Date.now() + this.#courier.pause);
  }

  #prune(): boolean {
    const { forgotten, more } = this.#store.prune(Date.now(), this.#backlog);
    if (forgotten > 0) log('info', 'inbox.prune', { rows: forgotten });
    return more;
  }
}

/** Resolves with `work`, but no later than a calm delivery may wait for its hand-over. */
async function soon(work: Promise<void>): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, limits.handOverWait);
  await Promise.race([work, promise]);
  clearTimeout(timer);
}
