import { evictDurableObject, reset } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import * as fc from 'fast-check';
import { afterEach, expect, it, vi } from 'vitest';
import { directory } from '../../../src/directory/stub.ts';
import { createDingTalkSim, type FaultAction } from '../../sim/index.ts';
import { dispatches, pass } from './time.ts';

afterEach(async () => {
  vi.restoreAllMocks();
  vi.useRealTimers();
  await reset();
});

const faults: FaultAction[] = [
  { kind: 'busy' },
  { kind: 'reset' },
  { kind: 'status', status: 502 },
  { kind: 'errcode', errcode: 430102 },
  { kind: 'errcode', errcode: 660026 },
  { kind: 'html' },
];

const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('arrive' as const), count: fc.integer({ min: 1, max: 30 }) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('pass' as const), seconds: fc.integer({ min: 1, max: 900 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('restart' as const) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('fault' as const),
      action: fc.constantFrom(...faults),
      stage: fc.constantFrom('before' as const, 'after' as const),
    }),
  },
);

it('every dispatch ends in exactly one message, whatever arrives, fails and restarts, and the ledger adds up', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 14 }), async (steps) => {
      const start = Date.now() + 86_400_000;
      vi.useFakeTimers({ toFake: ['Date'], now: start });
      const sim = createDingTalkSim({ clock: { mode: 'virtual', start } });
      sim.control.putRobot('token-1', { alias: 'r1', group: 'web' });
      vi.spyOn(globalThis, 'fetch').mockImplementation((input, init) => sim.fetch(new Request(input, init)));
      const webhook = 'https://oapi.dingtalk.com/robot/send?access_token=token-1';
      await directory(env).write({ groups: [{ id: 'web', name: 'Web', robots: [{ id: 'r1', webhook }] }], hooks: [] });
      const stub = () => env.OUTBOX.getByName('web');
      const accepted: string[] = [];
      for (const each of steps) {
        if (each.do === 'arrive') {
          const arrived = dispatches(each.count);
          accepted.push(...arrived.map(({ id }) => id));
          await stub().enqueue('web', arrived);
        } else if (each.do === 'pass') {
          await pass(stub(), sim, each.seconds * 1000);
        } else if (each.do === 'restart') {
          await evictDurableObject(stub());
        } else {
          sim.control.addFault({ stage: each.stage, action: each.action, times: 1 });
        }
        const { accepted: total, ...parts } = (await stub().status('web')).ledger;
        expect(Object.values(parts).reduce((sum, n) => sum + n, 0)).toBe(total);
      }
      await pass(stub(), sim, 3 * 3_600_000);
      const { ledger } = await stub().status('web');
      expect(ledger).toMatchObject({ accepted: accepted.length, waiting: 0 });
      const messages = await stub().messages(500, null, null);
      expect(messages.flatMap((message) => message.dispatches).sort()).toEqual(accepted.sort());
      expect(sim.control.invariants().duplicates).toEqual([]);
      expect(sim.control.invariants().maxRequestsIn60s[0]?.count ?? 0).toBeLessThanOrEqual(18);
      vi.restoreAllMocks();
      vi.useRealTimers();
      await reset();
    }),
    { numRuns: 15 },
  );
}, 60_000);
