import { afterAll, beforeAll, expect, it } from 'vitest';
import { build } from '../../cli/build.ts';
import { createDingTalkSim } from '../sim/index.ts';
import { push, Stack } from './stack.ts';

const profiles = ['documented', 'strict', 'calendar', 'fixed'] as const;
const sims = new Map(profiles.map((profile) => [profile, createDingTalkSim({ profile })]));
const hooks = new Map<string, string>();
let stack: Stack;

beforeAll(async () => {
  build();
  const origins: string[] = [];
  for (const [profile, sim] of sims) {
    sim.control.putRobot(`token-${profile}`, { alias: 'r1', group: profile });
    origins.push((await sim.listen({})).url);
  }
  stack = new Stack(...origins);
  await stack.start();
  for (const [i, profile] of profiles.entries()) {
    hooks.set(profile, await stack.connect(profile, `${origins[i]}/robot/send?access_token=token-${profile}`));
  }
});

afterAll(async () => {
  await stack?.remove();
});

it.concurrent.each(profiles)(
  '200 signed pushes at once, limiter %s: no limit answer, each in exactly one message',
  async (profile) => {
    const sim = sims.get(profile);
    const hook = hooks.get(profile) ?? '';
    const replies = await Promise.all(Array.from({ length: 200 }, (_, n) => stack.deliver(hook, 'push', push(n))));
    expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([202]));

    const { ledger } = await stack.drained(profile, 200, 50_000);
    expect(ledger).toMatchObject({ accepted: 200, waiting: 0, parked: 0, discarded: 0 });
    expect(ledger.sent + ledger.merged).toBe(200);
    const deliveries = await stack.deliveries(profile);
    const messages = await stack.messages(profile);
    const wanted = deliveries.flatMap(({ dispatches }) => dispatches.map(({ id }) => id)).sort();
    expect(wanted).toHaveLength(200);
    expect(messages.flatMap(({ dispatches }) => dispatches).sort()).toEqual(wanted);
    const { limited, duplicates, rejected, lint, maxRequestsIn60s } = sim?.control.invariants() ?? {};
    expect({ limited, duplicates, rejected, lint }).toEqual({ limited: 0, duplicates: [], rejected: {}, lint: {} });
    expect(maxRequestsIn60s?.[0]?.count).toBeLessThanOrEqual(18);
    expect(sim?.control.messages({ verdict: 'accepted' }).messages).toHaveLength(messages.length);
  },
);
