import { describe, expect, it } from 'vitest';
import { call, lastRecord, send, sendMany, start, T, TOKEN, text, times } from './driver.ts';
import type { LimitBody, Profile } from './index.ts';

const EMPTY = text('');

describe('12.1–12.12 windows and penalties', () => {
  it('12.1 documented: twenty in a minute pass', async () => {
    expect(await sendMany(start(), 20)).toEqual(times(20, 0));
  });

  it('12.2 documented: the 21st within 60 s is refused and starts ten minutes', async () => {
    const sim = start();
    await sendMany(sim, 20);
    await sim.control.advance(59_999);
    expect((await send(sim)).errcode).toBe(660026);
    expect(lastRecord(sim).limiter).toEqual({ countBefore: 20, penaltyUntil: T + 659_999 });
    expect(sim.control.timeline('g').messages).toHaveLength(20);
  });

  it('12.3 documented: an entry exactly 60 s old no longer counts', async () => {
    const sim = start();
    await sendMany(sim, 20);
    await sim.control.advance(60_000);
    expect((await send(sim)).errcode).toBe(0);
  });

  it('12.4 documented: the penalty ends on the millisecond, with an empty window', async () => {
    const sim = start();
    await sendMany(sim, 20);
    await sim.control.advance(59_999);
    await send(sim);
    await sim.control.setClock({ now: T + 659_998 });
    expect((await send(sim)).errcode).toBe(660026);
    await sim.control.advance(1);
    expect(await sendMany(sim, 20)).toEqual(times(20, 0));
  });

  it.each<[string, Profile, number]>([
    ['12.5 documented: fifty attempts do not move the end', 'documented', T + 600_000],
    ['12.6 strict: every attempt starts the ten minutes afresh', 'strict', T + 650_000],
  ])('%s', async (_, profile, until) => {
    const sim = start({ profile });
    await sendMany(sim, 21);
    for (let attempt = 0; attempt < 50; attempt++) {
      await sim.control.advance(1000);
      expect((await send(sim)).errcode).toBe(660026);
    }
    expect(sim.control.robot('a').limiter.penaltyUntil).toBe(until);
    expect(sim.control.invariants().penalties).toEqual([{ token: 'a', from: T, until }]);
  });

  it.each<[string, Profile, number]>([
    ['12.7 strict: rejected requests spend budget', 'strict', 660026],
    ['12.8 documented: rejected requests spend nothing', 'documented', 0],
  ])('%s', async (_, profile, code) => {
    const sim = start({ profile });
    expect(await sendMany(sim, 20, EMPTY)).toEqual(times(20, 400202));
    expect((await send(sim)).errcode).toBe(code);
  });

  it('12.9 strict: an unknown token is limited before it is looked up', async () => {
    const codes = await sendMany(start({ profile: 'strict' }), 21, text(), { token: 'nobody' });
    expect(codes).toEqual([...times(20, 300005), 660026]);
  });

  it('12.10 calendar: the window is the minute on the clock', async () => {
    const sim = start({ profile: 'calendar' });
    await sim.control.advance(59_000);
    expect(await sendMany(sim, 20)).toEqual(times(20, 0));
    await sim.control.advance(1000);
    expect(await sendMany(sim, 21)).toEqual([...times(20, 0), 130101]);
  });

  it('12.11 fixed: the window opens with the first send and closes 60 s later', async () => {
    const sim = start({ profile: 'fixed' });
    await send(sim);
    await sim.control.advance(59_000);
    expect(await sendMany(sim, 19)).toEqual(times(19, 0));
    await sim.control.advance(1000);
    expect(await sendMany(sim, 21)).toEqual([...times(20, 0), 130101]);
    expect((await send(sim)).status).toBe(302);
  });

  it('12.12 gateway2026: no penalty, free again after a minute', async () => {
    const sim = start({ profile: 'gateway2026' });
    expect(await sendMany(sim, 21)).toEqual([...times(20, 0), 660026]);
    await sim.control.advance(60_000);
    expect((await send(sim)).errcode).toBe(0);
  });
});

describe('12.13 limit bodies, byte for byte', () => {
  const SENDS = '"errmsg":"send too fast, exceed 20 times per minute"';
  const X5 = '"status":1111,"wait":5,"source":"x5","punish":"deny","uuid":"';
  it.each<[LimitBody, number, RegExp | string]>([
    ['660026', 200, '{"errcode":660026,"errmsg":"sending too many messages per minute"}'],
    ['130101', 200, `{"errcode":130101,${SENDS}}`],
    ['410100', 200, '{"errcode":410100,"errmsg":"发送速度太快而限流"}'],
    ['130101+x5', 200, new RegExp(`^\\{${X5}[0-9a-f]{32}","errcode":130101,${SENDS}\\}$`)],
    ['x5', 200, new RegExp(`^\\{${X5}[0-9a-f]{32}"\\}$`)],
    ['302', 302, /^<!DOCTYPE html>/],
  ])('12.13 %s', async (body, status, expected) => {
    const sim = start({ limiter: { capacity: 0, body, penaltyBody: body } });
    for (const told of [await send(sim), await send(sim)]) {
      expect(told.status).toBe(status);
      if (typeof expected === 'string') expect(told.body).toBe(expected);
      else expect(told.body).toMatch(expected);
      expect(told.contentType).toBe(status === 302 ? 'text/html;charset=utf-8' : 'application/json');
      expect(told.location).toBe(status === 302 ? 'https://punish.invalid/' : null);
    }
    expect(lastRecord(sim).verdict.kind).toBe('limited');
  });

  it('12.13 the x5 uuid depends on the seed alone', async () => {
    const limiter = { capacity: 0, body: 'x5' as const };
    const [one, same, other] = await Promise.all([1, 1, 2].map((seed) => send(start({ seed, limiter }))));
    expect(one?.body).toBe(same?.body);
    expect(one?.body).not.toBe(other?.body);
  });
});

describe('other senders and other keys', () => {
  it('12.41 a hundred at once: exactly twenty pass, numbers have no gaps', async () => {
    const sim = start();
    const told = await Promise.all(Array.from({ length: 100 }, (_, index) => send(sim, text(`M${index}Z`))));
    expect(told.filter(({ errcode }) => errcode === 0)).toHaveLength(20);
    const { messages } = sim.control.messages();
    expect(messages.map(({ seq }) => seq)).toEqual(Array.from({ length: 100 }, (_, index) => index + 1));
    expect(sim.control.timeline('g').messages.map(({ deliveredIndex }) => deliveredIndex)).toEqual(
      Array.from({ length: 20 }, (_, index) => index + 1),
    );
  });

  it('12.41a a foreign sender uses up half of the budget', async () => {
    const sim = start({}, { foreign: { perMinute: 10, from: T, until: T + 3_600_000 } });
    await sim.control.advance(59_999);
    expect(await sendMany(sim, 11)).toEqual([...times(10, 0), 660026]);
    expect(sim.control.stats().tokens.a).toMatchObject({ accepted: 10, limited: 1, foreign: 10 });
  });

  it.each([1, 7])('a foreign sender trips the penalty by itself, however often one looks (%i)', async (steps) => {
    const sim = start({ profile: 'strict' }, { foreign: { perMinute: 30, from: T, until: T + 3_600_000 } });
    for (let step = 0; step < steps; step++) {
      await sim.control.advance(700_000 / steps);
      sim.control.robots();
    }
    // The 21st comes at T+40000; it backs off during the penalty, and the second run of 21 starts right after.
    expect(sim.control.invariants().penalties).toEqual([
      { token: 'a', from: T + 40_000, until: T + 640_000 },
      { token: 'a', from: T + 680_000, until: T + 1_280_000 },
    ]);
  });

  it('a jolt of foreign sends trips the penalty where it exceeds the capacity', async () => {
    const sim = start();
    sim.control.addFault({ stage: 'before', times: 1, action: { kind: 'foreignSends', count: 21 } });
    expect((await send(sim)).errcode).toBe(660026);
    expect(sim.control.stats().tokens.a).toMatchObject({ limited: 1, foreign: 21, faults: { foreignSends: 1 } });
  });

  it('bans an address that calls too often, with the gateway object', async () => {
    const sim = start({ ipBan: { calls: 3, windowMs: 20_000, banMs: 300_000 } });
    const from = (clientIp: string) => send(sim, text(), { clientIp });
    for (let calls = 0; calls < 3; calls++) expect((await from('1.1.1.1')).errcode).toBe(0);
    expect((await from('1.1.1.1')).body).toContain('"punish":"deny"');
    expect(lastRecord(sim).verdict).toEqual({ kind: 'limited', step: 6 });
    expect((await from('2.2.2.2')).errcode).toBe(0);
    await sim.control.advance(300_000);
    expect((await from('1.1.1.1')).errcode).toBe(0);
  });

  it('lets tests force the state of a limiter', async () => {
    const sim = start();
    expect(sim.control.setLimiter('a', { fill: 20 })).toEqual({ count: 20, capacity: 20, penaltyUntil: null });
    expect((await send(sim)).errcode).toBe(660026);
    expect(sim.control.setLimiter('a', { clear: true }).penaltyUntil).toBeNull();
    expect((await send(sim)).errcode).toBe(0);
    const forced = await call(sim, 'POST', `robots/${TOKEN}/limiter`, { penaltyUntil: T + 5000 });
    expect(forced.body).toMatchObject({ penaltyUntil: T + 5000 });
    expect((await send(sim)).errcode).toBe(660026);
  });
});
