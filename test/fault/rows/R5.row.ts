import { account, dispatchOf, mustBeShownOnce, mustBeWhole } from './account.ts';
import { DingTalk } from './dingtalk.ts';
import { peak, quantile, steadily } from './measure.ts';
import { nextPush } from './pushes.ts';
import { type Bench, row, seconds } from './row.ts';

const what = 'steady load to one group';
const target = '0 limit answers, ≤ 18 messages in any 60 s, time to group p50 ≤ 4.0 s, p99 ≤ 8.0 s';

// 50 events/s sixty times faster is more than two cores can sign and serve: there the windows are tried, at 1 event/s for
// 10 min. The load itself is tried at 1×, for a minute; by hand for all 10.
row('R5', { what: `${what}, 1 event/s for 10 min`, target, scale: 60, scaledOnly: true, seconds: [60, 900] }, steady);
row('R5', { what: `${what}, 50 events/s`, target, scale: 1, seconds: [120, 900] }, steady);

async function steady(bench: Bench): Promise<void> {
  const [perSecond, lasting] =
    bench.scale > 1 ? [bench.scale, bench.real(600_000)] : [50, bench.soak ? 600_000 : 60_000];
  const dingtalk = await DingTalk.open(bench.scale);
  const rig = await bench.rig({ origins: [dingtalk.origin] });
  await rig.connect('steady', [{ id: 'r1', webhook: dingtalk.robot('steady') }]);
  const deliveries: string[] = [];
  await steadily(perSecond, lasting, async () => {
    const reply = await rig.deliver('steady', nextPush().payload);
    bench.must(reply?.status === 202, `a delivery was answered ${reply?.status}`);
    if (reply?.delivery) deliveries.push(reply.delivery);
  });
  await rig.drained('steady', deliveries.length, bench.real(60_000) + 20_000);
  mustBeWhole(bench, await account(rig, new Map([['steady', deliveries]])));
  await mustBeShownOnce(bench, rig, dingtalk, 'steady');
  const rows = await rig.messages('steady');
  const left = new Map(rows.flatMap(({ dispatches, finishedAt }) => dispatches.map((id) => [id, finishedAt ?? 0])));
  const waits = deliveries.map(
    (id) => ((left.get(dispatchOf(id)) ?? Number.NaN) - Number.parseInt(id.slice(0, 9), 36)) * bench.scale,
  );
  const limited = dingtalk.sim.control.messages({ verdict: 'limited' }).messages.length;
  bench.must(limited === 0, `${limited} limit answers`);
  const most = peak(
    dingtalk.timeline('steady').map(({ arrivedAt }) => arrivedAt),
    bench.real(60_000),
  );
  const starts = peak(
    rows.map(({ createdAt }) => createdAt),
    bench.real(60_000),
  );
  bench.must(starts <= 18, `${starts} messages started within a minute`);
  // At 60×, 10 ms on the way are most of a second: starts that keep the limit may arrive closer together.
  if (most > 18) (bench.scale === 1 ? bench.wrong : bench.late).push(`${most} messages arrived within a minute`);
  const [p50, p99] = [quantile(waits, 0.5), quantile(waits, 0.99)];
  bench.within('time to group p50', p50, 4_000);
  bench.within('time to group p99', p99, 8_000);
  bench.measured = `${limited} limit answers, ${deliveries.length} events in ${rows.length} messages, ≤ ${starts} started and ≤ ${most} arrived in any 60 s, p50 ${seconds(p50)}, p99 ${seconds(p99)}`;
  await dingtalk.gone();
}
