import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { loadedFirst } from '../../cli/bundle.ts';
import { bundleOf, type Subject } from '../bundles.ts';
import { freePort } from '../lab.ts';
import type { Row } from '../row.ts';
import { firstReply } from '../start.ts';
import { median } from '../statistics.ts';

const kibibyte = 1024;

/** P6: what is uploaded, and what starting it costs. */
export const size: Row = {
  id: 'P6',
  title: 'Bundle, gzipped, and time from spawning workerd to the first reply',
  async run({ quick }) {
    const product = bundleOf('product');
    const first = gzipped(product, loadedFirst(product, 'worker.mjs').modules);
    const whole = gzipped(
      product,
      readdirSync(product).filter((name) => name.endsWith('.mjs')),
    );
    const rounds = quick ? 3 : 9;
    const [ours, empty]: [number[], number[]] = [[], []];
    await start('empty');
    await start('product');
    for (let round = 0; round < rounds; round++) {
      empty.push(await start('empty'));
      ours.push(await start('product'));
    }
    const reply = median(ours);
    return {
      checks: [
        {
          what: 'bundle without the console: what is loaded before it is asked for',
          target: '≤ 250 KiB',
          measured: `${(first / kibibyte).toFixed(0)} KiB`,
          met: first <= 250 * kibibyte,
        },
        { what: 'spawn → first reply', target: '≤ 120 ms', measured: `${reply.toFixed(0)} ms`, met: reply <= 120 },
      ],
      notes: [
        `everything together, API, console, samples and set-up pages included: ${(whole / kibibyte).toFixed(0)} KiB`,
        `an empty worker replies after ${median(empty).toFixed(0)} ms`,
      ],
      numbers: { first, whole, ours, empty },
    };
  },
};

async function start(subject: Subject): Promise<number> {
  return firstReply(bundleOf(subject), await freePort());
}

/** Bytes of modules together, gzipped. */
function gzipped(folder: string, modules: readonly string[]): number {
  return gzipSync(Buffer.concat(modules.map((name) => readFileSync(join(folder, name))))).byteLength;
}
