/** Counts per token, computed from the records. */
import type { Entry } from './records.ts';

/** The most events any window of 60 s held, and when the first such window begins; null where there was none. */
export interface Busiest {
  count: number;
  from: number | null;
}

/** What one token did and got. */
export interface TokenStats {
  requests: number;
  accepted: number;
  duplicate: number;
  limited: number;
  /** By errcode. */
  rejected: Record<string, number>;
  /** By kind of action. */
  faults: Record<string, number>;
  /** Sends of other programs through the same robot. */
  foreign: number;
  bytes: number;
  /** Requests in the busiest 60 s. */
  busiest60s: Busiest;
}

const WINDOW_MS = 60_000;

/** Returns the busiest sliding minute; two events exactly 60000 ms apart do not share one. */
export function busiestMinute(times: readonly number[]): Busiest {
  const sorted = times.toSorted((one, other) => one - other);
  let busiest: Busiest = { count: 0, from: null };
  let oldest = 0;
  for (const [newest, time] of sorted.entries()) {
    while ((sorted[oldest] ?? time) <= time - WINDOW_MS) oldest++;
    const count = newest - oldest + 1;
    if (count > busiest.count) busiest = { count, from: sorted[oldest] ?? time };
  }
  return busiest;
}

/** Groups entries by the alias of their token. */
export function byToken(entries: readonly Entry[]): Map<string, Entry[]> {
  return Map.groupBy(entries, ({ rec }) => rec.token);
}

/** Counts how often each key occurs. */
export function tally(keys: Iterable<string | number>): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const key of keys) counts[key] = (counts[key] ?? 0) + 1;
  return counts;
}

/** Counts what one token did. */
export function tokenStats(entries: readonly Entry[], foreign: number): TokenStats {
  const kinds = tally(entries.map(({ rec }) => rec.verdict.kind));
  const refused = entries.filter(({ rec }) => rec.verdict.kind === 'rejected');
  return {
    requests: entries.length,
    accepted: kinds.accepted ?? 0,
    duplicate: kinds.duplicate ?? 0,
    limited: kinds.limited ?? 0,
    rejected: tally(refused.map(({ rec }) => rec.verdict.errcode ?? 0)),
    faults: tally(entries.flatMap(({ faultKinds }) => faultKinds)),
    foreign,
    bytes: entries.reduce((sum, { rec }) => sum + rec.bodyBytes, 0),
    busiest60s: busiestMinute(entries.map(({ rec }) => rec.arrivedAt)),
  };
}
