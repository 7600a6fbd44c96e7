import { describe, expect, it } from 'vitest';
import { pack, unpack } from '../../../src/inbox/contents.ts';
import type { Dispatch } from '../../../src/outbox/dispatch.ts';

function dispatch(n: number, group: string, line = 'news'): Dispatch {
  return {
    id: `d.0${n}`,
    group,
    hook: 'h',
    delivery: 'd',
    source: 'github',
    receivedAt: 1,
    kind: 'push',
    severity: 'info',
    place: { name: 'acme/web' },
    gist: { commits: 1 },
    message: { msgtype: 'text', text: { content: `${line} “引号” \\ \u2028` } },
    line,
  };
}

describe('what is packed comes out again', () => {
  it.each<[string, Dispatch[]]>([
    ['nothing', []],
    ['one', [dispatch(0, 'web')]],
    ['the same for two groups', [dispatch(0, 'web'), dispatch(1, 'ops')]],
    ['two languages', [dispatch(0, 'web'), dispatch(1, 'ops', '新消息')]],
    ['two events for two groups each', [0, 1, 2, 3].map((n) => dispatch(n, n % 2 ? 'ops' : 'web', n < 2 ? 'a' : 'b'))],
    ['one group twice', [dispatch(0, 'web'), dispatch(1, 'web')]],
  ])('%s', (_, dispatches) => {
    const packed = pack(dispatches);
    expect(unpack(packed)).toEqual(dispatches);
    for (const wanted of ['web', 'ops']) {
      expect(unpack(packed, wanted)).toEqual(dispatches.filter(({ group }) => group === wanted));
    }
  });
});

it('fifty groups that read alike cost little more than one', () => {
  const line = 'x'.repeat(10_000);
  const fifty = Array.from({ length: 50 }, (_, n) => dispatch(n, `group-${n}`, line));
  expect(pack(fifty).length).toBeLessThan(pack(fifty.slice(0, 1)).length + 50 * 40);
});
