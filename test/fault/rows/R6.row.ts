import { account, mustBeShownOnce, mustBeWhole } from './account.ts';
import { DingTalk } from './dingtalk.ts';
import { quantile, steadily } from './measure.ts';
import { nextPush } from './pushes.ts';
import { row, seconds } from './row.ts';

row(
  'R6',
  {
    what: 'calm traffic, 10 events/min to each of 12 groups',
    target: '100 % single messages, receipt to group p50 ≤ 300 ms, p99 ≤ 1.5 s',
    scale: 1,
    seconds: [60, 300],
  },
  async (bench) => {
    const groups = Array.from({ length: 12 }, (_, n) => `calm-${n}`);
    const dingtalk = await DingTalk.open(bench.scale);
    const rig = await bench.rig({ origins: [dingtalk.origin] });
    for (const group of groups) await rig.connect(group, [{ id: 'r1', webhook: dingtalk.robot(group) }]);
    const acknowledged = new Map<string, string[]>(groups.map((group) => [group, []]));
    const sentAt = new Map<string, number>();
    await steadily(groups.length / 6, bench.soak ? 180_000 : 30_000, async (n) => {
      const group = groups[n % groups.length] ?? '';
      const { marker, payload } = nextPush();
      sentAt.set(marker, Date.now());
      const reply = await rig.deliver(group, payload);
      bench.must(reply?.status === 202, `a delivery was answered ${reply?.status}`);
      if (reply?.delivery) acknowledged.get(group)?.push(reply.delivery);
    });
    for (const group of groups) await rig.drained(group, acknowledged.get(group)?.length ?? 0, 20_000);
    const found = await account(rig, acknowledged);
    mustBeWhole(bench, found);
    for (const group of groups) await mustBeShownOnce(bench, rig, dingtalk, group);
    bench.must(found.messages === sentAt.size, `${sentAt.size} events left in ${found.messages} messages`);
    const seen = dingtalk.sim.control.messages({ verdict: 'accepted', limit: 1_000_000 }).messages;
    const waits = seen.map(
      ({ markers, arrivedAtReal }) => arrivedAtReal - (sentAt.get(markers[0] ?? '') ?? Number.NaN),
    );
    const [p50, p99] = [quantile(waits, 0.5), quantile(waits, 0.99)];
    bench.within('p50', p50, 300);
    bench.within('p99', p99, 1_500);
    bench.measured = `${found.messages} of ${sentAt.size} single, p50 ${seconds(p50)}, p99 ${seconds(p99)}`;
    await dingtalk.gone();
  },
);
