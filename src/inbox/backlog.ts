/** The first delivery or replay that each group is still waiting for, by group. Groups that have everything are absent. */
export type Marks = Readonly<Record<string, string>>;

/**
 * What no Outbox has confirmed yet, in memory: by group, in order, the ids of the deliveries and replays (parcels) whose
 * dispatches it waits for. Each group confirms in order, so that one id a group says all there is to know after a crash.
 */
export class Backlog {
  readonly #queues = new Map<string, { parcel: string; dispatches: number }[]>();
  /** Parcel → groups that wait for it. */
  readonly #missing = new Map<string, number>();
  #size = 0;

  /** How many dispatches wait. */
  get size(): number {
    return this.#size;
  }

  /** The groups for which something waits. */
  groups(): string[] {
    return [...this.#queues.keys()];
  }

  /** Whether some group still waits for this parcel. */
  has(parcel: string): boolean {
    return this.#missing.has(parcel);
  }

  /** Adds a parcel, newer than all others: the group of each of its dispatches. */
  add(parcel: string, groups: readonly string[]): void {
    const byGroup = Map.groupBy(groups, (group) => group);
    for (const [group, { length }] of byGroup) {
      const queue = this.#queues.get(group) ?? [];
      queue.push({ parcel, dispatches: length });
      this.#queues.set(group, queue);
    }
    if (byGroup.size > 0) this.#missing.set(parcel, byGroup.size);
    this.#size += groups.length;
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

  /** Notes that a group has its oldest `parcels`. */
  confirmed(group: string, parcels: number): void {
    const queue = this.#queues.get(group) ?? [];
    for (const { parcel, dispatches } of queue.splice(0, parcels)) {
      this.#size -= dispatches;
      const missing = (this.#missing.get(parcel) ?? 1) - 1;
      if (missing === 0) this.#missing.delete(parcel);
      else this.#missing.set(parcel, missing);
    }
    if (queue.length === 0) this.#queues.delete(group);
  }

  /** Where each group stands. */
  marks(): Marks {
    return Object.fromEntries([...this.#queues].flatMap(([group, [first]]) => (first ? [[group, first.parcel]] : [])));
  }
}
