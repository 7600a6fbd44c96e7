import { limits } from '../config.ts';
import { log } from '../observe/log.ts';
import type { Settlement, Unproven } from './delivery.ts';

/** What a docket works on. */
export interface Cases {
  /** The first delivery that waits and came after the one with this id; null when there is none. */
  next(after: string): Unproven | null;
  /** What its late proof shows; null when it still cannot be checked, and so no other can. */
  examine(waiting: Unproven): Promise<Settlement | null>;
  /** Writes that down. False when it has to wait for room. */
  settle(delivery: string, settlement: Settlement): boolean;
}

/** Works off the deliveries whose proofs could not be checked when they came, oldest first. */
export class Docket {
  readonly #cases: Cases;
  #failures = 0;
  #working: Promise<void> | null = null;

  constructor(cases: Cases) {
    this.#cases = cases;
  }

  /** Goes through all that wait, and stops where nothing can be decided. Never rejects; a second call joins the first. */
  work(): Promise<void> {
    this.#working ??= this.#work().finally(() => {
      this.#working = null;
    });
    return this.#working;
  }

  /** When to {@link Docket.work} again, ms from now: later after each time that nothing could be decided. */
  get pause(): number {
    return Math.min(limits.keyRetry * 2 ** this.#failures, limits.keyRetryLast);
  }

  async #work(): Promise<void> {
    let last = '';
    for (let waiting = this.#cases.next(last); waiting; waiting = this.#cases.next(last)) {
      last = waiting.id;
      try {
        const settlement = await this.#cases.examine(waiting);
        if (!settlement || !this.#cases.settle(waiting.id, settlement)) {
          this.#failures++;
          return;
        }
        this.#failures = 0;
        log('info', 'inbox.settled', { delivery: waiting.id, outcome: settlement.outcome, reason: settlement.reason });
      } catch (error) {
        log('error', 'inbox.examine', { delivery: waiting.id, error });
      }
    }
  }
}
