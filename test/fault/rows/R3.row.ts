import type { FaultAction } from '../../sim/index.ts';
import { account, dispatchOf, mustBeShownOnce, mustBeWhole } from './account.ts';
import { DingTalk } from './dingtalk.ts';
import { pause, peak, steadily } from './measure.ts';
import { nextPush } from './pushes.ts';
import type { Rig } from './rig.ts';
import { type Bench, row, seconds } from './row.ts';

const minute = 60_000;

/** What DingTalk does while it is down, and what the product must have noted; `refused` is that nobody listens. */
const outages: Readonly<Record<string, { action: FaultAction | 'refused'; note: string }>> = {
  refused: { action: 'refused', note: 'no connection' },
  '502': { action: { kind: 'status', status: 502 }, note: 'HTTP 502' },
  hang: { action: { kind: 'hang' }, note: 'no answer in time' },
  reset: { action: { kind: 'reset' }, note: 'no connection' },
  'broken-json': {
    action: { kind: 'status', status: 200, body: '{"errcode":0,"errm', contentType: 'application/json' },
    note: 'the answer was cut off or unreadable',
  },
  html: { action: { kind: 'html', status: 503 }, note: 'HTTP 503, a web page' },
  'html-200': { action: { kind: 'html', status: 200 }, note: 'HTTP 200, a web page' },
};

/** One outage as one group lived through it. */
interface Lived {
  group: string;
  events: number;
  /** From the recovery to the first message, and the most attempts in a minute once it was steady; ms, product time. */
  first: number;
  steady: number;
  inversions: number;
}

row(
  'R3',
  {
    what: 'DingTalk down: refused, 502, hang, reset, broken JSON, HTML',
    target: 'all delivered, first ≤ 60 s after recovery, ≤ 1 attempt/min when steady, order kept within a thread',
    scale: 60,
    // A day, in twenty-four minutes.
    soakScale: 60,
    seconds: [120, 3_600],
  },
  async (bench) => {
    const parts: string[] = [];
    bench.slow.add('hang');
    for (const length of [minute, 30 * minute, ...(bench.soak ? [24 * 60 * minute] : [])]) {
      const kinds = Object.keys(outages);
      const dingtalks = await Promise.all(kinds.map(() => DingTalk.open(bench.scale)));
      const rig = await bench.rig({ origins: dingtalks.map(({ origin }) => origin) });
      const lived = await Promise.all(
        kinds.map((kind, index) => {
          const dingtalk = dingtalks[index];
          if (!dingtalk) throw new Error('a DingTalk for each kind');
          return outage(bench, rig, dingtalk, kind, length);
        }),
      );
      for (const { group, first, steady, inversions } of lived) {
        bench.must(inversions === 0, `${group}: ${inversions} events overtook an earlier one of their thread`);
        bench.timely(steady <= 1, `${group}, ${length / minute} min: ${steady} attempts within a minute`);
        bench.within(`${group}, ${length / minute} min: first message after recovery`, first, minute);
      }
      const events = lived.reduce((sum, each) => sum + each.events, 0);
      const slowest = Math.max(...lived.map(({ first }) => first));
      parts.push(`${length / minute} min: ${events} of ${events}, first ≤ ${seconds(slowest)}`);
      await rig.kill();
      for (const dingtalk of dingtalks) await dingtalk.gone();
    }
    bench.measured = bench.wrong.length > 0 ? 'see the findings' : parts.join('; ');
  },
);

async function outage(bench: Bench, rig: Rig, dingtalk: DingTalk, kind: string, length: number): Promise<Lived> {
  await rig.connect(kind, [{ id: 'r1', webhook: dingtalk.robot(kind) }]);
  const { action, note } = outages[kind] ?? {};
  if (action === 'refused') await dingtalk.gone();
  else if (action) dingtalk.sim.control.addFault({ id: 'down', stage: 'before', action });
  const began = Date.now();
  const events = length > minute ? 500 : 10;
  const deliveries: string[] = [];
  const threads = new Map<string, string>();
  const lasting = bench.real(length);
  await steadily((events * 1000) / lasting, lasting, async (n) => {
    const branch = `topic-${n % 10}`;
    const reply = await rig.deliver(kind, nextPush(branch).payload);
    bench.timely(reply?.status === 202, `${kind}: a delivery was answered ${reply?.status ?? rig.trouble}`);
    if (!reply?.delivery) return;
    deliveries.push(reply.delivery);
    threads.set(dispatchOf(reply.delivery), branch);
  });
  await pause(began + lasting - Date.now());
  const tries = dingtalk.requests(kind).map(({ arrivedAt }) => arrivedAt);
  if (action === 'refused') await dingtalk.back();
  else dingtalk.sim.control.deleteFaults();
  const recovered = Date.now();
  const met = rig.attempts.some((attempt) => attempt.group === kind && attempt.note === note);
  bench.timely(met, `${kind}, ${length / minute} min: the product never met "${note}"`);
  await rig.drained(kind, deliveries.length, bench.real(10 * minute) + 20_000);
  mustBeWhole(bench, await account(rig, new Map([[kind, deliveries]])));
  await mustBeShownOnce(bench, rig, dingtalk, kind);
  const { duplicates, limited } = dingtalk.sim.control.invariants();
  bench.must(duplicates.length + limited === 0, `${kind}: ${duplicates.length} shown twice, ${limited} limit answers`);
  const first = (dingtalk.timeline(kind)[0]?.arrivedAt ?? Number.NaN) - recovered;
  // It doubles its pauses for two minutes; then it is steady. A little less than a minute, since pauses are counted from
  // the answer, and what is seen here is when a request arrived.
  const settled = tries.filter((at) => at > began + bench.real(2 * minute));
  const steady = peak(settled, bench.real(0.9 * minute));
  return { group: kind, events, first: first * bench.scale, steady, inversions: await inversions(rig, kind, threads) };
}

/** How many dispatches left after a later one of their thread had. */
async function inversions(rig: Rig, group: string, threads: ReadonlyMap<string, string>): Promise<number> {
  const messages = (await rig.messages(group)).toSorted((a, b) => (a.finishedAt ?? 0) - (b.finishedAt ?? 0));
  const newest = new Map<string, string>();
  let count = 0;
  for (const { dispatches } of messages) {
    for (const id of dispatches.toSorted()) {
      const thread = threads.get(id) ?? '';
      if (id < (newest.get(thread) ?? '')) count++;
      else newest.set(thread, id);
    }
  }
  return count;
}
