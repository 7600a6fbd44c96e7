import { evictDurableObject, reset, runInDurableObject } from 'cloudflare:test';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { limits } from '../../../src/config.ts';
import type { Marks } from '../../../src/inbox/backlog.ts';
import type { Incoming } from '../../../src/inbox/delivery.ts';
import { firstIdAt } from '../../../src/inbox/ids.ts';
import { Groups } from './groups.ts';
import { draft, incoming, start, stub } from './samples.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
let groups: Groups;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: start });
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  groups = new Groups();
});

afterEach(async () => {
  vi.restoreAllMocks();
  vi.useRealTimers();
  await reset();
});

const rows = (table: string): Promise<number> =>
  runInDurableObject(
    stub(),
    (_, { storage: { sql } }) => sql.exec<{ n: number }>(`SELECT COUNT(*) AS n FROM ${table}`).one().n,
  );
const alarm = () => runInDurableObject(stub(), (_, { storage }) => storage.getAlarm());

/** Takes a delivery `age` ms ago. Resolves to its id. */
async function came(age: number, change: Partial<Incoming> = {}): Promise<string> {
  vi.setSystemTime(start - age);
  const accepted = await stub().accept(incoming(change));
  vi.setSystemTime(start);
  return 'delivery' in accepted ? accepted.delivery : '';
}

/**
 * Fills the journal with deliveries that said nothing, `age` ms ago and newer than all before, while groups were `behind`,
 * as those rows would say.
 */
async function fill(count: number, age = minute, behind: Marks = {}): Promise<void> {
  const ids = Array.from({ length: count }, (_, n) => `${firstIdAt(start - age + n)}00000`);
  await runInDurableObject(stub(), (_, { storage: { sql } }) => {
    sql.exec(
      `INSERT INTO journal (id, at, event, topic, outcome, bytes, dispatches, behind, headers, contents)
       SELECT value, ?, 'push', 'push', 'ignored', 0, '[]', ?, '{}', '[]' FROM json_each(?)`,
      start - age,
      JSON.stringify(behind),
      JSON.stringify(ids),
    );
  });
  await evictDurableObject(stub());
}

/** Wakes the Inbox until it has nothing more to forget. */
async function cleanUp(): Promise<void> {
  for (let n = 0; n < 20; n++) await stub().wake();
}

const kept = async (id: string) => (await stub().delivery(id)) !== null;
const quarantined: Partial<Incoming> = { outcome: 'quarantined', reason: 'unknown', dispatches: [] };
const order = (groups = ['web']) => ({ now: Date.now(), groups });

describe('which deliveries are forgotten', () => {
  it.each<[string, number, Partial<Incoming>, number, boolean]>([
    ['young and among the newest', day, {}, limits.journalCount - 1, true],
    ['young and just beyond the newest', day, {}, limits.journalCount, false],
    ['too old', limits.journalAge + minute, {}, 0, false],
    ['nearly too old', limits.journalAge - minute, {}, 0, true],
    ['ignored, beyond the newest', day, { outcome: 'ignored', dispatches: [] }, limits.journalCount, false],
    ['in quarantine, beyond the newest', day, quarantined, limits.journalCount, true],
    ['in quarantine, too old', limits.journalAge + minute, quarantined, 0, false],
    ['waiting, beyond the newest', day, { dispatches: [draft('unreachable')] }, limits.journalCount, true],
    ['waiting, too old', limits.journalAge + minute, { dispatches: [draft('unreachable')] }, 0, true],
  ])('%s', async (_, age, change, newer, expected) => {
    groups.manners.set('unreachable', 'refuses');
    const id = await came(age, change);
    const { pending } = (await stub().delivery(id)) ?? {};
    await fill(newer, minute, pending ? { unreachable: id } : {});
    await cleanUp();
    expect(await kept(id)).toBe(expected);
    expect(await rows('journal')).toBe(newer + (expected ? 1 : 0));
  });

  it('what waited is forgotten once it was handed over', async () => {
    groups.manners.set('unreachable', 'refuses');
    const id = await came(limits.journalAge + minute, { dispatches: [draft('unreachable')] });
    await cleanUp();
    groups.manners.clear();
    vi.setSystemTime(start + limits.prune + 1);
    await cleanUp();
    expect([await kept(id), groups.of('unreachable')]).toEqual([false, [`${id}.00`]]);
  });

  it('quarantine ends with a rendering', async () => {
    const id = await came(day, quarantined);
    const rendering = { event: 'push', topic: 'push', reason: null, dispatches: [draft()], renders: [] };
    expect(await stub().replay(id, { ...order(), rendering })).toMatchObject({ outcome: 'accepted' });
    await fill(limits.journalCount);
    await cleanUp();
    expect([await kept(id), await rows('replays')]).toEqual([false, 0]);
  });

  it('a delivery stays while a replay of it waits, and both go together', async () => {
    const id = await came(limits.journalAge + minute);
    groups.manners.set('web', 'refuses');
    expect(await stub().replay(id, order())).toMatchObject({ outcome: 'accepted' });
    await cleanUp();
    expect([await kept(id), await rows('replays')]).toEqual([true, 1]);
    groups.manners.clear();
    vi.setSystemTime(start + limits.prune + 1);
    await cleanUp();
    expect([await kept(id), await rows('replays'), await rows('journal')]).toEqual([false, 0, 0]);
  });
});

describe('how it forgets', () => {
  it('a bounded number of rows at a time, and goes on soon', async () => {
    await fill(limits.journalCount + 2 * limits.pruneRows + 7);
    const left: number[] = [];
    for (let n = 0; n < 4; n++) {
      await stub().wake();
      left.push((await rows('journal')) - limits.journalCount);
      if (n === 0) expect(await alarm()).toBeLessThanOrEqual(Date.now() + limits.rearm);
    }
    expect(left).toEqual([limits.pruneRows + 7, 7, 0, 0]);
  });

  it('once an hour', async () => {
    await fill(limits.journalCount + 1);
    await cleanUp();
    await fill(10, 1);
    vi.setSystemTime(start + limits.prune - 1);
    await cleanUp();
    expect(await rows('journal')).toBe(limits.journalCount + 10);
    vi.setSystemTime(start + limits.prune);
    await cleanUp();
    expect(await rows('journal')).toBe(limits.journalCount);
  });

  it('a restart after everything was forgotten begins afresh', async () => {
    await came(limits.journalAge + minute);
    await cleanUp();
    expect(await rows('journal')).toBe(0);
    await evictDurableObject(stub());
    expect(await stub().accept(incoming())).toMatchObject({ outcome: 'accepted' });
    expect(groups.of('web')).toHaveLength(2);
  });
});

describe('duplicates', () => {
  const week = limits.dedupeSigned;
  const midnight = Math.ceil(start / day) * day;

  it.each<[string, number, number, number, 'accepted' | 'duplicate']>([
    ['a week, at once', start, week, 0, 'duplicate'],
    ['a week, a moment before it ends', start, week, week - 1, 'duplicate'],
    ['a week, when it ends', start, week, week, 'accepted'],
    ['a week from midnight, a moment before it ends', midnight, week, week - 1, 'duplicate'],
    ['a week from before midnight, a moment before it ends', midnight - 1, week, week - 1, 'duplicate'],
    ['ten minutes, a moment before they end', start, 10 * minute, 10 * minute - 1, 'duplicate'],
    ['ten minutes across midnight', midnight - minute, 10 * minute, 9 * minute, 'duplicate'],
    ['ten minutes, when they end', start, 10 * minute, 10 * minute, 'accepted'],
  ])('known for %s', async (_, from, ttl, later, expected) => {
    vi.setSystemTime(from);
    const keys = [{ key: 'body:same', ttl }];
    await stub().accept(incoming({ keys }));
    vi.setSystemTime(from + later);
    await stub().wake();
    expect(await stub().accept(incoming({ keys }))).toMatchObject({ outcome: expected });
  });

  it('are forgotten when their day is over', async () => {
    const ttl = [10 * minute, day, week];
    await stub().accept(incoming({ keys: ttl.map((ttl, n) => ({ key: `${n}`, ttl })) }));
    const left: number[] = [];
    for (const days of [0, 1, 2, 7, 8]) {
      vi.setSystemTime(start + days * day);
      await came(-days * day, { keys: [] });
      vi.setSystemTime(start + days * day);
      await cleanUp();
      left.push(await rows('seen'));
    }
    expect(left).toEqual([3, 2, 1, 1, 0]);
  });
});

it('how builds ended is forgotten long after', async () => {
  await stub().accept(incoming({ builds: [{ series: 'CI@old', status: 'failure' }] }));
  vi.setSystemTime(start + limits.buildAge);
  await stub().accept(incoming({ builds: [{ series: 'CI@main', status: 'success' }] }));
  vi.setSystemTime(start + limits.buildAge + 1);
  await stub().wake();
  expect(await stub().lastBuild('CI@old')).toBeNull();
  expect(await stub().lastBuild('CI@main')).toEqual({ status: 'success', since: start + limits.buildAge });
});
