import { DurableObject } from 'cloudflare:workers';
import { Alarm } from '../alarm.ts';
import { limits } from '../config.ts';
import { log } from '../observe/log.ts';
import type { Dispatch } from '../outbox/dispatch.ts';
import type { Accepted, BuildMemory, DeliveryRow, Incoming } from './delivery.ts';
import { deliveryIds } from './ids.ts';
import { InboxStore } from './store.ts';

/**
 * One hook's journal. What {@link Inbox.accept} has answered is on disk and will reach its Outboxes, whatever crashes: the
 * hand-over is repeated until each Outbox has confirmed it, and repeating it changes nothing.
 */
export class Inbox extends DurableObject<Env> {
  readonly #store: InboxStore;
  readonly #alarm: Alarm;
  readonly #nextId = deliveryIds();
  /** Deliveries with dispatches that no Outbox has confirmed yet. */
  readonly #pending: Map<string, Dispatch[]>;
  #handingOver: Promise<void> | null = null;
  #failures = 0;
  #prunedAt = 0;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    this.#store = new InboxStore(ctx.storage);
    this.#alarm = new Alarm(ctx.storage);
    this.#pending = this.#store.pending();
    void ctx.blockConcurrencyWhile(async () => {
      await this.#alarm.load();
      if (this.#pending.size > 0) this.#alarm.by(Date.now() + limits.rearm);
    });
  }

  /** Journals a delivery and starts its hand-over, or says which earlier delivery it repeats. Resolving is the acknowledgement. */
  async accept(incoming: Incoming): Promise<Accepted> {
    const { accepted, dispatches } = this.#store.accept(this.#nextId(incoming.receivedAt), incoming);
    if (dispatches.length > 0) {
      this.#pending.set(accepted.delivery, dispatches);
      this.#alarm.by(Date.now() + limits.rearm);
      void this.#handOver();
    }
    return accepted;
  }

  /** How a series of builds stood last time. */
  async lastBuild(series: string): Promise<BuildMemory | null> {
    return this.#store.build(series);
  }

  /** Deliveries before `before` (an id), newest first. */
  async deliveries(limit: number, before: string | null): Promise<DeliveryRow[]> {
    return this.#store.list(limit, before);
  }

  /** Called by the watchdog, in case an alarm was lost. */
  async wake(): Promise<void> {
    await this.alarm();
  }

  override async alarm(): Promise<void> {
    this.#alarm.fired();
    try {
      await this.#handOver();
      const now = Date.now();
      if (now - this.#prunedAt > limits.prune) {
        this.#prunedAt = now;
        this.#store.prune(now, now - limits.journalAge, limits.journalCount);
      }
    } catch (error) {
      log('error', 'inbox.alarm', { error });
    } finally {
      if (this.#pending.size > 0) this.#alarm.by(Date.now() + this.#backoff());
    }
  }

  /** Hands every pending dispatch to its Outbox, oldest first; one run at a time. Failures stay pending for the alarm. */
  #handOver(): Promise<void> {
    this.#handingOver ??= this.#handOverAll().finally(() => {
      this.#handingOver = null;
    });
    return this.#handingOver;
  }

  async #handOverAll(): Promise<void> {
    const unreachable = new Set<string>();
    for (let batches = this.#batches(unreachable); batches.size > 0; batches = this.#batches(unreachable)) {
      const handOver = async ([group, dispatches]: [string, Dispatch[]]) => {
        try {
          await this.env.OUTBOX.getByName(group).enqueue(group, dispatches);
          for (const delivery of new Set(dispatches.map((dispatch) => dispatch.delivery)))
            this.#confirmed(delivery, group);
        } catch (error) {
          unreachable.add(group);
          log('warn', 'inbox.handover', { group, dispatches: dispatches.length, error });
        }
      };
      await Promise.all([...batches].map(handOver));
    }
    this.#failures = unreachable.size > 0 ? this.#failures + 1 : 0;
  }

  /** The next dispatches to hand over, by group, in the order they arrived; those of one delivery stay together. */
  #batches(unreachable: ReadonlySet<string>): Map<string, Dispatch[]> {
    const batches = new Map<string, Dispatch[]>();
    for (const dispatches of this.#pending.values()) {
      for (const [group, mine] of Map.groupBy(dispatches, (dispatch) => dispatch.group)) {
        const batch = batches.get(group) ?? [];
        if (unreachable.has(group) || batch.length >= limits.handOverBatch) continue;
        batches.set(group, [...batch, ...mine]);
      }
    }
    return batches;
  }

  #confirmed(delivery: string, group: string): void {
    const rest = this.#pending.get(delivery)?.filter((dispatch) => dispatch.group !== group) ?? [];
    if (rest.length > 0) {
      this.#pending.set(delivery, rest);
    } else {
      this.#pending.delete(delivery);
      this.#store.handedOver(delivery);
    }
  }

  #backoff(): number {
    return Math.min(limits.rearm * 2 ** this.#failures, limits.recheck);
  }
}
