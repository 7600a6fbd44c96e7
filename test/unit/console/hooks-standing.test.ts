import { describe, expect, it } from 'vitest';
import { type HookState, stateOf } from '../../../src/console/pages/hooks/standing.ts';

const now = Date.UTC(2026, 10, 22, 12);
const hour = 3_600_000;
const flag = { scope: 'en/push', template: 'override push', error: 'x', count: 1, since: 0, last: 0 };
const refused = (last: number) => ({ unauthorized: 3, malformed: 0, 'too-large': 0, since: 0, last });
const seen = (receivedAt: number) => ({ id: 'd', receivedAt, event: 'push', outcome: 'accepted' as const });

describe('how a hook stands, worst first', () => {
  const calm = { flags: [], refused: null, pending: 0, unverified: 0 };
  const fine = { status: calm, glance: { last: seen(now - hour), counts: {} }, kept: {}, isSealed: false };

  it.each<[string, HookState, Partial<Parameters<typeof stateOf>[0]>]>([
    ['deliveries came and were accepted', 'fine', {}],
    ['nothing ever came', 'new', { glance: { last: null, counts: {} } }],
    ['its key cannot be opened', 'sealed', { isSealed: true }],
    ['a request was refused after the last delivery', 'refusing', { status: { ...calm, refused: refused(now) } }],
    [
      'a delivery was accepted after the last refusal',
      'fine',
      { status: { ...calm, refused: refused(now - 2 * hour) } },
    ],
    [
      'only refusals ever came, long ago',
      'new',
      { status: { ...calm, refused: refused(now - 48 * hour) }, glance: { last: null, counts: {} } },
    ],
    ['a template failed', 'flagged', { status: { ...calm, flags: [flag] }, kept: { quarantined: 1 } }],
    ['something is in quarantine', 'quarantined', { kept: { quarantined: 1 }, status: { ...calm, unverified: 1 } }],
    ['a proof waits to be checked', 'unverified', { status: { ...calm, unverified: 1 } }],
  ])('%s: %s', (_name, state, change) => expect(stateOf({ ...fine, ...change }, now)).toBe(state));
});
