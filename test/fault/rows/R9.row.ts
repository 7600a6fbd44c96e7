import { randomUUID } from 'node:crypto';
import { account, mustBeShownOnce, mustBeWhole } from './account.ts';
import { DingTalk } from './dingtalk.ts';
import { nextPush } from './pushes.ts';
import type { Reply } from './rig.ts';
import { row } from './row.ts';

row(
  'R9',
  {
    what: 'each delivery 5× in sequence, 20× at once, 5× after a kill and a restart, 5× under other ids',
    target: '1 message each',
    scale: 1,
    seconds: [60, 60],
  },
  async (bench) => {
    const dingtalk = await DingTalk.open(bench.scale);
    const rig = await bench.rig({ origins: [dingtalk.origin] });
    await rig.connect('twice', [{ id: 'r1', webhook: dingtalk.robot('twice') }]);
    const cases = Array.from({ length: 8 }, () => ({
      ...nextPush(),
      id: randomUUID(),
      replies: [] as (Reply | null)[],
    }));
    const again = async (count: number, id?: string) => {
      for (const one of cases) {
        for (let n = 0; n < count; n++) one.replies.push(await rig.deliver('twice', one.payload, id ?? one.id));
      }
    };
    // Half of them meet the crowd first, so that the very first one is contested too.
    const crowd = async (some: typeof cases) => {
      for (const one of some) {
        const all = Array.from({ length: 20 }, () => rig.deliver('twice', one.payload, one.id));
        one.replies.push(...(await Promise.all(all)));
      }
    };
    await crowd(cases.slice(0, 4));
    await again(5);
    await crowd(cases.slice(4));
    await rig.kill();
    await rig.start();
    await again(5);
    for (let n = 0; n < 5; n++) await again(1, randomUUID());
    await rig.drained('twice', cases.length, 60_000);
    const deliveries = cases.map(({ marker, replies }) => {
      const first = replies.filter((reply) => reply?.status === 202);
      const rest = replies.filter((reply) => reply?.status === 200 && reply.outcome === 'duplicate');
      const ids = new Set(replies.map((reply) => reply?.delivery));
      const right = first.length === 1 && rest.length === replies.length - 1 && ids.size === 1;
      bench.must(right, `${marker}: ${first.length} taken, ${rest.length} duplicates of ${replies.length}`);
      return first[0]?.delivery ?? '';
    });
    const found = await account(rig, new Map([['twice', deliveries]]));
    mustBeWhole(bench, found);
    bench.must(found.accepted === cases.length, `${found.accepted} events for ${cases.length} deliveries`);
    await mustBeShownOnce(bench, rig, dingtalk, 'twice');
    const requests = cases.reduce((sum, { replies }) => sum + replies.length, 0);
    bench.measured = `${found.accepted} events for ${cases.length} deliveries sent ${requests} times`;
    await dingtalk.gone();
  },
);
