import { describe, expect, it } from 'vitest';
import { call, lastRecord, markdown, send, start, text } from './driver.ts';
import type { SimOptions } from './index.ts';

const event = (number: number, msgUuid = `d-${number}`) => text(`M${number}Z`, { msgUuid });

describe('markers', () => {
  it('are found in what people read, in order, with repeats', async () => {
    const sim = start();
    await send(sim, { ...markdown('M2Z then M1Z, M2Z'), at: { atMobiles: ['M9Z'] } });
    expect(lastRecord(sim).markers).toEqual(['2', '1', '2']);
    expect(sim.control.messages({ marker: '1' }).messages).toHaveLength(1);
  });

  it('are found whole where the pattern has no group', async () => {
    const sim = start({ markerRegex: 'ev-\\d+' });
    await send(sim, text('ev-7'));
    expect(lastRecord(sim).markers).toEqual(['ev-7']);
  });
});

describe('invariants', () => {
  it('holds when everything arrived once and in order, digests included', async () => {
    const sim = start();
    sim.control.expect({ group: 'g', markers: ['1', '2', '3'] });
    await send(sim, event(1));
    await send(sim, text('M2Z M3Z M2Z', { msgUuid: 'digest' }));
    expect(sim.control.invariants()).toEqual({
      expected: 3,
      delivered: 3,
      missing: [],
      unexpected: [],
      duplicates: [],
      excusedDuplicates: [],
      orderViolations: [],
      maxAcceptedIn60s: [{ token: 'a', count: 2, from: 1_767_225_600_000 }],
      maxRequestsIn60s: [{ token: 'a', count: 2, from: 1_767_225_600_000 }],
      limited: 0,
      penalties: [],
      rejected: {},
      afterFaults: 0,
      lint: {},
      ok: true,
    });
  });

  it('names what is missing, unexpected, doubled and out of order', async () => {
    const sim = start();
    sim.control.expect({ group: 'g', markers: ['1', '2', '3', '4'] });
    for (const number of [3, 1, 2]) await send(sim, event(number));
    await send(sim, event(1, 'again'));
    await send(sim, event(9));
    expect(sim.control.invariants()).toMatchObject({
      expected: 4,
      delivered: 4,
      missing: ['4'],
      unexpected: ['9'],
      duplicates: [{ marker: '1', seqs: [2, 4] }],
      orderViolations: [
        { group: 'g', before: '3', after: '1' },
        { group: 'g', before: '3', after: '2' },
      ],
      ok: false,
    });
  });

  it('tells groups apart: one marker may be due in two, and must not land in a third', async () => {
    const sim = start();
    for (const group of ['h', 'i']) sim.control.putRobot(`token-${group}`, { group });
    sim.control.expect({ group: 'g', markers: ['1'] });
    sim.control.expect({ group: 'h', markers: ['1', '2'] });
    await send(sim, event(1));
    await send(sim, event(1), { token: 'token-h' });
    await send(sim, event(2), { token: 'token-i' });
    expect(sim.control.invariants()).toMatchObject({ duplicates: [], missing: ['2'], unexpected: ['2'] });
  });

  it('takes an expectation without a group as "once, anywhere"', async () => {
    const sim = start();
    sim.control.putRobot('token-h', {});
    sim.control.expect({ markers: ['1'] });
    await send(sim, event(1));
    await send(sim, event(1), { token: 'token-h' });
    expect(sim.control.invariants()).toMatchObject({ missing: [], duplicates: [{ marker: '1', seqs: [1, 2] }] });
  });

  it.each<[string, SimOptions, number, 'duplicates' | 'excusedDuplicates' | 'none']>([
    ['dedupe, retried at once', {}, 0, 'none'],
    ['dedupe, retried after the retention time', {}, 86_400_000, 'excusedDuplicates'],
    ['ignore, retried at once', { msgUuid: { mode: 'ignore' } }, 0, 'excusedDuplicates'],
  ])('a lost answer and a retry with the same msgUuid: %s', async (_, options, delay, expected) => {
    const sim = start(options);
    sim.control.expect({ group: 'g', markers: ['1'] });
    sim.control.addFault({ stage: 'after', times: 1, action: { kind: 'reset' } });
    await expect(send(sim, event(1))).rejects.toThrow('fetch failed');
    await sim.control.advance(delay);
    await send(sim, event(1));
    const found = sim.control.invariants();
    expect(found).toMatchObject({ duplicates: [], afterFaults: 1, ok: true });
    expect(found.excusedDuplicates).toEqual(expected === 'none' ? [] : [{ marker: '1', seqs: [1, 2] }]);
  });

  it('does not excuse a repeat that the client could have avoided', async () => {
    const sim = start({ msgUuid: { mode: 'ignore' } });
    sim.control.addFault({ stage: 'after', times: 1, action: { kind: 'reset' } });
    await expect(send(sim, event(1))).rejects.toThrow('fetch failed');
    await send(sim, event(1));
    await send(sim, event(1));
    expect(sim.control.invariants()).toMatchObject({ duplicates: [{ marker: '1', seqs: [1, 2, 3] }] });
  });

  it('counts limits, refusals and lint; allow leaves them out', async () => {
    const sim = start({ limiter: { capacity: 1 } });
    await send(sim, text(''));
    await send(sim, text('**x**'));
    await send(sim);
    const found = await call(sim, 'GET', 'invariants');
    expect(found.body).toMatchObject({
      limited: 1,
      rejected: { 400202: 1 },
      lint: { 'text-markdown': 1, 'no-msguuid': 1 },
      ok: false,
    });
    const ok = async (allow: string) => (await call(sim, 'GET', `invariants?allow=${allow}`)).body.ok;
    expect(await ok('limited,rejected')).toBe(false);
    expect(await ok('limited,rejected,no-msguuid')).toBe(false);
    expect(await ok('limited,rejected,lint')).toBe(true);
    expect(await ok('limited,rejected,no-msguuid,text-markdown')).toBe(true);
  });

  it('measures the busiest sliding minute, whatever the limiter', async () => {
    const sim = start({ profile: 'calendar' });
    await send(sim, event(1));
    await sim.control.advance(59_000);
    for (const number of [2, 3]) await send(sim, event(number));
    await sim.control.advance(1000);
    await send(sim, event(4));
    expect(sim.control.invariants().maxAcceptedIn60s).toEqual([{ token: 'a', count: 3, from: 1_767_225_600_000 }]);
  });
});
