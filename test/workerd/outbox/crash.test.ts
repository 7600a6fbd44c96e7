import {
  abortAllDurableObjects,
  evictDurableObject,
  reset,
  runDurableObjectAlarm,
  runInDurableObject,
} from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { directory } from '../../../src/directory/stub.ts';
import { createDingTalkSim, type DingTalkSim } from '../../sim/index.ts';
import { dispatch, dispatches, pass } from './time.ts';

const start = Date.now() + 86_400_000;
const second = 1000;
let sim: DingTalkSim;
const stub = () => env.OUTBOX.getByName('web');
const inGroup = () => sim.control.messages({ verdict: 'accepted', group: 'web' }).messages;
const requests = () => sim.control.messages({ group: 'web' }).messages;
const ledger = async () => (await stub().status('web')).ledger;

/** What becomes of a request on its way to DingTalk and back. */
type Wire = 'works' | 'hangs before it arrives' | 'hangs after it arrived';
let wire: Wire;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: start });
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  wire = 'works';
  sim = createDingTalkSim({ clock: { mode: 'virtual', start } });
  sim.control.putRobot('token-1', { alias: 'r1', group: 'web' });
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => {
    if (wire === 'hangs before it arrives') return scheduler.wait(600_000).then(() => Response.error());
    const answer = await sim.fetch(new Request(input, init));
    return wire === 'works' ? answer : scheduler.wait(600_000).then(() => answer);
  });
  const webhook = 'https://oapi.dingtalk.com/robot/send?access_token=token-1';
  await directory(env).write({ groups: [{ id: 'web', name: 'Web', robots: [{ id: 'r1', webhook }] }], hooks: [] });
});

afterEach(async () => {
  vi.restoreAllMocks();
  vi.useRealTimers();
  await reset();
});

describe('R16: aborted at every step of a send', () => {
  it.each<[string, Wire, number]>([
    ['its start is on disk, the request has not arrived', 'hangs before it arrives', 1],
    ['DingTalk has it, and we do not know', 'hangs after it arrived', 2],
  ])('%s: the same message once more, shown once', async (_, step, arrivals) => {
    wire = step;
    await stub().enqueue('web', [dispatch()]);
    await vi.waitFor(() => expect(globalThis.fetch).toHaveBeenCalledTimes(1));
    await vi.waitFor(() => expect(requests()).toHaveLength(arrivals - 1));
    await abortAllDurableObjects();
    wire = 'works';
    await pass(stub(), sim, 10 * second);
    expect(requests()).toHaveLength(arrivals);
    expect(new Set(requests().map(({ msgUuid }) => msgUuid)).size).toBe(1);
    expect(inGroup()).toHaveLength(1);
    expect(await ledger()).toMatchObject({ accepted: 1, sent: 1, waiting: 0 });
    expect((await stub().status('web')).robots[0]?.budget, 'both starts count').toBe(16);
  });

  it('between a send and the next one: nothing is lost, nothing is sent again', async () => {
    for (let n = 0; n < 5; n++) {
      await stub().enqueue('web', dispatches(2));
      await pass(stub(), sim, 5 * second);
      await (n % 2 ? abortAllDurableObjects() : evictDurableObject(stub()));
    }
    await pass(stub(), sim, 30 * second);
    expect(requests()).toHaveLength(inGroup().length);
    expect(await ledger()).toMatchObject({ accepted: 10, waiting: 0, parked: 0 });
  });

  it('while a digest gathers: it is made once, of all', async () => {
    await stub().enqueue('web', dispatches(9));
    await abortAllDurableObjects();
    await stub().enqueue('web', dispatches(9));
    await abortAllDurableObjects();
    await pass(stub(), sim, 20 * second);
    expect(await ledger()).toMatchObject({ accepted: 18, merged: 18, waiting: 0 });
    expect(inGroup()).toHaveLength(1);
  });
});

it('R15: an alarm that throws ten times is never further away than 90 s, and then the queue leaves', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  await stub().enqueue('web', dispatches(9));
  await runInDurableObject(stub(), (_, { storage: { sql } }) => {
    const exec = sql.exec.bind(sql);
    let left = 10;
    vi.spyOn(sql, 'exec').mockImplementation((query, ...values) => {
      if (!/INTO messages/.test(query) || left-- <= 0) return exec(query, ...values);
      throw new Error('database or disk is full: SQLITE_FULL');
    });
  });
  for (let n = 0; n < 12; n++) {
    const at = await runInDurableObject(stub(), (_, { storage }) => storage.getAlarm());
    if (at === null) break;
    expect(at - Date.now()).toBeLessThanOrEqual(90 * second);
    vi.setSystemTime(Math.max(at, Date.now()));
    await sim.control.advance(Math.max(0, at - Date.now()));
    await runDurableObjectAlarm(stub());
  }
  await pass(stub(), sim, 90 * second);
  expect(await ledger()).toMatchObject({ accepted: 9, waiting: 0, parked: 0 });
});
