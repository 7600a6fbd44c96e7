import { reset } from 'cloudflare:test';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { clearHookCache } from '../../../src/directory/cache.ts';
import { directory } from '../../../src/directory/stub.ts';
import type { RenderReport } from '../../../src/inbox/flags.ts';
import { configure, push, send } from './door.ts';
import { Groups } from './groups.ts';
import { env, incoming, start, stub } from './samples.ts';

let groups: Groups;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: start });
  groups = new Groups();
});

afterEach(async () => {
  vi.restoreAllMocks();
  vi.useRealTimers();
  clearHookCache();
  await reset();
});

const flags = async () => (await stub().status()).flags;
const good = (scope: string): RenderReport => ({ scope, failures: [] });
const bad = (scope: string, template = 'override push', error = 'unknown filter'): RenderReport => ({
  scope,
  failures: [{ template, error }],
});

describe('flags after a series of deliveries, a second apart', () => {
  it.each<[string, RenderReport[][], object[]]>([
    ['all is well', [[good('en/push')], [good('en/push')]], []],
    [
      'a template fails',
      [[bad('en/push')]],
      [{ scope: 'en/push', template: 'override push', error: 'unknown filter', count: 1, since: start, last: start }],
    ],
    [
      'again and again: the last error, and since when',
      [[bad('en/push')], [bad('en/push', 'override push', 'division by zero')]],
      [{ scope: 'en/push', error: 'division by zero', count: 2, since: start, last: start + 1_000 }],
    ],
    ['mended', [[bad('en/push')], [good('en/push')]], []],
    [
      'broken, mended, broken: it counts from the last time',
      [[bad('en/push')], [good('en/push')], [bad('en/push')]],
      [{ count: 1, since: start + 2_000 }],
    ],
    ['another kind of event says nothing about it', [[bad('en/push')], [good('en/issue')]], [{ scope: 'en/push' }]],
    ['nor does another language', [[bad('en/push')], [good('zh-CN/push')]], [{ scope: 'en/push' }]],
    ['nor does a delivery that says nothing', [[bad('en/push')], []], [{ scope: 'en/push', count: 1 }]],
    [
      'one of two templates is mended',
      [[bad('en/push', 'override push'), bad('en/push', 'override en/push')], [bad('en/push', 'override push')]],
      [{ template: 'override push', count: 2 }],
    ],
    [
      'two kinds, the newest trouble first',
      [[bad('en/push')], [bad('en/issue', 'override issue')]],
      [{ scope: 'en/issue' }, { scope: 'en/push' }],
    ],
    [
      'well for one event and broken for another of the same delivery',
      [[bad('en/push'), good('en/push')]],
      [{ count: 1 }],
    ],
  ])('%s', async (_, deliveries, expected) => {
    for (const renders of deliveries) {
      await stub().accept(incoming({ renders }));
      vi.setSystemTime(Date.now() + 1_000);
    }
    const up = await flags();
    expect(up).toMatchObject(expected);
    expect(up).toHaveLength(expected.length);
  });

  it('a duplicate changes nothing', async () => {
    const keys = [{ key: 'body:same', ttl: 60_000 }];
    await stub().accept(incoming({ keys, renders: [bad('en/push')] }));
    await stub().accept(incoming({ keys, renders: [good('en/push')] }));
    expect(await flags()).toMatchObject([{ scope: 'en/push', count: 1 }]);
  });
});

it('R24: with a broken template the message still leaves, the hook is flagged, and mending it takes the flag away', async () => {
  await configure(['web'], { templates: { push: '{{ title | shout }}' } });
  const first = await send(push());
  expect(first).toMatchObject({ status: 202, body: { reason: expect.stringContaining('override push failed') } });
  expect(groups.of('web')).toHaveLength(1);
  expect(await flags()).toEqual([
    {
      scope: 'zh-CN/push',
      template: 'override push',
      error: expect.stringContaining('shout'),
      count: 1,
      since: start,
      last: start,
    },
  ]);

  const { id: _, ...hook } = (await directory(env).getHook('acme-web')) ?? { id: '' };
  expect(await directory(env).putHook({ ...hook, templates: { push: '{{ actor.name }}' } }, 'acme-web')).toMatchObject({
    ok: true,
  });
  clearHookCache();
  expect(await send(push('refs/heads/other'))).toMatchObject({ status: 202, body: { outcome: 'accepted' } });
  expect(groups.of('web')).toHaveLength(2);
  expect(await flags()).toEqual([]);
});
