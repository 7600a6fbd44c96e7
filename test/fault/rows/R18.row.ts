import { mustBeShownOnce } from './account.ts';
import { DingTalk, shown } from './dingtalk.ts';
import { until } from './measure.ts';
import { nextPush } from './pushes.ts';
import { type Release, releases } from './release.ts';
import { type Bench, row } from './row.ts';

row(
  'R18',
  {
    what: 'a data folder of every released version under this one',
    target: 'opens, migrates, drains',
    scale: 1,
    seconds: [60, 60],
  },
  async (bench) => {
    const parts: string[] = [];
    for (const release of releases()) parts.push(await upgrade(bench, release));
    bench.must(parts.length > 0, 'there is no release to upgrade from');
    bench.measured = parts.join('; ');
  },
);

async function upgrade(bench: Bench, release: Release): Promise<string> {
  const { version, deliveries } = release;
  const dingtalk = await DingTalk.open(bench.scale, 'documented', { safetyTriggers: {} });
  const rig = await bench.rig({ origins: [dingtalk.origin], release });
  const before = await rig.status('busy');
  const { accepted, parked, waiting } = before.ledger;
  const [queued, sent] = [deliveries.queued.length, deliveries.sent.length];
  bench.must(before.paused !== null, `${version}: the pause is forgotten`);
  bench.must(
    accepted === queued + sent + 1 && waiting === queued && parked === 1,
    `${version}: ${JSON.stringify(before.ledger)}`,
  );
  for (const group of ['busy', 'stuck']) {
    const robots = [{ id: 'r1', webhook: dingtalk.robot(group) }];
    await rig.api('PUT', `/api/groups/${group}`, { id: group, name: group, robots });
  }
  const { messages } = await rig.api<{ messages: { id: string }[] }>('GET', '/api/groups/busy/messages?state=parked');
  for (const { id } of messages) await rig.api('POST', `/api/groups/busy/messages/${id}/retry`);
  await rig.api('POST', '/api/groups/busy/resume');
  const seen = (group: string) => dingtalk.timeline(group).reduce((sum, message) => sum + shown(message), 0);
  const wanted = { busy: queued + 1, stuck: deliveries.stuck.length };
  await until(`${version}: the queues are drained`, 45_000, () =>
    seen('busy') === wanted.busy && seen('stuck') === wanted.stuck ? true : null,
  );
  for (const group of ['busy', 'stuck'] as const) {
    const old = group === 'busy' ? accepted : wanted.stuck;
    const reply = await rig.deliver(group, nextPush(undefined, ' after the upgrade').payload);
    bench.must(reply?.status === 202, `${version}: a delivery to ${group} was answered ${reply?.status}`);
    const { ledger } = await rig.drained(group, old + 1, 20_000);
    bench.must(ledger.accepted === old + 1, `${version}: ${group} ${JSON.stringify(ledger)}`);
    bench.must(seen(group) === wanted[group] + 1, `${version}: ${group} shows ${seen(group)} events`);
  }
  await mustBeShownOnce(bench, rig, dingtalk, 'stuck');
  await dingtalk.gone();
  return `${version}: ${wanted.busy + wanted.stuck} of ${queued + 1 + deliveries.stuck.length} events that waited were delivered, ledger complete`;
}
