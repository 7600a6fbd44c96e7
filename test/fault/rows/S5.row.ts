import * as fc from 'fast-check';
import { adapters } from '../../../adapters/index.ts';
import type { Adapter } from '../../../src/kit/index.ts';
import { type Json, keyPaths, leafPaths, replaced } from '../../conformance/leaves.ts';
import { requestOf, translate } from '../../conformance/translate.ts';
import { loadCases } from '../../unit/adapters/cases.ts';
import { quantile } from './measure.ts';
import { type Bench, row, seconds } from './row.ts';

const slowest = 50;

row(
  'S5',
  {
    what: 'mutated payloads, read by every adapter (what their messages look like: test/conformance)',
    target: '20,000 an adapter (100,000 by hand), never a crash, each ≤ 50 ms',
    scale: 1,
    seconds: [240, 1_800],
  },
  async (bench) => {
    const count = bench.soak ? 100_000 : 20_000;
    // Drawn once: every source meets the same changes at places of its own.
    const drawn = fc.sample(mutations, { numRuns: count, seed: 5 });
    const times = Object.values(adapters).flatMap((adapter) => mutate(bench, adapter, drawn));
    const most = quantile(times, 1);
    bench.within('the slowest reading took', most, slowest);
    bench.measured = `${times.length} payloads of ${Object.keys(adapters).length} sources, p99 ${quantile(times, 0.99).toFixed(2)} ms, slowest ${seconds(most)}`;
  },
);

type Mutation = { at: number; by: unknown };

const mutation: fc.Arbitrary<Mutation> = fc.record({
  at: fc.nat(),
  by: fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.constant(undefined)),
});
const mutations = fc.array(mutation, { minLength: 1, maxLength: 4 });

/** Reads mutated deliveries of one source; resolves to how long each took, ms. */
function mutate(bench: Bench, adapter: Adapter, drawn: readonly Mutation[][]): number[] {
  const cases = loadCases(adapter.name).map((each) => {
    const payload = each.payload as Json;
    return { ...each, payload, places: [...leafPaths(payload), ...keyPaths(payload)] };
  });
  const times: number[] = [];
  for (const [n, changes] of drawn.entries()) {
    const base = cases[n % cases.length];
    if (!base) return [];
    const payload = changes.reduce<Json>((value, { at, by }) => {
      const path = base.places[at % base.places.length];
      return path ? replaced(value, path, by as Json | undefined) : value;
    }, base.payload);
    const request = requestOf(base.headers, base.body(payload));
    const started = performance.now();
    const { crashed, reason } = translate(adapter, request);
    times.push(performance.now() - started);
    bench.must(!crashed, `${adapter.name}, ${base.name}: ${reason}`);
  }
  return times;
}
