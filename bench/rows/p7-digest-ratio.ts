import { createDingTalkSim, type DingTalkSim } from '../../test/sim/index.ts';
import { drained } from '../drained.ts';
import { hooksFor, Lab } from '../lab.ts';
import { burst } from '../load/burst.ts';
import { openLoop } from '../load/load.ts';
import type { Row } from '../row.ts';

const perSecond = 50;

/** What is read of `GET /api/groups/{id}/messages`. */
interface Messages {
  messages: { state: string; dispatches: string[] }[];
}

/** P7: how many events one call to DingTalk tells of, when there are many. */
export const digestRatio: Row = {
  id: 'P7',
  title: `Events told by one DingTalk call at ${perSecond} events/s for a minute (simulator, documented)`,
  async run({ quick }) {
    const { requests, failures } = burst(first(hooksFor(1)), perSecond * (quick ? 10 : 60));
    const sim = createDingTalkSim({ profile: 'documented' });
    const listening = await sim.listen({});
    const robot = { alias: 'bench', group: 'bench' };
    sim.control.putRobot('bench-0', robot);
    const lab = await Lab.start('product', listening.url);
    try {
      await lab.connect(1, listening.url);
      const load = await openLoop(lab.port, requests, perSecond);
      const ledger = await drained(lab, 'bench-0', requests.length, 120_000);
      const calls = sim.control.messages().lastSeq;
      const ratio = requests.length / calls;
      const { limited, rejected } = sim.control.invariants();
      const told = readable(sim);
      const missing = failures.filter((marker) => !told.includes(marker));
      const { messages } = await lab.api<Messages>('GET', '/api/groups/bench-0/messages?limit=500');
      const sent = messages.filter(({ state }) => state === 'sent').flatMap(({ dispatches }) => dispatches);
      const lost = requests.length - new Set(sent).size;
      const twice = sent.length - new Set(sent).size;
      return {
        checks: [
          { what: 'events a call', target: '≥ 150', measured: ratio.toFixed(0), met: ratio >= 150 },
          { what: 'events in no message', target: '0', measured: String(lost), met: lost === 0 },
          { what: 'events in two messages', target: '0', measured: String(twice), met: twice === 0 },
          {
            what: `failed builds named in a message, of ${failures.length}`,
            target: 'all',
            measured: String(failures.length - missing.length),
            met: missing.length === 0,
          },
        ],
        notes: [
          `${requests.length} events in ${calls} calls, ${limited} answered with the limit, ${Object.keys(rejected).length} refused`,
          `accepted with p50 ${load.p50.toFixed(1)} ms, p99 ${load.p99.toFixed(1)} ms`,
        ],
        numbers: { events: requests.length, calls, limited, rejected, ledger, load, missing },
      };
    } finally {
      await lab.stop();
      await listening.close();
    }
  },
};

/** Everything that people in the group can read. */
function readable(sim: DingTalkSim): string {
  return sim.control
    .messages({ verdict: 'accepted' })
    .messages.map(({ parsed }) => JSON.stringify(parsed))
    .join('\n');
}

function first<T>(items: readonly T[]): T {
  const [item] = items;
  if (item === undefined) throw new Error('there is none');
  return item;
}
