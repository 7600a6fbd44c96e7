import { hooksFor, Lab } from '../lab.ts';
import { pushes } from '../load/deliveries.ts';
import { closedLoop, type Load, openLoop } from '../load/load.ts';
import type { Row } from '../row.ts';
import { quiet, startSink } from '../sink.ts';
import { median } from '../statistics.ts';

/** One size of deployment under the same load. */
interface Size {
  groups: number;
  closed: Load;
  /** The floor with as many objects. */
  floor: Load;
  open: Load;
  /** Once everything had been sent and nothing had happened for a while; bytes. */
  memory: number;
  /** The same after as many other groups had their turn, and were idle too. */
  later: number;
}

/** P5: the same load, dealt out over more and more groups, each with a hook of its own. */
export const scaling: Row = {
  id: 'P5',
  title: '1, 10, 100 and 1,000 groups under the same total load',
  async run({ quick }) {
    const sizes = quick ? [1, 100] : [1, 10, 100, 1_000];
    const sets: Size[][] = [];
    for (let round = 0; round < (quick ? 1 : 3); round++) {
      const set: Size[] = [];
      for (const groups of sizes) set.push(await underLoad(groups, quick));
      sets.push(set);
    }
    const most = sizes.at(-1) ?? 1;
    const slowest = median(sets.map((set) => ratio(set.map(({ closed }) => closed))));
    const floor = median(sets.map((set) => ratio(set.map((size) => size.floor))));
    const awake = median(sets.map((set) => ((set.at(-1)?.memory ?? 0) - (set[0]?.memory ?? 0)) / (most - 1)));
    const idle = median(sets.map((set) => ((set.at(-1)?.later ?? 0) - (set.at(-1)?.memory ?? 0)) / most));
    return {
      checks: [
        {
          what: 'requests/s, slowest ÷ fastest size',
          target: '≥ 0.75',
          measured: slowest.toFixed(2),
          met: slowest >= 0.75,
        },
        {
          what: `memory that ${most} more idle groups hold, each`,
          target: '≤ 50 KB',
          measured: `${Math.round(idle / 1000)} KB`,
          met: idle <= 50_000,
        },
      ],
      notes: [
        `the floor, which inserts one row, slows down with the number of its objects too: slowest ÷ fastest ${floor.toFixed(2)}`,
        `groups that were awake together: ${Math.round(awake / 1000)} KB each, which the process keeps for the next ones`,
        ...sizes.map((groups, at) =>
          inWords(
            groups,
            sets.flatMap((set) => set[at] ?? []),
          ),
        ),
      ],
      numbers: { sets },
    };
  },
};

async function underLoad(groups: number, quick: boolean): Promise<Size> {
  const [warmUp, measured, rate, steady] = quick ? [400, 600, 50, 100] : [2_000, 3_000, 100, 1_000];
  // Twice as many are set up as are put under load: the others have their turn afterwards.
  const hooks = hooksFor(2 * groups);
  const [first, second] = [hooks.slice(0, groups), hooks.slice(groups)];
  const requests = pushes(first, warmUp + measured + steady);
  const floor = await floorUnderLoad(requests.slice(0, warmUp + measured), warmUp);
  const sink = await startSink();
  const lab = await Lab.start('product', sink.url);
  try {
    await lab.connect(2 * groups, sink.url);
    await closedLoop(lab.port, requests.slice(0, warmUp));
    const closed = await closedLoop(lab.port, requests.slice(warmUp, warmUp + measured));
    const open = await openLoop(lab.port, requests.slice(warmUp + measured), rate);
    await quiet(sink, quick ? 6_000 : 15_000);
    const memory = lab.memory;
    await closedLoop(lab.port, pushes(second, warmUp + measured, requests.length));
    await quiet(sink, quick ? 6_000 : 15_000);
    return { groups, closed, floor, open, memory, later: lab.memory };
  } finally {
    await lab.stop();
    sink.stop();
  }
}

async function floorUnderLoad(requests: readonly Buffer[], warmUp: number): Promise<Load> {
  const lab = await Lab.start('floor');
  try {
    await closedLoop(lab.port, requests.slice(0, warmUp));
    return await closedLoop(lab.port, requests.slice(warmUp));
  } finally {
    await lab.stop();
  }
}

/** The slowest of some loads over the fastest. */
function ratio(loads: readonly Load[]): number {
  const rates = loads.map(({ perSecond }) => perSecond);
  return Math.min(...rates) / Math.max(...rates);
}

function inWords(groups: number, runs: readonly Size[]): string {
  const of = (read: (size: Size) => number) => Math.round(median(runs.map(read))).toLocaleString('en');
  const closed = `${of((size) => size.closed.perSecond)}/s, p99 ${of((size) => size.closed.p99)} ms`;
  const open = `at a steady rate p50 ${of((size) => size.open.p50)} ms, p99 ${of((size) => size.open.p99)} ms`;
  return `${groups.toLocaleString('en')} groups: ${closed}; ${open}; ${of((size) => size.memory / 1e6)} MB when idle`;
}
