import { limits } from '../config.ts';
import { budget, type RobotState } from './pacer.ts';
import type { RobotTrouble } from './records.ts';
import type { OutboxStore } from './store.ts';

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

const fine: RobotTrouble = { silentUntil: 0, failures: 0, repairable: false, note: null, sharedUntil: 0 };

/** The robots of a group as the Outbox knows them: what they started lately and what troubles them. Survives restarts. */
export class Fleet {
  readonly #store: OutboxStore;
  readonly #starts: Map<string, number[]>;
  readonly #troubles: Map<string, RobotTrouble>;
  #offset: number | null = null;

  constructor(store: OutboxStore, now: number) {
    this.#store = store;
    this.#starts = store.messages.starts(now);
    this.#troubles = store.robots();
  }

  /** How far our clock was ahead of DingTalk's when they last spoke, ms (DingTalk says whole seconds); null when not yet. */
  get ahead(): number | null {
    return this.#offset;
  }

  /** What the pacer needs to know of a robot. */
  state(id: string, now: number): RobotState {
    const { silentUntil, sharedUntil } = this.#trouble(id);
    const capacity = now < sharedUntil ? limits.startsShared : limits.startsPerWindow;
    // A clock that was set back must not make old starts count until it has caught up: they are taken as just now, once.
    const starts = (this.#starts.get(id) ?? []).map((at) => Math.min(at, now));
    this.#starts.set(id, starts);
    return { id, starts, silentUntil, capacity };
  }

  /** Remembers a start. The store already holds it: it is written with the message, before the request leaves. */
  started(id: string, now: number): void {
    const before = this.#starts.get(id) ?? [];
    this.#starts.set(id, [...before.slice(-limits.startsPerWindow), now]);
  }

  /**
   * Compares our clock with DingTalk's. When ours has been set forward meanwhile, what was started before moves along, so
   * that it goes on counting for a real minute. Both in ms.
   */
  compareClocks(ours: number, theirs: number): void {
    const offset = ours - theirs;
    const jump = offset - (this.#offset ?? offset);
    this.#offset = offset;
    if (jump < limits.clockJump) return;
    for (const [id, starts] of this.#starts)
      this.#starts.set(
        id,
        starts.map((at) => Math.min(ours, at + jump)),
      );
  }

  /**
   * Keeps a robot silent. `repairable`: a person has to act, and when they did it is tried at once. Says whether this is a
   * new trouble.
   */
  silence(id: string, until: number, note: string, repairable: boolean): boolean {
    const before = this.#trouble(id);
    this.#put(id, { ...before, silentUntil: until, failures: before.failures + 1, repairable, note });
    return before.note !== note;
  }

  /** We keep the limit, and it was met all the same: somebody else uses the robot, so we leave them room for a while. */
  shared(id: string, until: number): void {
    this.#put(id, { ...this.#trouble(id), sharedUntil: until });
  }

  /** It has just delivered: its troubles are over. */
  recovered(id: string, now: number): void {
    const { silentUntil, failures, sharedUntil } = this.#trouble(id);
    if (silentUntil > 0 || failures > 0) this.#put(id, { ...fine, sharedUntil: now < sharedUntil ? sharedUntil : 0 });
  }

  /** Forgets the troubles that a person may just have mended. */
  mended(): void {
    for (const [id, { repairable }] of this.#troubles) if (repairable) this.#put(id, fine);
  }

  /** How the given robots fare at `now`. */
  health(ids: readonly string[], now: number): RobotHealth[] {
    return ids.map((id) => {
      const { silentUntil, note } = this.#trouble(id);
      return { id, budget: budget(this.state(id, now), now), silentUntil, note };
    });
  }

  /** How many robots may not speak at `now`. */
  silent(now: number): number {
    return [...this.#troubles.values()].filter(({ silentUntil }) => silentUntil > now).length;
  }

  #trouble(id: string): RobotTrouble {
    return this.#troubles.get(id) ?? fine;
  }

  #put(id: string, trouble: RobotTrouble): void {
    const isFine = trouble.note === null && trouble.sharedUntil === 0;
    if (isFine) this.#troubles.delete(id);
    else this.#troubles.set(id, trouble);
    this.#store.putRobot(id, isFine ? null : trouble);
  }
}
