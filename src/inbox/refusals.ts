import type { Meta } from './meta.ts';

/** Why a request on a hook that exists was turned away at the door. */
export type Refusal = 'unauthorized' | 'malformed' | 'too-large';

/** How often, by reason. */
export type RefusalCounts = Readonly<Partial<Record<Refusal, number>>>;

/** The requests a hook has refused, and between which moments (ms). */
export interface Refused extends Record<Refusal, number> {
  since: number;
  last: number;
}

/** Counts refused requests: one row for all of them, written once a report. */
export class Refusals {
  readonly #meta: Meta;

  constructor(meta: Meta) {
    this.#meta = meta;
  }

  /** Adds what an isolate has counted. */
  add(counts: RefusalCounts, now: number): void {
    const known = this.read() ?? { unauthorized: 0, malformed: 0, 'too-large': 0, since: now, last: now };
    this.#meta.put('refused', {
      unauthorized: known.unauthorized + (counts.unauthorized ?? 0),
      malformed: known.malformed + (counts.malformed ?? 0),
      'too-large': known['too-large'] + (counts['too-large'] ?? 0),
      since: known.since,
      last: now,
    } satisfies Refused);
  }

  /** What was counted so far; null when nothing was ever refused. */
  read(): Refused | null {
    return this.#meta.get<Refused>('refused');
  }
}
