import { isDeepStrictEqual } from 'node:util';
import { account, mustBeShownOnce, mustBeWhole } from './account.ts';
import { DingTalk } from './dingtalk.ts';
import { nextPush } from './pushes.ts';
import { row } from './row.ts';

/** As much of a configuration as has to be filled in by hand: what is exported is masked. */
interface Config {
  groups: { id: string; robots: { webhook: string }[] }[];
  hooks: { id: string; key: string; secrets: string[] }[];
}

row(
  'R25',
  {
    what: 'config export into a fresh instance, and the data folder on a fresh machine',
    target: 'equal, and the pending queue drains',
    scale: 1,
    seconds: [60, 60],
  },
  async (bench) => {
    const groups = ['one', 'two', 'three'];
    const dingtalk = await DingTalk.open(bench.scale);
    const origins = [dingtalk.origin];
    const old = await bench.rig({ origins });
    for (const group of groups) await old.connect(group, [{ id: 'r1', webhook: dingtalk.robot(group) }]);
    const exported = await old.api<Config>('GET', '/api/config');

    const fresh = await bench.rig({ origins });
    await fresh.api('PUT', '/api/config', {
      ...exported,
      groups: exported.groups.map((group) => ({
        ...group,
        robots: group.robots.map((robot) => ({ ...robot, webhook: dingtalk.robot(group.id) })),
      })),
      hooks: exported.hooks.map((hook) => ({
        ...hook,
        key: old.path(hook.id).split('/').at(-1),
        secrets: [fresh.webhookSecret],
      })),
    });
    const imported = await fresh.api<Config>('GET', '/api/config');
    bench.must(isDeepStrictEqual(imported, exported), 'the fresh instance exports something else');
    const arrived = new Map<string, string[]>();
    for (const group of groups) {
      fresh.knows(group, old.path(group));
      const reply = await fresh.deliver(group, nextPush().payload);
      bench.must(reply?.status === 202, `the fresh instance answered ${reply?.status}`);
      arrived.set(group, reply?.delivery ? [reply.delivery] : []);
      await fresh.drained(group, 1, 20_000);
    }
    mustBeWhole(bench, await account(fresh, arrived));

    await old.api('POST', '/api/groups/one/pause', { reason: 'moving' });
    const deliveries: string[] = [];
    for (let n = 0; n < 40; n++) {
      const reply = await old.deliver('one', nextPush().payload);
      bench.must(reply?.status === 202, `the old instance answered ${reply?.status}`);
      if (reply?.delivery) deliveries.push(reply.delivery);
    }
    await old.kill();
    const seen = dingtalk.timeline('one').length;
    const moved = await bench.rig({ origins, from: old });
    bench.must(isDeepStrictEqual(await moved.api('GET', '/api/config'), exported), 'the moved instance differs');
    await moved.api('POST', '/api/groups/one/resume');
    const { ledger } = await moved.drained('one', deliveries.length, 60_000);
    const found = await account(moved, new Map([['one', deliveries]]));
    mustBeWhole(bench, found);
    const told = dingtalk.timeline('one').length - seen;
    bench.must(told === found.messages, `${found.messages} messages, ${told} of them in the group`);
    for (const group of ['two', 'three']) await mustBeShownOnce(bench, fresh, dingtalk, group);
    bench.measured = `export equal, ${ledger.sent + ledger.merged} of ${deliveries.length} queued events delivered after the move`;
    await dingtalk.gone();
  },
);
