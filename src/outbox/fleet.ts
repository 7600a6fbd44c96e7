import { budget, type RobotState, recent } from './pacer.ts';
import type { OutboxStore, RobotTrouble } from './store.ts';

/** How a robot fares: shown to whoever looks after the group. Times in ms. */
export interface RobotHealth {
  id: string;
  /** Requests that may start right now. */
  budget: number;
  /** Silent until then; 0 when it may speak. */
  silentUntil: number;
  /** Why it is silent, or failed last, in words. */
  note: string | null;
}

/** The robots of a group as the Outbox knows them: what they started lately and what troubles them. Survives restarts. */
export class Fleet {
  readonly #store: OutboxStore;
  readonly #starts: Map<string, number[]>;
  readonly #troubles: Map<string, RobotTrouble>;

  constructor(store: OutboxStore, now: number) {
    this.#store = store;
    this.#starts = store.starts(now);
    this.#troubles = store.robots();
  }

  /** What the pacer needs to know of a robot. */
  state(id: string): RobotState {
    return { id, starts: this.#starts.get(id) ?? [], silentUntil: this.#troubles.get(id)?.silentUntil ?? 0 };
  }

  /** Remembers a start. The store already holds it: it is written with the message, before the request leaves. */
  started(id: string, now: number): void {
    this.#starts.set(id, [...recent(this.#starts.get(id) ?? [], now), now]);
  }

  /** Attempts in a row that went wrong. */
  failures(id: string): number {
    return this.#troubles.get(id)?.failures ?? 0;
  }

  /** Keeps a robot silent. `repairable`: a person has to act, and when they did it is tried at once. */
  silence(id: string, until: number, note: string, repairable: boolean): void {
    const trouble = { silentUntil: until, failures: this.failures(id) + 1, repairable, note };
    this.#troubles.set(id, trouble);
    this.#store.putRobot(id, trouble);
  }

  /** Forgets a robot's troubles: it has just delivered. */
  recovered(id: string): void {
    if (this.#troubles.delete(id)) this.#store.dropRobot(id);
  }

  /** Forgets the troubles that a person may just have mended. */
  mended(): void {
    for (const [id, { repairable }] of this.#troubles) if (repairable) this.recovered(id);
  }

  /** How the given robots fare at `now`. */
  health(ids: readonly string[], now: number): RobotHealth[] {
    return ids.map((id) => {
      const state = this.state(id);
      const note = this.#troubles.get(id)?.note ?? null;
      return { id, budget: budget(state, now), silentUntil: state.silentUntil, note };
    });
  }
}
