/** Simulated time, and the requests that wait for it. */
import { ControlError, flag, number, oneOf, optional, shape } from './check.ts';
import { type ClockMode, VIRTUAL_START } from './options.ts';

/** What `GET /__sim/clock` shows. */
export interface ClockState {
  mode: ClockMode;
  now: number;
  /** Distance to the wall clock; 0 in virtual mode. */
  offset: number;
  /** Whether delayed answers wait for the virtual clock instead of going out at once. */
  holdVirtual: boolean;
}

/** A change of the clock; moving backwards needs `force`. */
export interface ClockChange {
  mode?: ClockMode;
  now?: number;
  offset?: number;
  holdVirtual?: boolean;
  force?: boolean;
}

/** Accepts a change of the clock. */
export const checkClockChange = shape<ClockChange>({
  mode: optional(oneOf('real', 'virtual')),
  now: optional(number()),
  offset: optional(number()),
  holdVirtual: optional(flag),
  force: optional(flag),
});

/** Tells the time: the wall clock plus an offset, or a number that only moves when told. */
export class Clock {
  readonly #start: number;
  #mode: ClockMode;
  #frozen: number;
  #offset = 0;
  /** Whether delayed answers wait for the virtual clock. */
  holdVirtual = false;

  constructor(mode: ClockMode = 'real', start: number = VIRTUAL_START) {
    this.#mode = mode;
    this.#start = start;
    this.#frozen = start;
  }

  get mode(): ClockMode {
    return this.#mode;
  }

  /** The present moment in simulated milliseconds. */
  now(): number {
    return this.#mode === 'virtual' ? this.#frozen : Date.now() + this.#offset;
  }

  state(): ClockState {
    return {
      mode: this.#mode,
      now: this.now(),
      offset: this.#mode === 'virtual' ? 0 : this.#offset,
      holdVirtual: this.holdVirtual,
    };
  }

  /** Moves the clock to `time`, in either direction. */
  set(time: number): void {
    if (this.#mode === 'virtual') this.#frozen = time;
    else this.#offset = time - Date.now();
  }

  /** Changes the mode and keeps the present moment. */
  switchTo(mode: ClockMode): void {
    const now = this.now();
    if (mode === this.#mode) return;
    this.#mode = mode;
    this.set(now);
  }

  /** Returns to the start: a virtual clock to its first moment, a real one to the wall clock. */
  reset(): void {
    this.#frozen = this.#start;
    this.#offset = 0;
  }
}

/** Returns the moment a change asks for; throws where that lies in the past and is not forced. */
export function targetOf(change: ClockChange, clock: Clock): number | null {
  if (change.offset !== undefined && (change.mode ?? clock.mode) === 'virtual') {
    throw new ControlError(400, 'clock.offset: a virtual clock has none');
  }
  const target = change.now ?? (change.offset === undefined ? null : Date.now() + change.offset);
  if (target !== null && target < clock.now() && !change.force) {
    throw new ControlError(409, 'clock: would move backwards; say "force": true if that is meant');
  }
  return target;
}
