import { evictDurableObject, reset, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { clearHookCache } from '../../../src/directory/cache.ts';
import { createDingTalkSim, type DingTalkSim } from '../../sim/index.ts';
import { configure, push, send } from './door.ts';
import { env, start, stub } from './samples.ts';

let sim: DingTalkSim;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: start });
  sim = createDingTalkSim({ clock: { mode: 'virtual', start } });
  sim.control.putRobot('token-1', { alias: 'r1', group: 'web' });
  vi.spyOn(globalThis, 'fetch').mockImplementation((input, init) => sim.fetch(new Request(input, init)));
  await configure();
});

afterEach(async () => {
  vi.restoreAllMocks();
  vi.useRealTimers();
  clearHookCache();
  await reset();
});

/** Counts the rows an object writes from now on, as Cloudflare bills them: an alarm that is set is one. */
async function counter(object: DurableObjectStub): Promise<() => number> {
  const cursors: { rowsWritten: number }[] = [];
  const alarms = await runInDurableObject(object, (_, { storage }) => {
    const exec = storage.sql.exec.bind(storage.sql);
    vi.spyOn(storage.sql, 'exec').mockImplementation((query, ...values) => {
      const cursor = exec(query, ...values);
      cursors.push(cursor);
      return cursor;
    });
    return vi.spyOn(storage, 'setAlarm');
  });
  return () => cursors.reduce((sum, { rowsWritten }) => sum + rowsWritten, alarms.mock.calls.length);
}

const outbox = () => env.OUTBOX.getByName('web');
const inGroup = () => sim.control.messages({ verdict: 'accepted' }).messages.length;

/** Lets time pass for the product and for DingTalk, alarms included. */
async function pass(ms: number): Promise<void> {
  await sim.control.advance(ms);
  vi.setSystemTime(Date.now() + ms);
  for (const object of [stub(), outbox()]) {
    const at = await runInDurableObject(object, (_, { storage }) => storage.getAlarm());
    if (at !== null && at <= Date.now()) await runDurableObjectAlarm(object);
  }
}

/** Sends a push, and waits until it is in the group. */
async function tell(n: number): Promise<void> {
  const before = inGroup();
  expect(await send(push(`refs/heads/${n}`), { 'x-github-delivery': `g-${n}` })).toMatchObject({ status: 202 });
  await vi.waitFor(() => expect(inGroup()).toBe(before + 1));
}

describe('P8: rows written', () => {
  it('a calm event: three in its Inbox, six at most on its way to the group', async () => {
    await tell(0);
    const [inInbox, inOutbox] = [await counter(stub()), await counter(outbox())];
    const events = 10;
    for (let n = 1; n <= events; n++) {
      await pass(7_000);
      await tell(n);
    }
    await pass(7_000);
    expect(inInbox()).toBe(3 * events);
    expect(inInbox() + inOutbox()).toBeLessThanOrEqual(6 * events);
  });

  it.each<[string, () => Promise<void>, number]>([
    ['a duplicate', async () => expect((await send(push())).body.outcome).toBe('duplicate'), 0],
    [
      'something ignored',
      async () => {
        const told = await send({ zen: 'Keep it simple.', hook_id: 1 }, { 'x-github-event': 'ping' });
        expect(told.body.outcome).toBe('ignored');
      },
      3,
    ],
    ['being looked at', async () => void (await Promise.all([stub().deliveries(50, null), stub().status()])), 0],
    ['the watchdog, with progress to write down', async () => void (await stub().wake()), 2],
  ])('%s', async (_, work, rows) => {
    expect(await send(push())).toMatchObject({ status: 202 });
    const written = await counter(stub());
    await work();
    expect(written()).toBe(rows);
  });

  it('the watchdog, when nothing has come since', async () => {
    expect(await send(push())).toMatchObject({ status: 202 });
    await stub().wake();
    await evictDurableObject(stub());
    const written = await counter(stub());
    for (let n = 0; n < 3; n++) {
      await pass(3_600_001);
      await stub().wake();
    }
    expect(written()).toBe(0);
  });

  it('a hundred deliveries at once: an alarm is shared, and each is three rows', async () => {
    const written = await counter(stub());
    const told = await Promise.all(
      Array.from({ length: 100 }, (_, n) => send(push(`refs/heads/${n}`), { 'x-github-delivery': `g-${n}` })),
    );
    expect(new Set(told.map(({ status }) => status))).toEqual(new Set([202]));
    expect(written()).toBeLessThanOrEqual(3 * 100 + 2);
  });
});
