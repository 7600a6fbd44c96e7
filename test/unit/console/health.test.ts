import { expect, it } from 'vitest';
import { healthOf } from '../../../src/console/pages/groups/health.ts';

const now = Date.parse('2026-11-22T04:00:00Z');
const group = {
  id: 'web',
  robots: [
    { id: 'r1', keywords: ['上线'] },
    { id: 'r2', keywords: [] },
  ],
} as never;
const fine = { silentUntil: 0, note: null, budget: 18 };
const later = now + 600_000;
const ledger = { accepted: 0, sent: 0, merged: 0, waiting: 0, parked: 0, discarded: 0 };

it.each<[name: string, changes: object | null, expected: object]>([
  ['an Outbox that does not answer', null, { state: 'unreadable' }],
  ['nothing to do', {}, { state: 'fine' }],
  ['something waits', { ledger: { ...ledger, waiting: 3 } }, { state: 'waiting' }],
  ['something is parked', { ledger: { ...ledger, parked: 1, waiting: 3 } }, { state: 'parked' }],
  ['somebody paused it', { paused: { since: now, reason: 'x' } }, { state: 'paused', note: 'x' }],
  [
    'one of two robots needs mending',
    {
      robots: [
        { id: 'r1', ...fine },
        { id: 'r2', silentUntil: later, note: '310000 sign not match', budget: 0 },
      ],
    },
    { state: 'blocked', meaning: { cause: 'sign' }, robots: 1 },
  ],
  [
    'a keyword was changed at the robot',
    { robots: [{ id: 'r1', silentUntil: later, note: '310000 keywords not in content', budget: 0 }] },
    { state: 'blocked', meaning: { cause: 'stale-keyword' } },
  ],
  [
    'one of two robots is limited: the other speaks',
    {
      robots: [
        { id: 'r1', ...fine },
        { id: 'r2', silentUntil: later, note: '660026 send too fast', budget: 0 },
      ],
    },
    { state: 'fine' },
  ],
  [
    'all robots are limited',
    { robots: [{ id: 'r1', silentUntil: later, note: '660026 send too fast', budget: 0 }] },
    { state: 'limited', until: later },
  ],
  [
    'the gateway turned us away',
    { robots: [{ id: 'r1', silentUntil: later, note: 'gateway refusal (x5) ', budget: 0 }] },
    { state: 'limited', until: later },
  ],
  [
    'the month is used up',
    { robots: [{ id: 'r1', silentUntil: later, note: '90030 over limit', budget: 0 }] },
    { state: 'quota', until: later },
  ],
  [
    'DingTalk does not answer',
    { robots: [{ id: 'r1', silentUntil: later, note: 'no connection', budget: 0 }] },
    { state: 'unreachable', until: later },
  ],
  [
    'a trouble that is over',
    { robots: [{ id: 'r1', silentUntil: now - 1, note: '660026 x', budget: 18 }] },
    { state: 'fine' },
  ],
])('%s', (_name, changes, expected) => {
  const status = changes && { ledger, robots: [{ id: 'r1', ...fine }], waitingSince: null, paused: null, ...changes };
  expect(healthOf(group, status as never, now)).toMatchObject(expected);
});
