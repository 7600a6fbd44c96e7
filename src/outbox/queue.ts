import type { Posting } from './dispatch.ts';
import { calls } from './words.ts';

/** What the queue keeps in memory of a dispatch that is in no message yet. */
export interface Waiting {
  id: string;
  /** Where it is stored: the id of its batch. */
  batch: string;
  receivedAt: number;
  thread: string | null;
  /** It should not wait for a digest: a broken build, an alert, something that names a person. */
  urgent: boolean;
}

/** Whether a dispatch should leave as a message of its own even while others are merged. */
function isUrgent(posting: Posting): boolean {
  const { severity, kind, action } = posting;
  return severity === 'bad' || (kind === 'alert' && action === 'firing') || calls(posting);
}

/** The dispatches that wait, oldest first. Ids sort by the time they were made. */
export class Queue {
  #waiting: Waiting[];
  #urgent: number;

  constructor(waiting: readonly Waiting[]) {
    this.#waiting = [...waiting].sort(byId);
    this.#urgent = waiting.filter(({ urgent }) => urgent).length;
  }

  /** What a queue keeps of a dispatch that is stored in `batch`. */
  static entry(posting: Posting, batch: string): Waiting {
    const { id, receivedAt, thread = null } = posting;
    return { id, batch, receivedAt, thread, urgent: isUrgent(posting) };
  }

  /** How many wait. */
  get size(): number {
    return this.#waiting.length;
  }

  /** Whether something urgent waits. */
  get urgent(): boolean {
    return this.#urgent > 0;
  }

  /** The one that has waited longest. */
  get oldest(): Waiting | undefined {
    return this.#waiting[0];
  }

  /** Adds dispatches, usually newer than all that wait. */
  add(fresh: readonly Waiting[]): void {
    const [first, last] = [fresh[0], this.#waiting.at(-1)];
    this.#waiting.push(...fresh);
    this.#urgent += fresh.filter(({ urgent }) => urgent).length;
    if (first && last && first.id < last.id) this.#waiting.sort(byId);
  }

  /**
   * Takes what goes into the next message: the oldest alone, up to `most` of the oldest, or the first urgent one together
   * with everything older of its thread, which it supersedes.
   */
  take(which: 'oldest' | 'all' | 'urgent', most: number): Waiting[] {
    const urgent = which === 'urgent' ? this.#waiting.find((each) => each.urgent) : undefined;
    const taken = urgent
      ? this.#waiting.filter((each) => each === urgent || (each.id < urgent.id && isSameThread(each, urgent)))
      : this.#waiting.slice(0, which === 'all' ? most : 1);
    this.drop(new Set(taken.map(({ id }) => id)));
    return taken;
  }

  /** Forgets dispatches by id. */
  drop(ids: ReadonlySet<string>): void {
    this.#waiting = this.#waiting.filter(({ id }) => !ids.has(id));
    this.#urgent = this.#waiting.filter(({ urgent }) => urgent).length;
  }
}

function isSameThread(a: Waiting, b: Waiting): boolean {
  return a.thread !== null && a.thread === b.thread;
}

function byId(a: Waiting, b: Waiting): number {
  return a.id < b.id ? -1 : 1;
}
