import type { Load } from './load/load.ts';
import { median } from './statistics.ts';

/** One run of one side: what the load saw, and what the server used for it. */
export interface Turn extends Load {
  /** CPU of the server for each request, µs. */
  cpu: number;
}

/** Two sides under the same load, turn about; ratios compare neighbours in time, so that a slow minute hits both. */
export interface Duel {
  ours: Turn[];
  theirs: Turn[];
  /** Medians of ours over theirs. */
  perSecond: number;
  p99: number;
}

/** Runs both sides in turns, each as often, and compares. Who begins changes from round to round. */
export async function duel(rounds: number, ours: () => Promise<Turn>, theirs: () => Promise<Turn>): Promise<Duel> {
  const pairs: { ours: Turn; theirs: Turn }[] = [];
  for (let round = 0; round < rounds; round++) {
    if (round % 2 === 0) {
      const first = await theirs();
      pairs.push({ theirs: first, ours: await ours() });
    } else {
      const first = await ours();
      pairs.push({ ours: first, theirs: await theirs() });
    }
  }
  return {
    ours: pairs.map((pair) => pair.ours),
    theirs: pairs.map((pair) => pair.theirs),
    perSecond: median(pairs.map((pair) => pair.ours.perSecond / pair.theirs.perSecond)),
    p99: median(pairs.map((pair) => pair.ours.p99 / pair.theirs.p99)),
  };
}

/** A side in words: `1,012/s, p50 25 ms, p99 48 ms, 780 µs of CPU a request`. */
export function inWords(turns: readonly Turn[]): string {
  const of = (read: (turn: Turn) => number) => Math.round(median(turns.map(read))).toLocaleString('en');
  return `${of((turn) => turn.perSecond)}/s, p50 ${of((turn) => turn.p50)} ms, p99 ${of((turn) => turn.p99)} ms, ${of((turn) => turn.cpu)} µs of CPU a request`;
}
