import { DurableObject } from 'cloudflare:workers';
import { Alarm } from '../alarm.ts';
import { limits } from '../config.ts';
import { log } from '../observe/log.ts';
import type { Posting } from '../outbox/dispatch.ts';
import type { Backlog } from './backlog.ts';
import { Courier } from './courier.ts';
import type {
  Accepted,
  BuildMemory,
  DeliveryDetail,
  DeliveryOutcome,
  DeliveryRow,
  Incoming,
  Replayed,
  ReplayOrder,
  Settlement,
  Unproven,
} from './delivery.ts';
import { Docket } from './docket.ts';
import type { Flag } from './flags.ts';
import { type Glance, glance } from './glance.ts';
import { deliveryIds } from './ids.ts';
import { firstPostings, postingsOf } from './postings.ts';
import type { RefusalCounts, Refused } from './refusals.ts';
import { InboxStore } from './store.ts';
import type { Tallied } from './tally.ts';

/** How a hook fares: shown to whoever looks after it. */
export interface InboxStatus {
  /** Templates that failed when they were last needed. */
  flags: Flag[];
  /** Requests turned away at the door; null when none was. */
  refused: Refused | null;
  /** Dispatches that no Outbox has taken over yet. */
  pending: number;
  /** Deliveries whose proofs could not be checked yet. */
  unverified: number;
}

/** The same in numbers. */
export interface InboxMeter extends Omit<InboxStatus, 'flags'> {
  /** Every delivery that ever came, by how it ended: these only grow. */
  deliveries: Tallied;
  /** How many templates failed. */
  flags: number;
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
  readonly #docket: Docket;
  #gathering: Promise<void> | null = null;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    this.#store = new InboxStore(ctx.storage);
    this.#alarm = new Alarm(ctx.storage);
    this.#nextId = deliveryIds(this.#store.newest());
    this.#backlog = this.#store.backlog();
    this.#courier = new Courier(
      this.#backlog,
      (parcels, group) => this.#store.dispatches(parcels, group, this.#backlog),
      (group, dispatches, again) => this.env.OUTBOX.getByName(group).enqueue(group, dispatches, again),
    );
    this.#docket = new Docket({
      next: (after) => this.#store.unproven(after),
      examine: (waiting) => this.examine(waiting),
      settle: (delivery, settlement) => this.#settle(delivery, settlement),
    });
    void ctx.blockConcurrencyWhile(() => this.#alarm.load()).then(() => this.#handOver());
  }

  /** Journals a delivery and starts its hand-over, or says which earlier delivery it repeats. Resolving is the acknowledgement. */
  async accept(incoming: Incoming): Promise<Accepted> {
    const { isCalm } = this.#courier;
    if (!isCalm) await this.#moment();
    const accepted = this.#store.accept(this.#nextId(incoming.receivedAt), incoming, this.#backlog);
    if (incoming.unverified) this.#alarm.by(Date.now() + this.#docket.pause);
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

  /** Deliveries before `before` (an id), newest first; those that ended in one way, or all. */
  async deliveries(
    limit: number,
    before: string | null,
    outcome: DeliveryOutcome | null = null,
  ): Promise<DeliveryRow[]> {
    return this.#store.list(limit, before, this.#backlog, outcome);
  }

  /** What a delivery and its replays had for the groups, as it was handed over. */
  async postings(delivery: string): Promise<Posting[]> {
    return postingsOf(this.ctx.storage.sql, delivery);
  }

  /** The first dispatch of each of these deliveries, for lists that say what was told. */
  async firstPostings(deliveries: readonly string[]): Promise<Posting[]> {
    return firstPostings(this.ctx.storage.sql, deliveries);
  }

  /** One delivery, whole; null when there is none, or none any more. */
  async delivery(id: string): Promise<DeliveryDetail | null> {
    return this.#store.delivery(id, this.#backlog);
  }

  /** The hook in a few numbers: its newest delivery, and how those since `since` (ms) ended. */
  async glance(since: number): Promise<Glance> {
    return glance(this.ctx.storage.sql, since);
  }

  /** How the hook fares. */
  async status(): Promise<InboxStatus> {
    return {
      flags: this.#store.flags(),
      refused: this.#store.refused(),
      pending: this.#backlog.size,
      unverified: this.#store.unverified(),
    };
  }

  /** How the hook fares, in numbers. Reads every row of the journal once. */
  async meter(): Promise<InboxMeter> {
    const status = await this.status();
    return { ...status, flags: status.flags.length, deliveries: this.#store.tally.read() };
  }

  /** Adds requests that were refused at the door: one row written, however many they are. `now` in ms. */
  async refuse(counts: RefusalCounts, now: number): Promise<void> {
    this.#store.refuse(counts, now);
  }

  /** Called by the watchdog, in case an alarm was lost. Says whether anything is left to do. */
  async wake(): Promise<boolean> {
    await this.alarm();
    return this.#backlog.size > 0 || this.#store.unverified() > 0;
  }

  override async alarm(): Promise<void> {
    this.#alarm.fired();
    let more = false;
    try {
      await this.#courier.retry();
      await this.#docket.work();
      this.#store.save(this.#backlog);
      more = this.#prune();
    } catch (error) {
      log('error', 'inbox.alarm', { error });
    } finally {
      if (more) this.#alarm.by(Date.now() + limits.rearm);
      else if (this.#backlog.size > 0) this.#alarm.by(Date.now() + this.#courier.pause);
      if (this.#store.unverified() > 0) this.#alarm.by(Date.now() + this.#docket.pause);
    }
  }

  /** Checks a proof that could not be checked when its delivery came; null when it still cannot be. Here it never can. */
  protected async examine(_: Unproven): Promise<Settlement | null> {
    return null;
  }

  /** To be called when proofs can be checked again: what waits for that is looked into at once. */
  protected recheck(): void {
    if (this.#store.unverified() > 0) this.#alarm.by(Date.now());
  }

  #settle(delivery: string, settlement: Settlement): boolean {
    const now = Date.now();
    const settled = this.#store.settle(this.#nextId(now), delivery, settlement, now, this.#backlog);
    void this.#handOver(false);
    return settled;
  }

  /** In busy traffic what comes in the same moment is written one after another at once: the disk is asked once for all. */
  #moment(): Promise<void> {
    this.#gathering ??= new Promise<void>((resolve) => setTimeout(resolve, 0)).then(() => {
      this.#gathering = null;
    });
    return this.#gathering;
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
