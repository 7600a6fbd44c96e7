import type { Lab } from '../lab.ts';
import { median, quantile } from '../statistics.ts';
import type { Batch } from './worker.ts';

/** What a batch inside the isolate came to; µs unless said. */
export interface Inside {
  /** Of the means of the blocks. */
  median: number;
  /** Of single iterations, ms: the clock shows whole milliseconds, so this is what it was at most. */
  p99AtMost: number;
  /** CPU of the whole process for an iteration, all its threads, seen from outside. */
  cpu: number;
  stages: Record<string, number>;
}

/** Runs one batch in a lab with the `inside` worker: `what` is `delivery` or `render`. */
export async function batch(lab: Lab, what: string, body: string, count: number, block: number): Promise<Inside> {
  const before = lab.cpu;
  const reply = await fetch(
    `http://127.0.0.1:${lab.port}/${what}${what.includes('?') ? '&' : '?'}count=${count}&block=${block}`,
    {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-github-event': 'push', 'x-github-delivery': 'bench' },
      body,
    },
  );
  if (!reply.ok) throw new Error(`${what}: ${reply.status} ${await reply.text()}`);
  const { blocks, singles, stages } = (await reply.json()) as Batch;
  return {
    median: median(blocks),
    p99AtMost: quantile(singles, 0.99) + 1,
    cpu: ((lab.cpu - before) * 1e6) / count,
    stages,
  };
}

/** The middle one of several batches, by its median. */
export async function middle(times: number, run: () => Promise<Inside>): Promise<Inside> {
  const all: Inside[] = [];
  for (let i = 0; i < times; i++) all.push(await run());
  const wanted = median(all.map((each) => each.median));
  const found = all.find((each) => each.median === wanted);
  if (!found) throw new Error('there was no batch');
  return found;
}
