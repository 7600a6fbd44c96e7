import { account, mustBeShownOnce, mustBeWhole } from './account.ts';
import { DingTalk } from './dingtalk.ts';
import { pause, until } from './measure.ts';
import { nextPush } from './pushes.ts';
import type { Rig } from './rig.ts';
import { row, seconds } from './row.ts';

const groups = ['g1', 'g2', 'g3', 'g4', 'g5'] as const;

row(
  'R1',
  {
    what: 'kill -9 at random moments, 16 senders, 5 groups',
    target: '0 lost, first send ≤ 5.0 s after a restart',
    scale: 1,
    seconds: [180, 1800],
  },
  async (bench) => {
    const kills = bench.soak ? 300 : 25;
    const dingtalk = await DingTalk.open(bench.scale);
    // Slow on both sides of its decision, so that kills also hit what is on its way.
    for (const stage of ['before', 'after'] as const) {
      dingtalk.sim.control.addFault({ stage, action: { kind: 'latency', ms: 30, jitterMs: 30 } });
    }
    const rig = await bench.rig({ origins: [dingtalk.origin] });
    for (const group of groups) await rig.connect(group, [{ id: 'r1', webhook: dingtalk.robot(group) }]);
    const acknowledged = new Map<string, string[]>(groups.map((group) => [group, []]));
    const firstSends: number[] = [];
    let refused = 0;
    for (let cycle = 0; cycle < kills; cycle++) {
      const senders = Array.from({ length: 16 }, () => send(rig, acknowledged, () => refused++));
      await pause(50 + Math.random() * 750);
      await rig.kill();
      await Promise.all(senders);
      const { lastSeq } = dingtalk.sim.control.messages({ limit: 1 });
      const restarted = Date.now();
      await rig.start();
      // Every fifth time it is left alone until it speaks; else it is struck again whatever it is doing.
      if (cycle % 5 < 4 && cycle < kills - 1) continue;
      const spoke = () => (dingtalk.sim.control.messages({ after: lastSeq, limit: 1 }).messages[0] ? Date.now() : null);
      firstSends.push((await until('the first send after a restart', 30_000, spoke)) - restarted);
    }
    for (const group of groups) await rig.drained(group, acknowledged.get(group)?.length ?? 0, 90_000);
    const found = await account(rig, acknowledged);
    mustBeWhole(bench, found);
    for (const group of groups) await mustBeShownOnce(bench, rig, dingtalk, group);
    const { duplicates, limited } = dingtalk.sim.control.invariants();
    bench.must(duplicates.length === 0, `${duplicates.length} events were shown twice`);
    bench.must(limited === 0, `${limited} limit answers`);
    bench.must(refused === 0, `${refused} deliveries were refused`);
    const slowest = Math.max(...firstSends);
    bench.within('the first send after a restart took', slowest, 5_000);
    const total = [...acknowledged.values()].reduce((sum, { length }) => sum + length, 0);
    bench.measured = `${found.lost.length} lost and ${found.twice.length} twice of ${total} acknowledged (and ${found.unasked} that were taken without a reply), ${kills} kills, first send after restart ≤ ${seconds(slowest)}`;
    await dingtalk.gone();
  },
);

/** Sends to one group after another until the server is gone, and notes what was acknowledged. */
async function send(rig: Rig, acknowledged: ReadonlyMap<string, string[]>, refuse: () => void): Promise<void> {
  for (;;) {
    const group = groups[Math.floor(Math.random() * groups.length)] ?? 'g1';
    const reply = await rig.deliver(group, nextPush().payload);
    if (!reply) return;
    if (reply.status === 202 && reply.delivery !== null) acknowledged.get(group)?.push(reply.delivery);
    else refuse();
    await pause(Math.random() * 300);
  }
}
