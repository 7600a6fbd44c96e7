import { type Duel, duel, inWords, type Turn } from '../duel.ts';
import { hooksFor, Lab } from '../lab.ts';
import { pushes } from '../load/deliveries.ts';
import { closedLoop } from '../load/load.ts';
import type { Row } from '../row.ts';
import { type Sink, startSink } from '../sink.ts';

/** P1: everything the product does before it answers, against what anybody would have to do. */
export const fullPath: Row = {
  id: 'P1',
  title: 'Full path of a 10 KB push, 32 connections, against the floor (HMAC + JSON.parse + one durable insert)',
  async run({ quick }) {
    // Of few requests the slowest hundredth is no more than one pause, which meets all connections at once.
    const [warmUp, measured, rounds] = quick ? [300, 700, 1] : [1500, 9000, 5];
    const requests = pushes(hooksFor(1), warmUp + measured);
    const sink = await startSink();
    let result: Duel;
    try {
      const ours = () => productTurn(sink, requests, warmUp);
      result = await duel(rounds, ours, () => floorTurn(requests, warmUp));
    } finally {
      sink.stop();
    }
    return {
      checks: [
        {
          what: 'requests/s, product ÷ floor',
          target: '≥ 0.8',
          measured: result.perSecond.toFixed(2),
          met: result.perSecond >= 0.8,
        },
        { what: 'p99, product ÷ floor', target: '≤ 1.5', measured: result.p99.toFixed(2), met: result.p99 <= 1.5 },
      ],
      notes: [`product: ${inWords(result.ours)}`, `floor: ${inWords(result.theirs)}`],
      numbers: { ...result },
    };
  },
};

/** The product on a fresh folder with one group: warmed up, then measured. */
export async function productTurn(sink: Sink, requests: readonly Buffer[], warmUp: number): Promise<Turn> {
  const lab = await Lab.start('product', sink.url);
  try {
    await lab.connect(1, sink.url);
    return await turn(lab, requests, warmUp);
  } finally {
    await lab.stop();
  }
}

async function floorTurn(requests: readonly Buffer[], warmUp: number): Promise<Turn> {
  const lab = await Lab.start('floor');
  try {
    return await turn(lab, requests, warmUp);
  } finally {
    await lab.stop();
  }
}

async function turn(lab: Lab, requests: readonly Buffer[], warmUp: number): Promise<Turn> {
  await closedLoop(lab.port, requests.slice(0, warmUp));
  const before = lab.cpu;
  const load = await closedLoop(lab.port, requests.slice(warmUp));
  return { ...load, cpu: ((lab.cpu - before) * 1e6) / load.requests };
}
