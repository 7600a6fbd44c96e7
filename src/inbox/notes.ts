import type { Builds } from './builds.ts';
import type { Incoming } from './delivery.ts';
import type { Duplicates } from './duplicates.ts';
import type { Flags } from './flags.ts';

/** What is noted of a delivery besides its row. */
export type Notable = Pick<Incoming, 'keys' | 'once' | 'builds' | 'renders'>;

/** What is known of earlier deliveries: how they are told from others, how builds ended, how templates did. */
export class Notes {
  readonly #duplicates: Duplicates;
  readonly #builds: Builds;
  readonly #flags: Flags;

  constructor(duplicates: Duplicates, builds: Builds, flags: Flags) {
    this.#duplicates = duplicates;
    this.#builds = builds;
    this.#flags = flags;
  }

  /** The delivery that one repeats; null when it is new. `now` in ms. */
  repeated({ keys }: Notable, now: number): string | null {
    return this.#duplicates.find(
      keys.map(({ key }) => key),
      now,
    );
  }

  /** Whether what may be said once was said. */
  isSaid({ once }: Notable, now: number): boolean {
    return once !== undefined && this.#duplicates.find([once.key], now) !== null;
  }

  /** Notes a delivery that is new. */
  add(notable: Notable, delivery: string, now: number): void {
    const { keys, once, builds, renders } = notable;
    this.#duplicates.file(once && !this.isSaid(notable, now) ? [...keys, once] : keys, delivery, now);
    for (const { series, status } of builds) this.#builds.remember(series, status, now);
    this.#flags.report(renders, now);
  }
}
