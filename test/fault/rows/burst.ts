import { account, dispatchOf, mustBeShownOnce, mustBeWhole } from './account.ts';
import { DingTalk } from './dingtalk.ts';
import { together } from './measure.ts';
import { nextPush } from './pushes.ts';
import type { Rig } from './rig.ts';
import { type Bench, seconds } from './row.ts';

const profiles = ['documented', 'strict', 'calendar', 'fixed'] as const;
const events = 1000;

/** The bursts follow each other, so that each has the machine for itself while the one before drains. */
export async function burst(bench: Bench): Promise<void> {
  const dingtalks = await Promise.all(profiles.map((profile) => DingTalk.open(bench.scale, profile)));
  const rig = await bench.rig({ origins: dingtalks.map(({ origin }) => origin) });
  const parts: string[] = [];
  const drains: Promise<void>[] = [];
  for (const [index, profile] of profiles.entries()) {
    const dingtalk = dingtalks[index];
    if (!dingtalk) throw new Error('a DingTalk for each preset');
    await rig.connect(profile, [{ id: 'r1', webhook: dingtalk.robot(profile) }]);
    const deliveries: string[] = [];
    const started = Date.now();
    await together(32, events, async () => {
      const reply = await rig.deliver(profile, nextPush().payload);
      bench.must(reply?.status === 202, `${profile}: a delivery was answered ${reply?.status}`);
      if (reply?.delivery) deliveries.push(reply.delivery);
    });
    const ended = Date.now();
    const last = deliveries.toSorted().at(-1) ?? '';
    drains.push(
      settle(bench, rig, dingtalk, profile, { deliveries, last, started, ended }).then((s) => void parts.push(s)),
    );
  }
  await Promise.all(drains);
  bench.measured = parts.sort().join('; ');
  for (const dingtalk of dingtalks) await dingtalk.gone();
}

interface Sent {
  deliveries: string[];
  /** The delivery that came last. */
  last: string;
  /** When the first was sent and the last answered, real ms. */
  started: number;
  ended: number;
}

async function settle(bench: Bench, rig: Rig, dingtalk: DingTalk, group: string, sent: Sent): Promise<string> {
  const { deliveries, last, started, ended } = sent;
  await rig.drained(group, events, bench.real(120_000) + 20_000);
  mustBeWhole(bench, await account(rig, new Map([[group, deliveries]])));
  await mustBeShownOnce(bench, rig, dingtalk, group);
  const limited = dingtalk.sim.control.messages({ verdict: 'limited' }).messages.length;
  bench.must(limited === 0, `${group}: ${limited} limit answers`);
  const rows = await rig.messages(group);
  // Only a burst of a second can be told in 20 messages: for each further minute of it 18 more may start.
  const most = 20 + 18 * Math.floor(((ended - started) * bench.scale) / 60_000);
  bench.must(rows.length <= most, `${group}: ${rows.length} messages, at most ${most} wanted`);
  const inGroup = rows.find(({ dispatches }) => dispatches.includes(dispatchOf(last)))?.finishedAt ?? Number.NaN;
  const waited = (inGroup - Number.parseInt(last.slice(0, 9), 36)) * bench.scale;
  bench.within(`${group}: the last event waited`, waited, 15_000);
  const taken = seconds((ended - started) * bench.scale);
  return `${group} ${limited} limit answers, ${rows.length} messages for ${events} events in ${taken}, the last after ${seconds(waited)}`;
}
