import { account, dispatchOf, mustBeShownOnce, mustBeWhole } from './account.ts';
import { DingTalk } from './dingtalk.ts';
import { steadily, until } from './measure.ts';
import { nextPush } from './pushes.ts';
import type { Rig } from './rig.ts';
import { type Bench, row, seconds } from './row.ts';

const minute = 60_000;
const block = 10 * minute;

row(
  'R7',
  {
    what: "someone else trips the robot's 10-min block, a new event every 4 s",
    target: '≤ 1 probe during the block, resumed ≤ 30 s after it, one catch-up digest, 0 lost',
    scale: 60,
    seconds: [60, 1200],
  },
  async (bench) => {
    const profiles = ['documented', 'strict'] as const;
    const dingtalks = await Promise.all(profiles.map((profile) => DingTalk.open(bench.scale, profile)));
    const rig = await bench.rig({ origins: dingtalks.map(({ origin }) => origin) });
    const parts = await Promise.all(
      profiles.map((profile, index) => {
        const dingtalk = dingtalks[index];
        if (!dingtalk) throw new Error('a DingTalk for each preset');
        return blocked(bench, rig, dingtalk, profile);
      }),
    );
    bench.measured = parts.join('; ');
    for (const dingtalk of dingtalks) await dingtalk.gone();
  },
);

async function blocked(bench: Bench, rig: Rig, dingtalk: DingTalk, group: string): Promise<string> {
  await rig.connect(group, [{ id: 'r1', webhook: dingtalk.robot(group) }]);
  const deliveries: string[] = [];
  const deliver = async () => {
    const reply = await rig.deliver(group, nextPush().payload);
    bench.must(reply?.status === 202, `${group}: a delivery was answered ${reply?.status}`);
    if (reply?.delivery) deliveries.push(reply.delivery);
  };
  await deliver();
  await until(`${group}: the first message`, 10_000, () => dingtalk.timeline(group)[0] ?? null);
  // The simulator's limiter is put into its penalty, as it would be after somebody else's calls.
  const { messages: before } = dingtalk.sim.control.messages({ group });
  dingtalk.sim.control.setLimiter(group, { penaltyUntil: Date.now() + bench.real(block) });
  // Nothing new in the last minute, so that what follows the block is the catch-up and nothing else.
  await steadily((bench.scale * 1000) / 4_000, bench.real(block - minute), deliver);
  const resumed = await until(
    `${group}: a message after the block`,
    bench.real(3 * minute) + 10_000,
    () => dingtalk.timeline(group)[before.length] ?? null,
  );
  await rig.drained(group, deliveries.length, bench.real(2 * minute) + 20_000);
  mustBeWhole(bench, await account(rig, new Map([[group, deliveries]])));
  await mustBeShownOnce(bench, rig, dingtalk, group);

  const refused = dingtalk.sim.control.messages({ group, verdict: 'limited' }).messages;
  // The first refusal is how we learn of the block; what follows are probes.
  const probes = Math.max(0, refused.length - 1);
  bench.must(probes <= 1, `${group}: ${probes} probes during the block`);
  const end = dingtalk.sim.control.invariants().penalties.at(-1)?.until ?? Number.NaN;
  const late = (resumed.arrivedAt - end) * bench.scale;
  bench.within(`${group}: resumed after the block`, late, 30_000);
  const rows = await rig.messages(group);
  const held = new Set(deliveries.map(dispatchOf));
  const digests = rows.filter(({ count, dispatches }) => count > 1 && dispatches.some((id) => held.has(id)));
  bench.must(digests.length === 1, `${group}: ${digests.length} catch-up digests`);
  return `${group} ${refused.length} refused of which ${probes} probes, resumed ${seconds(late)} after the block, ${digests.length} digest of ${digests[0]?.count}, ${deliveries.length} events`;
}
