import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { type RobotState, recent } from '../../../src/outbox/pacer.ts';
import { plan } from '../../../src/outbox/plan.ts';

const arrivals = fc.array(fc.record({ gap: fc.nat(20_000), count: fc.integer({ min: 1, max: 60 }) }), {
  maxLength: 60,
});

/** Lets a queue live on a virtual clock: at each step what arrived waits, and the plan is followed until it says wait. */
function live(bursts: readonly { gap: number; count: number }[], robots: RobotState[]) {
  let now = 1_767_225_600_000;
  const started: { robot: string; at: number }[] = [];
  const sent: number[] = [];
  const delays: number[] = [];
  const queue: number[] = [];
  const run = (until: number) => {
    while (now < until) {
      const step = plan({ ...calm, now, robots, waiting: queue.length, oldest: queue[0] ?? now });
      if (step.do === 'idle') break;
      if (step.do === 'wait') {
        expect(step.until).toBeGreaterThan(now);
        now = Math.min(step.until, until);
        continue;
      }
      const taken = queue.splice(0, step.take === 'all' ? queue.length : 1);
      sent.push(...taken);
      delays.push(...taken.map((arrived) => now - arrived));
      started.push({ robot: step.robot, at: now });
      robots = robots.map((each) =>
        each.id === step.robot ? { ...each, starts: [...recent(each.starts, now), now] } : each,
      );
      now += 30;
    }
    now = Math.max(now, until);
  };
  for (const { gap, count } of bursts) {
    run(now + gap);
    queue.push(...Array.from({ length: count }, () => now));
  }
  run(now + 600_000);
  return { started, sent: sent.length, left: queue.length, slowest: Math.max(0, ...delays) };
}

const fresh = (id: string): RobotState => ({ id, starts: [], silentUntil: 0, capacity: 18 });
const calm = { urgent: false, settle: 1000, calm: 0 };

it('R8 in small: never more than 18 starts a robot in any 60 s, nothing left behind, nobody waits 60 s', async () => {
  await fc.assert(
    fc.property(arrivals, fc.integer({ min: 1, max: 3 }), (bursts, robots) => {
      const names = ['r1', 'r2', 'r3'].slice(0, robots);
      const { started, sent, left, slowest } = live(bursts, names.map(fresh));
      expect([sent, left]).toEqual([bursts.reduce((sum, { count }) => sum + count, 0), 0]);
      expect(slowest).toBeLessThan(60_000);
      for (const name of names) {
        const times = started.filter(({ robot }) => robot === name).map(({ at }) => at);
        for (const [i, time] of times.entries())
          expect((times[i + 18] ?? Infinity) - time).toBeGreaterThanOrEqual(60_000);
      }
    }),
    { numRuns: 300 },
  );
});
