import { account, mustBeShownOnce, mustBeWhole } from './account.ts';
import { DingTalk } from './dingtalk.ts';
import { quantile, steadily } from './measure.ts';
import { nextPush } from './pushes.ts';
import { row, seconds } from './row.ts';

const others = ['a', 'b', 'c', 'd'] as const;

row(
  'R21',
  {
    what: 'one hook flooded at 200/s beside four calm ones',
    target: "other hooks' p99 ≤ 2× calm, all acknowledged delivered",
    scale: 60,
    seconds: [90, 600],
  },
  async (bench) => {
    const lasting = bench.soak ? 60_000 : 8_000;
    const dingtalk = await DingTalk.open(bench.scale);
    const rig = await bench.rig({ origins: [dingtalk.origin] });
    const acknowledged = new Map<string, string[]>();
    for (const group of ['flood', ...others]) {
      await rig.connect(group, [{ id: 'r1', webhook: dingtalk.robot(group) }]);
      acknowledged.set(group, []);
    }
    const send = async (group: string, times?: number[]) => {
      const started = performance.now();
      const reply = await rig.deliver(group, nextPush().payload);
      times?.push(performance.now() - started);
      bench.must(reply?.status === 202, `${group}: a delivery was answered ${reply?.status}`);
      if (reply?.delivery) acknowledged.get(group)?.push(reply.delivery);
    };
    const visit = (times: number[]) => steadily(20, lasting, (n) => send(others[n % others.length] ?? 'a', times));
    // What runs for the first time is slow; that is neither calm nor flood.
    for (const group of acknowledged.keys()) for (let n = 0; n < 20; n++) await send(group);
    const calm: number[] = [];
    await visit(calm);
    const flooded: number[] = [];
    await Promise.all([visit(flooded), steadily(200, lasting, () => send('flood'))]);
    for (const [group, { length }] of acknowledged) await rig.drained(group, length, bench.real(300_000) + 30_000);
    const found = await account(rig, acknowledged);
    mustBeWhole(bench, found);
    for (const group of acknowledged.keys()) await mustBeShownOnce(bench, rig, dingtalk, group);
    const [quiet, loud] = [quantile(calm, 0.99), quantile(flooded, 0.99)];
    if (!(loud <= 2 * quiet)) bench.late.push(`p99 ${seconds(loud)} is more than 2 × ${seconds(quiet)}`);
    bench.measured = `${found.lost.length} lost of ${found.accepted}, other hooks' replies p99 ${seconds(loud)} beside the flood, ${seconds(quiet)} calm (${(loud / quiet).toFixed(1)}×)`;
    await dingtalk.gone();
  },
);
