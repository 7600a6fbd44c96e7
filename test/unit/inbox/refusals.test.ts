import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { limits } from '../../../src/config.ts';
import type { Refusal, RefusalCounts } from '../../../src/inbox/refusals.ts';
import { countRefusal } from '../../../src/ingress/refusals.ts';

const every = limits.refusedEvery;
let hook = 0;
let reports: RefusalCounts[];
let work: Promise<void>[];
let fails: boolean;

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  hook++;
  reports = [];
  work = [];
  fails = false;
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** Refuses a request on this test's hook. */
function refuse(refusal: Refusal): void {
  const inbox = {
    refuse: async (counts: RefusalCounts) => {
      if (fails) throw new Error('unreachable');
      reports.push({ ...counts });
    },
  };
  const env = { INBOX: { getByName: () => inbox } } as unknown as Env;
  countRefusal(env, `hook-${hook}`, refusal, Date.now(), (report) => work.push(report));
}

it.each<[string, [number, Refusal][], RefusalCounts[]]>([
  ['the first is reported at once', [[0, 'unauthorized']], [{ unauthorized: 1 }]],
  [
    'a flood is two reports',
    Array.from({ length: 1_000 }, (): [number, Refusal] => [0, 'malformed']),
    [{ malformed: 1 }, { malformed: 999 }],
  ],
  [
    'reasons are told apart',
    [
      [0, 'unauthorized'],
      [10, 'too-large'],
      [10, 'malformed'],
      [10, 'too-large'],
    ],
    [{ unauthorized: 1 }, { 'too-large': 2, malformed: 1 }],
  ],
  [
    'one that comes later begins anew',
    [
      [0, 'unauthorized'],
      [every, 'unauthorized'],
    ],
    [{ unauthorized: 1 }, { unauthorized: 1 }],
  ],
])('%s', async (_, refusals, expected) => {
  for (const [after, refusal] of refusals) {
    await vi.advanceTimersByTimeAsync(after);
    refuse(refusal);
  }
  await vi.advanceTimersByTimeAsync(every);
  await Promise.all(work);
  expect(reports).toEqual(expected);
});

it.each([
  ['cut off', true],
  ['late', false],
])('a report that is %s is made up for by the next, once', async (_, cutOff) => {
  refuse('unauthorized');
  await vi.advanceTimersByTimeAsync(0);
  refuse('malformed');
  if (cutOff) vi.clearAllTimers();
  vi.setSystemTime(Date.now() + 2 * every);
  refuse('malformed');
  await vi.advanceTimersByTimeAsync(2 * every);
  expect(reports).toEqual([{ unauthorized: 1 }, { malformed: 2 }]);
});

it('an Inbox that cannot be reached stops nothing', async () => {
  fails = true;
  refuse('unauthorized');
  await vi.advanceTimersByTimeAsync(every);
  await expect(Promise.all(work)).resolves.toHaveLength(1);
});
