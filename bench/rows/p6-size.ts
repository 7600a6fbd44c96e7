import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { bundleOf, minified, type Subject } from '../bundles.ts';
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
    const [whole, small] = [gzipped(product), gzipped(minified())];
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
          what: 'bundle as this repository builds it, without the console’s assets',
          target: '≤ 250 KiB',
          measured: `${(whole / kibibyte).toFixed(0)} KiB`,
          met: whole <= 250 * kibibyte,
        },
        { what: 'spawn → first reply', target: '≤ 120 ms', measured: `${reply.toFixed(0)} ms`, met: reply <= 120 },
      ],
      notes: [
        `minified: ${(small / kibibyte).toFixed(0)} KiB`,
        `an empty worker replies after ${median(empty).toFixed(0)} ms`,
      ],
      numbers: { bundle: whole, minified: small, ours, empty },
    };
  },
};

async function start(subject: Subject): Promise<number> {
  return firstReply(bundleOf(subject), await freePort());
}

/** Bytes of a bundle's modules together, gzipped. The console's assets (styles, scripts, set-up pages) are left out, as the measure says. */
function gzipped(folder: string): number {
  const modules = readdirSync(folder).filter((name) => /(?<!\.client)\.js$|\.liquid$/.test(name));
  return gzipSync(Buffer.concat(modules.map((name) => readFileSync(join(folder, name))))).byteLength;
}
