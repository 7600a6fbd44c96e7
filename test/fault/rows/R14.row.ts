import { account, dispatchOf, mustBeShownOnce, mustBeWhole } from './account.ts';
import { DingTalk } from './dingtalk.ts';
import { until } from './measure.ts';
import { nextPush } from './pushes.ts';
import type { Rig } from './rig.ts';
import { type Bench, row, seconds } from './row.ts';

/** A message that DingTalk does not take: how it comes about, and how a person mends it. */
interface Poison {
  title?: string;
  keywords?: string[];
  /** What stands in the next message, so that it is taken. */
  nextTitle?: string;
  prepare?(dingtalk: DingTalk, marker: string): void;
  mend(dingtalk: DingTalk, rig: Rig, group: string, webhook: string): unknown;
}

const refusedWith = (errcode: number): Poison => ({
  prepare: ({ sim }, marker) => {
    const match = { bodyIncludes: `M${marker}Z` };
    sim.control.addFault({ id: 'poison', stage: 'before', match, action: { kind: 'errcode', errcode } });
  },
  mend: ({ sim }) => void sim.control.deleteFaults(),
});

const poisons: Readonly<Record<string, Poison>> = {
  keyword: {
    keywords: ['发布'],
    nextTitle: '发布',
    mend: (_, rig, group, webhook) => {
      const robots = [{ id: 'r1', webhook, keywords: ['发布'] }];
      return rig.api('PUT', `/api/groups/${group}`, { id: group, name: group, robots });
    },
  },
  format: refusedWith(400105),
  unsafe: {
    title: 'SIM-UNSAFE-TEXT',
    mend: ({ sim }) => void sim.control.patchOptions({ safetyTriggers: {} }),
  },
  'too-long': refusedWith(460101),
};

row(
  'R14',
  {
    what: `a poison message: ${Object.keys(poisons).join(', ')}`,
    target: 'the next message ≤ 5.0 s later, parked after ≤ 3 tries, delivered by a retry after the fix',
    scale: 60,
    seconds: [60, 120],
  },
  async (bench) => {
    const names = Object.keys(poisons);
    const dingtalks = await Promise.all(names.map(() => DingTalk.open(bench.scale)));
    const rig = await bench.rig({ origins: dingtalks.map(({ origin }) => origin) });
    const parts: string[] = [];
    for (const [index, name] of names.entries()) {
      const [dingtalk, poison] = [dingtalks[index], poisons[name]];
      if (dingtalk && poison) parts.push(await taste(bench, rig, dingtalk, name, poison));
      await dingtalk?.gone();
    }
    bench.measured = parts.join('; ');
  },
);

async function taste(bench: Bench, rig: Rig, dingtalk: DingTalk, group: string, poison: Poison): Promise<string> {
  const webhook = dingtalk.robot(group, group, poison.keywords);
  await rig.connect(group, [{ id: 'r1', webhook }]);
  const bad = nextPush(undefined, poison.title);
  const good = nextPush(undefined, poison.nextTitle);
  poison.prepare?.(dingtalk, bad.marker);
  const replies = [await rig.deliver(group, bad.payload), await rig.deliver(group, good.payload)];
  const deliveries = replies.flatMap((reply) => reply?.delivery ?? []);
  const given = Date.now();
  const isGood = () => dingtalk.timeline(group).find(({ markers }) => markers.includes(good.marker)) ?? null;
  const next = await until(`${group}: the next message`, bench.real(60_000) + 10_000, isGood);
  const waited = (next.arrivedAt - given) * bench.scale;
  bench.within(`${group}: the next message left after`, waited, 5_000);
  const id = dispatchOf(deliveries[0] ?? '');
  const find = async () => (await rig.messages(group)).find((each) => each.dispatches.includes(id)) ?? null;
  const isParked = async () => ((await find())?.state === 'parked' ? find() : null);
  const parked = await until(`${group}: parked`, bench.real(60_000) + 10_000, isParked);
  bench.must((parked?.attempts ?? 0) <= 3, `${group}: parked after ${parked?.attempts} tries`);
  const { ledger } = await rig.status(group);
  bench.must(ledger.parked === 1 && ledger.sent === 1, `${group}: ${JSON.stringify(ledger)}`);
  await poison.mend(dingtalk, rig, group, webhook);
  await rig.api('POST', `/api/groups/${group}/messages/${parked?.id}/retry`);
  const isThere = () => dingtalk.timeline(group).find(({ markers }) => markers.includes(bad.marker)) ?? null;
  await until(`${group}: delivered after the fix`, bench.real(60_000) + 10_000, isThere);
  await rig.drained(group, 2, 20_000);
  mustBeWhole(bench, await account(rig, new Map([[group, deliveries]])));
  await mustBeShownOnce(bench, rig, dingtalk, group);
  return `${group} parked after ${parked?.attempts}, next ${seconds(Math.max(0, waited))} later, delivered after the fix`;
}
