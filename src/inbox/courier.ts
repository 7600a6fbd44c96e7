import { limits } from '../config.ts';
import { log } from '../observe/log.ts';
import type { Posting } from '../outbox/dispatch.ts';
import type { Backlog } from './backlog.ts';

/**
 * Gives dispatches to a group's Outbox; resolves when they are on disk there. Giving them twice changes nothing, if `again`
 * says that it may be the second time.
 */
export type Deliver = (group: string, dispatches: Posting[], again: boolean) => Promise<void>;

/**
 * Hands over what waits, every group on its own and in order: one that does not answer keeps no other waiting, and rests
 * until {@link Courier.retry}. What it says is handed over has been confirmed.
 */
export class Courier {
  readonly #backlog: Backlog;
  readonly #load: (parcels: readonly string[], group: string) => Posting[];
  readonly #deliver: Deliver;
  readonly #serving = new Map<string, Promise<void>>();
  readonly #resting = new Set<string>();
  /** When each group took less than a full batch lately, ms. */
  readonly #calls = new Map<string, number[]>();
  /** Ends the wait of a group that is left alone for now. */
  readonly #waits = new Map<string, () => void>();
  #failures = 0;

  constructor(backlog: Backlog, load: (parcels: readonly string[], group: string) => Posting[], deliver: Deliver) {
    this.#backlog = backlog;
    this.#load = load;
    this.#deliver = deliver;
  }

  /** Resolves when everything is handed over that can be now. Never rejects. */
  async handOver(): Promise<void> {
    for (const group of this.#backlog.groups()) {
      if (!this.#resting.has(group) && !this.#serving.has(group)) this.#serving.set(group, this.#serve(group));
      if (this.#isBatch(group)) this.#waits.get(group)?.();
    }
    await Promise.all(this.#serving.values());
  }

  /** The same, with the groups that failed before. */
  async retry(): Promise<void> {
    this.#resting.clear();
    await this.handOver();
    this.#failures = this.#resting.size > 0 ? this.#failures + 1 : 0;
  }

  /** Whether nothing is on its way. */
  get isIdle(): boolean {
    return this.#serving.size === 0;
  }

  /** Whether what comes now would be handed over at once. */
  get isCalm(): boolean {
    return this.isIdle && [...this.#calls.keys()].every((group) => this.#early(group) <= 0);
  }

  /** When to {@link Courier.retry} what still waits, ms from now: later after each that failed. */
  get pause(): number {
    return this.isIdle ? Math.min(limits.rearm * 2 ** this.#failures, limits.recheck) : limits.rearm;
  }

  async #serve(group: string): Promise<void> {
    // Lets the caller note that this group is being served.
    await null;
    let parcels: string[] = [];
    try {
      for (;;) {
        await this.#turn(group);
        parcels = this.#backlog.next(group, limits.handOverBatch);
        if (parcels.length === 0) return;
        const dispatches = this.#load(parcels, group);
        const again = this.#backlog.trying(group, parcels.length);
        await inTime(this.#deliver(group, dispatches, again));
        this.#backlog.confirmed(group, parcels.length);
        if (dispatches.length < limits.handOverBatch) this.#called(group);
      }
    } catch (error) {
      this.#resting.add(group);
      log('warn', 'inbox.handover', { group, deliveries: parcels.length, error });
    } finally {
      this.#serving.delete(group);
    }
  }

  /** In busy traffic a group is called for a full batch, or a few times a second: what comes meanwhile is taken along. */
  async #turn(group: string): Promise<void> {
    const early = this.#early(group);
    if (early <= 0 || this.#isBatch(group) || this.#backlog.count(group, 1) === 0) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, early);
      this.#waits.set(group, () => {
        clearTimeout(timer);
        resolve();
      });
    });
    this.#waits.delete(group);
  }

  #isBatch(group: string): boolean {
    return this.#backlog.count(group, limits.handOverBatch) >= limits.handOverBatch;
  }

  #called(group: string): void {
    this.#calls.set(group, [...(this.#calls.get(group) ?? []).slice(1 - limits.handOvers), Date.now()]);
  }

  /** How long a group is left alone now, ms. */
  #early(group: string): number {
    const calls = this.#calls.get(group) ?? [];
    const now = Date.now();
    const first = calls.length < limits.handOvers ? undefined : calls[0];
    return first === undefined ? 0 : Math.min(first, now) + limits.second - now;
  }
}

/** Fails when `work` takes longer than a hand-over may. */
async function inTime(work: Promise<void>): Promise<void> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error('the Outbox did not answer in time')), limits.handOverTimeout);
  try {
    await Promise.race([work, promise]);
  } finally {
    clearTimeout(timer);
  }
}
