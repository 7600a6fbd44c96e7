import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { limits } from '../../../src/config.ts';
import { Backlog } from '../../../src/inbox/backlog.ts';
import { Courier } from '../../../src/inbox/courier.ts';

/** Calls that wait for their answer, by group. */
type Calls = Map<string, { parcels: number; answer: PromiseWithResolvers<void> }[]>;

function setUp(groups: readonly string[]): { backlog: Backlog; courier: Courier; calls: Calls } {
  const backlog = new Backlog();
  for (const parcel of ['a', 'b', 'c']) backlog.add(parcel, groups);
  const calls: Calls = new Map();
  let loaded = 0;
  const load = (parcels: readonly string[]) => {
    loaded = parcels.length;
    return [];
  };
  const courier = new Courier(backlog, load, (group) => {
    const answer = Promise.withResolvers<void>();
    calls.set(group, [...(calls.get(group) ?? []), { parcels: loaded, answer }]);
    return answer.promise;
  });
  return { backlog, courier, calls };
}

/** Lets everything happen that needs no time. */
const settle = () => vi.advanceTimersByTimeAsync(0);

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe('hand-over', () => {
  it('a group that does not answer keeps no other waiting', async () => {
    const { backlog, courier, calls } = setUp(['web', 'ops']);
    void courier.handOver();
    await settle();
    calls.get('ops')?.[0]?.answer.resolve();
    await settle();
    expect([backlog.groups(), courier.isIdle]).toEqual([['web'], false]);
  });

  it('one that never answers rests after a while, and is asked again by a retry only', async () => {
    const { backlog, courier, calls } = setUp(['web']);
    const done = courier.handOver();
    await vi.advanceTimersByTimeAsync(limits.handOverTimeout - 1);
    expect(courier.isIdle).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    await done;
    expect([courier.isIdle, backlog.size]).toEqual([true, 3]);

    await courier.handOver();
    expect(calls.get('web')).toHaveLength(1);
    void courier.retry();
    await settle();
    expect(calls.get('web')).toHaveLength(2);
  });

  it('what comes meanwhile is taken along, and nothing is asked twice at once', async () => {
    const { backlog, courier, calls } = setUp(['web']);
    const first = courier.handOver();
    await settle();
    backlog.add('d', ['web']);
    const second = courier.handOver();
    await settle();
    expect(calls.get('web')).toHaveLength(1);
    calls.get('web')?.[0]?.answer.resolve();
    await settle();
    calls.get('web')?.[1]?.answer.resolve();
    await Promise.all([first, second]);
    expect(calls.get('web')?.map(({ parcels }) => parcels)).toEqual([3, 1]);
    expect(backlog.size).toBe(0);
  });

  it('pauses grow with every retry that fails, and start over when one succeeds', async () => {
    const { courier, calls } = setUp(['web']);
    const pauses: number[] = [];
    for (let n = 0; n < 7; n++) {
      const retried = courier.retry();
      await settle();
      calls.get('web')?.at(-1)?.answer.reject(new Error('unreachable'));
      await retried;
      pauses.push(courier.pause / limits.rearm);
    }
    expect(pauses).toEqual([2, 4, 8, 16, 30, 30, 30]);
    const retried = courier.retry();
    await settle();
    calls.get('web')?.at(-1)?.answer.resolve();
    await retried;
    expect(courier.pause).toBe(limits.rearm);
  });

  it('in busy traffic a group is called a few times a second, and takes along what came meanwhile', async () => {
    const { backlog, courier, calls } = setUp(['web']);
    for (let n = 0; n < limits.handOvers + 4; n++) {
      backlog.add(`e${n}`, ['web']);
      void courier.handOver();
      await settle();
      calls.get('web')?.at(-1)?.answer.resolve();
      await settle();
    }
    expect([calls.get('web')?.length, courier.isCalm]).toEqual([limits.handOvers, false]);
    await vi.advanceTimersByTimeAsync(limits.second);
    calls.get('web')?.at(-1)?.answer.resolve();
    await settle();
    expect(calls.get('web')?.map(({ parcels }) => parcels)).toEqual([4, 1, 1, 1, 4]);
    await vi.advanceTimersByTimeAsync(limits.second);
    expect([backlog.size, courier.isCalm]).toEqual([0, true]);
  });

  it('a group that is left alone is called as soon as a full batch waits for it', async () => {
    const { backlog, courier, calls } = setUp(['web']);
    const answer = () => calls.get('web')?.at(-1)?.answer.resolve();
    for (let n = 0; n < limits.handOvers + 1; n++) {
      backlog.add(`e${n}`, ['web']);
      void courier.handOver();
      await settle();
      answer();
      await settle();
    }
    for (let n = 0; n < limits.handOverBatch; n++) {
      expect(calls.get('web')).toHaveLength(limits.handOvers);
      backlog.add(`f${n.toString().padStart(3, '0')}`, ['web']);
      void courier.handOver();
      await settle();
      if (calls.get('web')?.length !== limits.handOvers) break;
    }
    expect(calls.get('web')?.at(-1)?.parcels).toBe(limits.handOverBatch);
    answer();
    await settle();
    expect([backlog.size, courier.isIdle, vi.getTimerCount()]).toEqual([0, true, 0]);
  });

  it('says which may have been handed over before: those of a restart, and those of a call that failed', async () => {
    const backlog = new Backlog();
    backlog.add('old', ['web']);
    const said: boolean[] = [];
    let fails = true;
    const courier = new Courier(
      backlog,
      () => [],
      async (_, __, again) => {
        said.push(again);
        if (fails) throw new Error('unreachable');
      },
    );
    await courier.retry();
    fails = false;
    await courier.retry();
    backlog.add('new', ['web'], []);
    await courier.retry();
    fails = true;
    backlog.add('newer', ['web'], []);
    await courier.retry();
    fails = false;
    await courier.retry();
    expect(said).toEqual([true, true, false, false, true]);
  });
});
