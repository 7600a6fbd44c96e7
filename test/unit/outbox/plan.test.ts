import { describe, expect, it } from 'vitest';
import { budget, nextStart } from '../../../src/outbox/pacer.ts';
import { plan } from '../../../src/outbox/plan.ts';

const t = 1_767_225_600_000;
const robot = (starts: number[], silentUntil = 0, id = 'r1', capacity = 18) => ({ id, starts, silentUntil, capacity });
const at = (...seconds: number[]) => seconds.map((s) => t + s * 1000);
const burst = (n: number, from = t) => Array.from({ length: n }, () => from);

describe('pacer', () => {
  it.each([
    ['a fresh robot', robot([]), t, 18, t],
    ['ten starts used', robot(burst(10)), t + 1, 8, t + 1],
    ['all used', robot(burst(18)), t + 1, 0, t + 61_000],
    ['one millisecond before the window ends', robot(burst(18)), t + 60_999, 0, t + 61_000],
    ['when the window ends', robot(burst(18)), t + 61_000, 18, t + 61_000],
    ['shared with somebody else: half', robot(burst(8), 0, 'r1', 9), t + 1, 1, t + 1],
    ['silent', robot([], t + 5_000), t, 0, t + 5_000],
    ['silent past the window', robot(burst(18), t + 90_000), t, 0, t + 90_000],
    ['the clock was set back an hour: old starts count as just now', robot(at(3600)), t, 17, t],
    ['set back, all used: never more than a window of waiting', robot(burst(18, t + 3_600_000)), t, 0, t + 61_000],
  ])('%s', (_, state, now, left, next) => {
    expect([budget(state, now), nextStart(state, now)]).toEqual([left, next]);
  });
});

describe('plan', () => {
  const situation = { now: t, robots: [robot([])], waiting: 1, oldest: t, urgent: false, settle: 1000, calm: 0 };
  it.each([
    ['nothing waits', { waiting: 0 }, { do: 'idle' }],
    ['no robot', { robots: [] }, { do: 'idle' }],
    ['calm: one at once', {}, { do: 'send', robot: 'r1', take: 'oldest' }],
    ['three leave one by one', { waiting: 3 }, { do: 'send', robot: 'r1', take: 'oldest' }],
    ['a burst gathers first', { waiting: 4 }, { do: 'wait', until: t + 1000 }],
    ['a gathered burst leaves as one', { waiting: 200, oldest: t - 1000 }, { do: 'send', robot: 'r1', take: 'all' }],
    [
      'urgent does not wait for the digest',
      { waiting: 200, urgent: true },
      { do: 'send', robot: 'r1', take: 'urgent' },
    ],
    [
      'urgent leaves the reserve alone',
      { waiting: 200, urgent: true, oldest: t - 60_000, robots: [robot(burst(12, t - 30_000))] },
      { do: 'send', robot: 'r1', take: 'all' },
    ],
    [
      'five that just left are a burst, even if each found an empty queue',
      { robots: [robot(burst(5, t - 500))] },
      { do: 'wait', until: Math.ceil(t - 500 + 61_000 / 14) },
    ],
    ['four are not', { robots: [robot(burst(4, t - 500))] }, { do: 'send', robot: 'r1', take: 'oldest' }],
    ['a calm group collects even a single one', { calm: 60_000 }, { do: 'wait', until: t + 60_000 }],
    ['and sends it then', { calm: 60_000, oldest: t - 60_000 }, { do: 'send', robot: 'r1', take: 'all' }],
    ['but not what is urgent', { calm: 60_000, urgent: true }, { do: 'send', robot: 'r1', take: 'urgent' }],
    ['a longer settle time', { waiting: 9, settle: 5000 }, { do: 'wait', until: t + 5000 }],
    [
      'digests keep their distance',
      { waiting: 200, oldest: t - 1000, robots: [robot([t - 1000])] },
      { do: 'wait', until: t - 1000 + 3400 },
    ],
    [
      'what is left is spread until the oldest start is forgotten',
      { waiting: 50, oldest: t - 1000, robots: [robot([...burst(12, t - 6000), t])] },
      { do: 'wait', until: Math.ceil(t + 55_000 / 6) },
    ],
    [
      'singles leave the reserve alone',
      { robots: [robot(burst(12, t))] },
      { do: 'wait', until: Math.ceil(t + 61_000 / 7) },
    ],
    [
      'the robot with the most budget',
      { robots: [robot(burst(9)), robot([], 0, 'r2')] },
      { do: 'send', robot: 'r2', take: 'oldest' },
    ],
    [
      'all are silent: until the first may speak',
      { robots: [robot([], t + 9), robot([], t + 7, 'r2')] },
      { do: 'wait', until: t + 7 },
    ],
  ])('%s', (_, change, expected) => {
    expect(plan({ ...situation, ...change })).toEqual(expected);
  });
});
