import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { limits } from '../../../src/config.ts';
import { mustBeShownOnce } from './account.ts';
import { DingTalk } from './dingtalk.ts';
import { pause, steadily } from './measure.ts';
import { nextPush } from './pushes.ts';
import { row } from './row.ts';

const groups = Array.from({ length: 20 }, (_, n) => `g${n}`);
const minute = 60_000;
/** Of a journal at its fullest, bytes a delivery: its body, its message and its duplicates. */
const perDelivery = 20_000;

row(
  'R22',
  {
    what: 'an hour of 60 events/min to each of 20 groups',
    target:
      'memory growth < 10 % after the first ten minutes, databases bounded by retention, 0 lost, the ledger adds up',
    scale: 1,
    soakOnly: true,
    seconds: [0, 5_400],
  },
  async (bench) => {
    const dingtalk = await DingTalk.open(bench.scale);
    const rig = await bench.rig({ origins: [dingtalk.origin] });
    for (const group of groups) await rig.connect(group, [{ id: 'r1', webhook: dingtalk.robot(group) }]);
    const accepted = new Map(groups.map((group) => [group, 0]));
    const run = async (minutes: number) => {
      const memory: number[] = [];
      const watching = (async () => {
        for (let n = 0; n < minutes; n++) {
          await pause(minute);
          memory.push(rig.memory().now);
        }
      })();
      await steadily(groups.length, minutes * minute, async (n) => {
        const group = groups[n % groups.length] ?? '';
        const reply = await rig.deliver(group, nextPush().payload);
        bench.must(reply?.status === 202, `${group}: a delivery was answered ${reply?.status}`);
        accepted.set(group, (accepted.get(group) ?? 0) + 1);
      });
      await watching;
      return memory;
    };
    const first = await run(10);
    const rest = await run(50);
    for (const group of groups) {
      const { ledger } = await rig.drained(group, accepted.get(group) ?? 0, 5 * minute);
      const { sent, merged } = ledger;
      bench.must(sent + merged === accepted.get(group), `${group}: ${JSON.stringify(ledger)}`);
      await mustBeShownOnce(bench, rig, dingtalk, group);
    }
    const [before, after] = [Math.max(...first), Math.max(...rest)];
    const growth = after / before - 1;
    bench.must(growth < 0.1, `memory grew by ${percent(growth)}`);
    const largest = Math.max(...sizes(rig.data));
    const most = 2 * limits.journalCount * perDelivery;
    bench.must(largest < most, `a database has ${megabytes(largest)}`);
    const total = [...accepted.values()].reduce((sum, count) => sum + count, 0);
    bench.measured = `0 lost of ${total}, memory ${megabytes(before)} in the first ten minutes, ${megabytes(after)} after (${percent(growth)}), the largest database ${megabytes(largest)}`;
    await dingtalk.gone();
  },
);

function sizes(folder: string): number[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.sqlite'))
    .map((name) => statSync(join(folder, name)).size);
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1e6)} MB`;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
