import type { Posting } from '../outbox/dispatch.ts';

/** As many dispatches are kept in memory until they are confirmed; what comes on top is read from disk again. */
const remembered = 500;

/** A parcel as one group waits for it. */
interface Entry {
  parcel: string;
  dispatches: number;
  /** The group may have it already. */
  tried: boolean;
}

/** What waits of one parcel. */
interface Parcel {
  /** Groups that wait for it. */
  groups: number;
  /** Its dispatches, where they are still in memory. */
  dispatches: readonly Posting[] | null;
}

/** The first delivery or replay that each group is still waiting for, by group. Groups that have everything are absent. */
export type Marks = Readonly<Record<string, string>>;

/**
 * What no Outbox has confirmed yet, in memory: by group, in order, the ids of the deliveries and replays (parcels) whose
 * dispatches it waits for. Each group confirms in order, so that one id a group says all there is to know after a crash.
 */
export class Backlog {
  readonly #queues = new Map<string, Entry[]>();
  readonly #missing = new Map<string, Parcel>();
  #size = 0;

  /** How many dispatches wait. */
  get size(): number {
    return this.#size;
  }

  /** The groups for which something waits. */
  groups(): string[] {
    return [...this.#queues.keys()];
  }

  /** How many dispatches wait for a group, counted up to `most` or a parcel more. */
  count(group: string, most: number): number {
    let count = 0;
    for (const { dispatches } of this.#queues.get(group) ?? []) {
      count += dispatches;
      if (count >= most) break;
    }
    return count;
  }

  /** Whether some group still waits for this parcel. */
  has(parcel: string): boolean {
    return this.#missing.has(parcel);
  }

  /** The dispatches of a parcel for one group, as far as they are in memory. */
  recall(parcel: string, group: string): Posting[] | null {
    return this.#missing.get(parcel)?.dispatches?.filter((dispatch) => dispatch.group === group) ?? null;
  }

  /**
   * Adds a parcel, newer than all others: the group of each of its dispatches, and these where it is new. Without them it was read
   * from disk, and may have been handed over before.
   */
  add(parcel: string, groups: readonly string[], dispatches: readonly Posting[] | null = null): void {
    const byGroup = Map.groupBy(groups, (group) => group);
    for (const [group, { length }] of byGroup) {
      const queue = this.#queues.get(group) ?? [];
      queue.push({ parcel, dispatches: length, tried: dispatches === null });
      this.#queues.set(group, queue);
    }
    this.#size += groups.length;
    const kept = this.#size <= remembered ? dispatches : null;
    if (byGroup.size > 0) this.#missing.set(parcel, { groups: byGroup.size, dispatches: kept });
  }

  /** The oldest parcels of a group, whole: at least one, and no more than `most` dispatches where several are taken. */
  next(group: string, most: number): string[] {
    const taken: string[] = [];
    let count = 0;
    for (const { parcel, dispatches } of this.#queues.get(group) ?? []) {
      count += dispatches;
      if (taken.length > 0 && count > most) break;
      taken.push(parcel);
    }
    return taken;
  }

  /** Notes that the oldest `parcels` of a group are about to be handed over; says whether some may have been before. */
  trying(group: string, parcels: number): boolean {
    const entries = this.#queues.get(group)?.slice(0, parcels) ?? [];
    const again = entries.some(({ tried }) => tried);
    for (const entry of entries) entry.tried = true;
    return again;
  }

  /** Notes that a group has its oldest `parcels`. */
  confirmed(group: string, parcels: number): void {
    const queue = this.#queues.get(group) ?? [];
    for (const { parcel, dispatches } of queue.splice(0, parcels)) {
      this.#size -= dispatches;
      const missing = this.#missing.get(parcel);
      if (missing && --missing.groups === 0) this.#missing.delete(parcel);
    }
    if (queue.length === 0) this.#queues.delete(group);
  }

  /** Where each group stands. */
  marks(): Marks {
    return Object.fromEntries([...this.#queues].flatMap(([group, [first]]) => (first ? [[group, first.parcel]] : [])));
  }
}
