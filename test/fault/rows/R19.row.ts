import { account, mustBeShownOnce, mustBeWhole } from './account.ts';
import { DingTalk } from './dingtalk.ts';
import { quantile, together } from './measure.ts';
import { nextPush } from './pushes.ts';
import { row, seconds } from './row.ts';

const warmUp = 2_000;
const limit = 128e6;

row(
  'R19',
  {
    what: 'a big queue for one group, killed and restarted while it waits',
    target: 'object < 128 MB, accept p99 ≤ 200 ms, all delivered (50,000 by hand)',
    scale: 60,
    soakScale: 60,
    seconds: [300, 3600],
  },
  async (bench) => {
    const size = bench.soak ? 50_000 : 10_000;
    const dingtalk = await DingTalk.open(bench.scale);
    const rig = await bench.rig({ origins: [dingtalk.origin] });
    await rig.connect('big', [{ id: 'r1', webhook: dingtalk.robot('big') }]);
    await rig.connect('warm', [{ id: 'r1', webhook: dingtalk.robot('warm') }]);
    const cold = rig.memory().now;
    // What accepting costs without a queue: code, caches and garbage, which are the same however many wait.
    await together(8, warmUp, () => rig.deliver('warm', nextPush().payload));
    await rig.drained('warm', warmUp, bench.real(warmUp * 120) + 30_000);
    await rig.api('POST', '/api/groups/big/pause', { reason: 'fill the queue' });
    const warm = rig.memory().most;
    const deliveries: string[] = [];
    const times: number[] = [];
    await together(8, size, async () => {
      const { payload } = nextPush();
      const started = performance.now();
      const reply = await rig.deliver('big', payload);
      times.push(performance.now() - started);
      bench.must(reply?.status === 202, `a delivery was answered ${reply?.status}`);
      if (reply?.delivery) deliveries.push(reply.delivery);
    });
    const { most } = rig.memory();
    await rig.kill();
    await rig.start();
    const { ledger } = await rig.status('big');
    bench.must(ledger.sent + ledger.merged === 0, `sent while paused: ${JSON.stringify(ledger)}`);
    await rig.api('POST', '/api/groups/big/resume');
    await rig.drained('big', size, bench.real(size * 120) + 30_000);
    const peak = rig.memory().most;
    const found = await account(rig, new Map([['big', deliveries]]));
    mustBeWhole(bench, found);
    await mustBeShownOnce(bench, rig, dingtalk, 'big');
    // Nobody can look into one object from outside. Two measures that are no less than what the queue takes: what the
    // process grew by once it was warm, and what the restarted process, which reads the queue from disk and drains it, took
    // more than a new one without a queue.
    bench.must(most - warm < limit, `filling the queue, the process grew by ${megabytes(most - warm)}`);
    bench.must(peak - cold < limit, `with the queue, the restarted process took ${megabytes(peak - cold)} more`);
    const p99 = quantile(times, 0.99);
    bench.within('accept p99', p99, 200);
    bench.measured = `${found.lost.length} lost of ${deliveries.length} queued, process grew ${megabytes(most - warm)} while filling (${megabytes(most - cold)} since its cold start), ${megabytes(peak)} in all after a restart, accept p99 ${seconds(p99)}, drained in ${found.messages} messages`;
    await dingtalk.gone();
  },
);

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1e6)} MB`;
}
