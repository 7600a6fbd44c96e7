import { evictDurableObject, reset, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { limits } from '../../../src/config.ts';
import { clearHookCache } from '../../../src/directory/cache.ts';
import { configure, push, send } from './door.ts';
import { Groups } from './groups.ts';
import { draft, incoming, start, stub } from './samples.ts';

const part = 4_000;
let groups: Groups;

/** A delivery with `count` dispatches for the group `web`. */
const many = (count: number) => incoming({ dispatches: Array.from({ length: count }, () => draft()) });
const pending = async () => (await stub().status()).pending;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: start });
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  groups = new Groups();
  groups.manners.set('web', 'refuses');
  for (let left = limits.pendingCap; left > 0; left -= part) await stub().accept(many(Math.min(part, left)));
});

afterEach(async () => {
  vi.restoreAllMocks();
  vi.useRealTimers();
  clearHookCache();
  await reset();
});

it('R19: beyond the cap the sender is told to come back, and nothing is stored', async () => {
  await configure();
  const before = (await stub().deliveries(500, null)).length;
  const told = await send(push());
  expect([told.status, told.headers.get('retry-after'), told.body.outcome]).toEqual([503, '5', 'unavailable']);
  expect(told.body.reason).toBe('Too many messages of this hook wait for their groups. Send it again in a minute.');
  expect([(await stub().deliveries(500, null)).length, await pending()]).toEqual([before, limits.pendingCap]);

  groups.manners.clear();
  await runDurableObjectAlarm(stub());
  expect(await send(push())).toMatchObject({ status: 202, body: { outcome: 'accepted' } });
  expect([new Set(groups.of('web')).size, await pending()]).toEqual([limits.pendingCap + 1, 0]);
});

it('what says nothing is journaled all the same, and duplicates are told as such', async () => {
  const [newest] = await stub().deliveries(1, null);
  expect(await stub().accept(incoming({ outcome: 'ignored', dispatches: [] }))).toMatchObject({ outcome: 'ignored' });
  const first = await stub().accept(incoming({ dispatches: [], keys: [{ key: 'body:same', ttl: 1_000 }] }));
  const again = await stub().accept(incoming({ keys: [{ key: 'body:same', ttl: 1_000 }] }));
  expect([first, again]).toMatchObject([{ outcome: 'accepted' }, { outcome: 'duplicate' }]);
  expect(await stub().replay(newest?.id ?? '', { now: Date.now(), groups: ['web'] })).toMatchObject({
    outcome: 'unavailable',
  });
});

it('a restart remembers all that waits', async () => {
  await evictDurableObject(stub());
  expect(await pending()).toBe(limits.pendingCap);
  await vi.waitFor(async () =>
    expect(await runInDurableObject(stub(), (_, { storage }) => storage.getAlarm())).not.toBeNull(),
  );
});
