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
  open: Load;
  /** Once everything had been sent and nothing had happened for a while; bytes. */
  memory: number;
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
    const slowest = median(sets.map((set) => leastOf(set) / mostOf(set)));
    const perGroup = median(sets.map((set) => ((set.at(-1)?.memory ?? 0) - (set[0]?.memory ?? 0)) / (most - 1)));
    return {
      checks: [
        {
          what: 'requests/s, slowest ÷ fastest size',
          target: '≥ 0.75',
          measured: slowest.toFixed(2),
          met: slowest >= 0.75,
        },
        {
          what: `memory of an idle group (of ${most})`,
          target: '≤ 50 KB',
          measured: `${Math.round(perGroup / 1000)} KB`,
          met: perGroup <= 50_000,
        },
      ],
      notes: sizes.map((groups, at) =>
        inWords(
          groups,
          sets.flatMap((set) => set[at] ?? []),
        ),
      ),
      numbers: { sets },
    };
  },
};

async function underLoad(groups: number, quick: boolean): Promise<Size> {
  const [warmUp, measured, rate, steady] = quick ? [400, 600, 50, 100] : [2_000, 3_000, 100, 1_000];
  const requests = pushes(hooksFor(groups), warmUp + measured + steady);
  const sink = await startSink();
  const lab = await Lab.start('product', sink.url);
  try {
    await lab.connect(groups, sink.url);
    await closedLoop(lab.port, requests.slice(0, warmUp));
    const closed = await closedLoop(lab.port, requests.slice(warmUp, warmUp + measured));
    const open = await openLoop(lab.port, requests.slice(warmUp + measured), rate);
    await quiet(sink, quick ? 6_000 : 15_000);
    return { groups, closed, open, memory: lab.memory };
  } finally {
    await lab.stop();
    sink.stop();
  }
}

function leastOf(set: readonly Size[]): number {
  return Math.min(...set.map(({ closed }) => closed.perSecond));
}

function mostOf(set: readonly Size[]): number {
  return Math.max(...set.map(({ closed }) => closed.perSecond));
}

function inWords(groups: number, runs: readonly Size[]): string {
  const of = (read: (size: Size) => number) => Math.round(median(runs.map(read))).toLocaleString('en');
  const closed = `${of((size) => size.closed.perSecond)}/s, p99 ${of((size) => size.closed.p99)} ms`;
  const open = `at a steady rate p50 ${of((size) => size.open.p50)} ms, p99 ${of((size) => size.open.p99)} ms`;
  return `${groups.toLocaleString('en')} groups: ${closed}; ${open}; ${of((size) => size.memory / 1e6)} MB when idle`;
}
