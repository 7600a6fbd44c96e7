/** What a test expects to reach the groups, and in which order. */
import { list, optional, shape, text } from './check.ts';
import type { Entry } from './records.ts';

/** Markers that must be delivered, in this order; without a group, wherever they land. */
export interface Expectation {
  group?: string;
  markers: string[];
}

/** One marker in one accepted record. */
export interface Delivery {
  group: string;
  marker: string;
  entry: Entry;
}

/** Accepts an expectation. */
export const checkExpectation = shape<Expectation>({ group: optional(text), markers: list(text) });

/** Everything expected so far, and where each marker stands in the expected order. */
export class Expectations {
  readonly #expected = new Map<string, { group: string | null; marker: string; position: number }>();

  /** Adds expectations behind the earlier ones. */
  add({ group = null, markers }: { group?: string | null; markers: readonly string[] }): void {
    for (const marker of markers) {
      const key = keyOf(group, marker);
      if (!this.#expected.has(key)) this.#expected.set(key, { group, marker, position: this.#expected.size });
    }
  }

  get size(): number {
    return this.#expected.size;
  }

  /** The place of a delivery in the expected order; undefined where nobody expected it. */
  position({ group, marker }: Delivery): number | undefined {
    const expected = this.#expected.get(keyOf(group, marker)) ?? this.#expected.get(keyOf(null, marker));
    return expected?.position;
  }

  /** Names what must be delivered only once: the marker in its group where it is expected there, else anywhere. */
  onceKey({ group, marker }: Delivery): string {
    return this.#expected.has(keyOf(group, marker)) ? keyOf(group, marker) : keyOf(null, marker);
  }

  /** The markers that were not delivered where they were expected. */
  missing(deliveries: readonly Delivery[]): string[] {
    const seen = new Set(deliveries.flatMap(({ group, marker }) => [keyOf(group, marker), keyOf(null, marker)]));
    return [...this.#expected].filter(([key]) => !seen.has(key)).map(([, { marker }]) => marker);
  }

  /** Forgets all expectations. */
  clear(): void {
    this.#expected.clear();
  }
}

function keyOf(group: string | null, marker: string): string {
  return JSON.stringify([group, marker]);
}
