import { type ChildProcess, spawn } from 'node:child_process';
import { duel, inWords, type Turn } from '../duel.ts';
import { freePort, hooksFor } from '../lab.ts';
import { Connection } from '../load/connection.ts';
import { pushes } from '../load/deliveries.ts';
import { closedLoop } from '../load/load.ts';
import { cpuSeconds } from '../process.ts';
import type { Row } from '../row.ts';
import { type Sink, startSink } from '../sink.ts';
import { productTurn } from './p1-full-path.ts';

const what = 'requests/s, product ÷ peer';
const target = '≥ 1';

/** P2: against a server that translates and forwards, and neither verifies nor stores. */
export const peer: Row = {
  id: 'P2',
  title: 'The same against a peer that translates and forwards without verifying or storing',
  async run({ quick }) {
    const program = process.env.BENCH_PEER;
    if (!program) {
      const notes = ['not run: BENCH_PEER names no peer (see bench/README.md)'];
      return { checks: [{ what, target, measured: 'not run', met: null }], notes, numbers: {} };
    }
    const [warmUp, measured, rounds] = quick ? [300, 700, 1] : [1500, 3000, 5];
    const ours = pushes(hooksFor(1), warmUp + measured);
    const path = process.env.BENCH_PEER_PATH ?? '/';
    const theirs = pushes(
      hooksFor(1).map((hook) => ({ ...hook, path })),
      warmUp + measured,
    );
    const sink = await startSink();
    try {
      const result = await duel(
        rounds,
        () => productTurn(sink, ours, warmUp),
        () => peerTurn(program, sink, theirs, warmUp),
      );
      const { perSecond } = result;
      return {
        checks: [{ what, target, measured: perSecond.toFixed(2), met: perSecond >= 1 }],
        notes: [`product: ${inWords(result.ours)}`, `peer: ${inWords(result.theirs)}`],
        numbers: { ...result },
      };
    } finally {
      sink.stop();
    }
  },
};

async function peerTurn(program: string, sink: Sink, requests: readonly Buffer[], warmUp: number): Promise<Turn> {
  const port = await freePort();
  const env = { ...process.env, PORT: String(port), SINK_URL: sink.url };
  const child = spawn(process.execPath, [program], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  try {
    await listening(port, child);
    await closedLoop(port, requests.slice(0, warmUp));
    const [before, taken] = [cpuSeconds(child.pid ?? 0), await sink.count()];
    const load = await closedLoop(port, requests.slice(warmUp));
    const forwarded = (await sink.count()) - taken;
    if (forwarded < load.requests * 0.95) {
      throw new Error(`the peer forwarded ${forwarded} of ${load.requests} deliveries: it is not doing its work`);
    }
    return { ...load, cpu: ((cpuSeconds(child.pid ?? 0) - before) * 1e6) / load.requests };
  } finally {
    child.kill('SIGKILL');
  }
}

async function listening(port: number, child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 200 && child.exitCode === null; tries++) {
    const connection = await Connection.open(port).catch(() => null);
    if (connection) {
      connection.close();
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('the peer does not listen on PORT');
}
