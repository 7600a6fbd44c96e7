import { vi } from 'vitest';
import type { Dispatch } from '../../../src/outbox/dispatch.ts';
import type { Outbox } from '../../../src/outbox/index.ts';
import { said } from '../../../src/outbox/words.ts';
import { env } from './samples.ts';

/** How a group's Outbox takes what it is handed. */
export type Manner =
  /** Stores and confirms. */
  | 'confirms'
  /** Fails before it has stored anything. */
  | 'refuses'
  /** Stores, and its answer gets lost. */
  | 'loses the answer'
  /** Never answers, and stores nothing. */
  | 'hangs'
  /** Stores, and never answers. */
  | 'stores and hangs';

/** Outboxes that only note what they are handed. */
export class Groups {
  /** Ids of dispatches in the order in which they were stored, by group; one handed over twice stands there twice. */
  readonly stored = new Map<string, string[]>();
  /** The same as they came, groups mixed. */
  readonly dispatches: Dispatch[] = [];
  /** How each group behaves; `confirms` where nothing is said. */
  readonly manners = new Map<string, Manner>();
  /** Calls that were made, whatever became of them. */
  calls = 0;

  /** Takes the place of every Outbox until the mocks are restored. */
  constructor() {
    const none = async () => undefined;
    const outbox = { enqueue: this.#enqueue.bind(this), refresh: none, wake: none };
    vi.spyOn(env.OUTBOX, 'getByName').mockReturnValue(outbox as unknown as DurableObjectStub<Outbox>);
  }

  /** What a group has stored, repeats included. */
  of(group: string): string[] {
    return this.stored.get(group) ?? [];
  }

  async #enqueue(...[group, dispatches]: Parameters<Outbox['enqueue']>): Promise<void> {
    this.calls++;
    const manner = this.manners.get(group) ?? 'confirms';
    if (manner === 'refuses') throw new Error('this group refuses');
    if (manner === 'hangs') return scheduler.wait(600_000);
    this.dispatches.push(...dispatches.map(said));
    this.stored.set(group, [...this.of(group), ...dispatches.map(({ id }) => id)]);
    if (manner === 'loses the answer') throw new Error('the answer was lost');
    if (manner === 'stores and hangs') return scheduler.wait(600_000);
  }
}
