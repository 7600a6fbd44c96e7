import { account, mustBeWhole } from './account.ts';
import { DingTalk } from './dingtalk.ts';
import { nextPush } from './pushes.ts';
import { row } from './row.ts';

const names = Array.from({ length: 10 }, (_, n) => n);

row(
  'R2',
  {
    what: "kill between DingTalk's accept and our mark, 20 messages a kill",
    target: '0 lost, ≤ 1 duplicate each, 0 where msgUuid is honoured',
    scale: 1,
    seconds: [150, 300],
  },
  async (bench) => {
    const kills = 10;
    const each = kills * names.length;
    const honours = await DingTalk.open(bench.scale, 'documented', { msgUuid: { mode: 'dedupe' } });
    const ignores = await DingTalk.open(bench.scale, 'documented', { msgUuid: { mode: 'ignore' } });
    const rig = await bench.rig({ origins: [honours.origin, ignores.origin] });
    const sides = [
      { name: 'honours', dingtalk: honours },
      { name: 'ignores', dingtalk: ignores },
    ];
    const groups = sides.flatMap(({ name, dingtalk }) => names.map((n) => ({ group: `${name}-${n}`, dingtalk })));
    for (const { group, dingtalk } of groups) {
      const robots = ['a', 'b'].map((id) => ({ id, webhook: dingtalk.robot(group, `${group}-${id}`) }));
      await rig.connect(group, robots);
    }
    const acknowledged = new Map<string, string[]>(groups.map(({ group }) => [group, []]));
    for (let kill = 1; kill <= kills; kill++) {
      for (const { dingtalk } of sides) {
        dingtalk.sim.control.addFault({ id: 'lost-answer', stage: 'after', action: { kind: 'hang' } });
      }
      const before = sides.map(({ dingtalk }) => dingtalk.sim.control.messages({ limit: 1 }).lastSeq);
      const replies = await Promise.all(groups.map(({ group }) => rig.deliver(group, nextPush().payload)));
      for (const [index, { group }] of groups.entries()) {
        const delivery = replies[index]?.delivery;
        bench.must(replies[index]?.status === 202, `a delivery was answered ${replies[index]?.status}`);
        if (delivery) acknowledged.get(group)?.push(delivery);
      }
      for (const [index, { dingtalk }] of sides.entries()) {
        const wanted = { count: names.length, verdict: 'accepted', after: before[index] ?? 0, timeoutMs: 20_000 };
        await dingtalk.sim.control.wait(wanted);
      }
      await rig.kill();
      for (const { dingtalk } of sides) dingtalk.sim.control.deleteFaults();
      await rig.start();
      for (const { group } of groups) await rig.drained(group, kill, 20_000);
    }
    const found = await account(rig, acknowledged);
    mustBeWhole(bench, found);
    // By what people read, not by msgUuid: a retry that took a new one would be the very fault this is about.
    const repeats = sides.map(({ dingtalk }) => {
      const seen = dingtalk.sim.control.messages({ verdict: 'accepted', limit: 1_000_000 }).messages;
      const times = Map.groupBy(
        seen.flatMap(({ markers }) => [...new Set(markers)]),
        (marker) => marker,
      );
      bench.must(times.size === each, `${times.size} of ${each} events were shown`);
      return [...times.values()].map(({ length }) => length - 1).filter((count) => count > 0);
    });
    const [honoured = [], ignored = []] = repeats;
    bench.must(honoured.length === 0, `${honoured.length} duplicates although msgUuid was honoured`);
    bench.must(Math.max(0, ...ignored) <= 1, `a message was shown ${Math.max(...ignored) + 1} times`);
    bench.measured = `${found.lost.length} lost of ${2 * each} messages, ${kills} kills; duplicates: ${honoured.length} of ${each} with msgUuid honoured, ${ignored.length} of ${each} with it ignored`;
    for (const { dingtalk } of sides) await dingtalk.gone();
  },
);
