import { abortAllDurableObjects, reset, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Accepted } from '../../../src/inbox/delivery.ts';
import { Groups, type Manner } from './groups.ts';
import { draft, incoming, start, stub } from './samples.ts';

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

/** The id a delivery was given; empty when it was given none. */
const idOf = (accepted: Accepted) => ('delivery' in accepted ? accepted.delivery : '');
const alarm = () => runInDurableObject(stub(), (_, { storage }) => storage.getAlarm());
const pending = async () => (await stub().status()).pending;
const twoGroups = () => incoming({ dispatches: [draft('web'), draft('ops')] });

/** How often each dispatch of a delivery was stored in its group. */
async function copies(delivery: string): Promise<number[]> {
  const row = (await stub().deliveries(500, null)).find(({ id }) => id === delivery);
  return (row?.dispatches ?? []).map(({ id, group }) => groups.of(group).filter((each) => each === id).length);
}

describe('R16: a crash at every step of the hand-over', () => {
  const steps: [string, Manner, number[]][] = [
    ['while the Outbox has stored nothing', 'hangs', [1, 2]],
    ['between the Outbox’s write and its answer', 'stores and hangs', [2, 2]],
    ['after the answer was lost', 'loses the answer', [2, 2]],
    ['after the Outbox failed', 'refuses', [1, 2]],
    ['after every Outbox has confirmed', 'confirms', [2, 2]],
  ];

  it.each(steps)('%s', async (_, manner, expected) => {
    await stub().accept(twoGroups());
    groups.manners.set('web', manner);
    const accepted = await stub().accept(twoGroups());
    expect(accepted).toMatchObject({ outcome: 'accepted' });
    const delivery = idOf(accepted);
    expect((await alarm()) !== null, 'an alarm while something waits').toBe(manner !== 'confirms');

    await abortAllDurableObjects();
    groups.manners.clear();
    await stub().wake();
    expect(await copies(delivery)).toEqual(expected);
    expect(await pending()).toBe(0);

    const { calls } = groups;
    await abortAllDurableObjects();
    await stub().wake();
    expect(groups.calls, 'nothing is handed over a third time').toBe(calls);
  });

  it('before the reply: the sender comes again, and it is one message', async () => {
    groups.manners.set('web', 'hangs');
    const delivery = incoming();
    const lost = stub().accept(delivery);
    lost.catch(() => undefined);
    await vi.waitFor(() => expect(groups.calls).toBe(1));
    await abortAllDurableObjects();
    await expect(lost).rejects.toThrow();

    groups.manners.clear();
    const again = await stub().accept({ ...delivery, receivedAt: Date.now() + 5_000 });
    expect(again).toMatchObject({ outcome: 'duplicate' });
    await vi.waitFor(async () => expect(await pending()).toBe(0));
    expect(groups.of('web')).toHaveLength(1);
  });

  it('twenty times in a row, each time at another step: nothing is lost, order is kept', async () => {
    const manners: Manner[] = ['hangs', 'stores and hangs', 'loses the answer', 'refuses', 'confirms'];
    const told: string[] = [];
    for (let round = 0; round < 20; round++) {
      for (const [n, group] of ['web', 'ops'].entries()) {
        groups.manners.set(group, manners[(round * (n + 1) + n) % manners.length] ?? 'confirms');
      }
      told.push(idOf(await stub().accept(twoGroups())));
      await abortAllDurableObjects();
    }
    groups.manners.clear();
    await stub().wake();
    expect(await pending()).toBe(0);
    for (const [n, group] of ['web', 'ops'].entries()) {
      const inOrder = [...new Set(groups.of(group))];
      expect(inOrder).toEqual(told.map((delivery) => `${delivery}.0${n}`));
    }
  });
});

describe('a group that cannot be reached', () => {
  it('the others are told at once, and it is told when it comes back', async () => {
    groups.manners.set('web', 'refuses');
    for (let n = 0; n < 3; n++) await stub().accept(twoGroups());
    expect(groups.of('ops')).toHaveLength(3);
    expect(await pending()).toBe(3);
    expect((await stub().deliveries(10, null)).map((row) => row.pending)).toEqual([true, true, true]);

    groups.manners.clear();
    await runDurableObjectAlarm(stub());
    expect(groups.of('web')).toHaveLength(3);
    expect(groups.of('ops'), 'and nobody is told twice').toHaveLength(3);
    expect(await pending()).toBe(0);
  });

  it('is asked less and less often, at least once a minute', async () => {
    groups.manners.set('web', 'refuses');
    await stub().accept(incoming());
    const pauses: number[] = [];
    for (let n = 0; n < 8; n++) {
      const at = (await alarm()) ?? 0;
      pauses.push(at - Date.now());
      vi.setSystemTime(at);
      await runDurableObjectAlarm(stub());
    }
    expect(pauses).toEqual([2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000, 60_000]);
  });

  it('a restart tells the others nothing again', async () => {
    groups.manners.set('web', 'refuses');
    for (let n = 0; n < 3; n++) await stub().accept(twoGroups());
    await runDurableObjectAlarm(stub());
    const before = groups.of('ops').length;
    await abortAllDurableObjects();
    await stub().wake();
    expect(groups.of('ops')).toHaveLength(before);
    expect(await pending()).toBe(3);
  });
});

it('the clock goes back while the object restarts: what comes then is still the newest, and is not forgotten', async () => {
  const first = idOf(await stub().accept(incoming()));
  await abortAllDurableObjects();
  vi.setSystemTime(start - 3_600_000);
  groups.manners.set('web', 'hangs');
  const second = idOf(await stub().accept(incoming()));
  expect((await stub().deliveries(10, null)).map(({ id }) => id)).toEqual([second, first]);

  await abortAllDurableObjects();
  groups.manners.clear();
  await stub().wake();
  expect(groups.of('web')).toContain(`${second}.00`);
});
