/** Requests whose answer has to wait: for a moment of simulated time, or for somebody to let them go. */
import type { Clock } from './clock.ts';

/** One request on its way through the simulator. */
export interface Journey {
  readonly seq: number;
  /** Called when the request waits again or is answered; set while somebody waits for exactly that. */
  rest?: () => void;
}

interface Parked {
  readonly journey: Journey;
  readonly due: number;
  readonly hangs: boolean;
  go(): void;
  cut(reason: unknown): void;
}

// setTimeout takes no longer delays.
const LONGEST_TIMER = 2 ** 31 - 1;

/** Says that a request has come to rest: it waits, or it has been answered. */
export function comeToRest(journey: Journey): void {
  journey.rest?.();
  delete journey.rest;
}

/** Holds waiting requests and wakes them in the order in which they fall due. */
export class Parking {
  readonly #clock: Clock;
  readonly #parked = new Set<Parked>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Resolves once the clock reaches `due` or a hanging request is released; rejects on abort and on reset. */
  async park(journey: Journey, due: number, hangs: boolean, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    const waiting = Promise.withResolvers<void>();
    const parked: Parked = { journey, due, hangs, go: waiting.resolve, cut: waiting.reject };
    const onAbort = () => waiting.reject(signal.reason);
    signal.addEventListener('abort', onAbort);
    this.#parked.add(parked);
    this.#arm();
    comeToRest(journey);
    try {
      await waiting.promise;
    } finally {
      signal.removeEventListener('abort', onAbort);
      this.#parked.delete(parked);
    }
  }

  /** Moves the clock forward to `target`, stopping at every due moment on the way. */
  async moveTo(target: number): Promise<void> {
    for (let next = this.#next(); next && next.due <= target; next = this.#next()) {
      if (next.due > this.#clock.now()) this.#clock.set(next.due);
      await this.#wake(next);
    }
    if (target > this.#clock.now()) this.#clock.set(target);
    this.#arm();
  }

  /** Wakes everything that is due at the present moment. */
  async wakeDue(): Promise<void> {
    for (let next = this.#next(); next && next.due <= this.#clock.now(); next = this.#next()) await this.#wake(next);
    this.#arm();
  }

  /** Lets hanging requests go on, all or one, and returns their numbers. */
  async release(seq?: number): Promise<number[]> {
    const chosen = [...this.#parked].filter((one) => one.hangs && (seq === undefined || one.journey.seq === seq));
    const released: number[] = [];
    for (const one of chosen) {
      // Its client may have given up while the ones before it went on.
      if (!this.#parked.has(one)) continue;
      await this.#wake(one);
      released.push(one.journey.seq);
    }
    return released;
  }

  /** Fails every waiting request. */
  cutAll(reason: unknown): void {
    for (const one of this.#parked) one.cut(reason);
    this.#parked.clear();
    clearTimeout(this.#timer);
  }

  #next(): Parked | undefined {
    return [...this.#parked].reduce<Parked | undefined>(
      (first, one) => (first && first.due <= one.due ? first : one),
      undefined,
    );
  }

  async #wake(parked: Parked): Promise<void> {
    this.#parked.delete(parked);
    const atRest = new Promise<void>((resolve) => {
      parked.journey.rest = resolve;
    });
    parked.go();
    await atRest;
  }

  /** In real time somebody has to look at the clock; a virtual one calls by itself when it is moved. */
  #arm(): void {
    clearTimeout(this.#timer);
    const next = this.#next();
    if (!next || next.due === Number.POSITIVE_INFINITY || this.#clock.mode === 'virtual') return;
    const delay = Math.min(Math.max(0, next.due - this.#clock.now()), LONGEST_TIMER);
    this.#timer = setTimeout(() => void this.wakeDue(), delay);
  }
}
