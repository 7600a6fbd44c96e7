import { describe, expect, it } from 'vitest';
import { call, lastRecord, send, sendMany, start, T, TOKEN, text } from './driver.ts';
import { createDingTalkSim } from './index.ts';

describe('12.42–12.43 secrecy and reset', () => {
  it('12.42 no token, secret or signature in records, stats or pages', async () => {
    const sim = start({}, { secret: 'top-secret' });
    const query = `&timestamp=${T}&sign=wrong-signature&extra=1`;
    await send(sim, text(), { query });
    await send(sim, text(), { token: 'stranger-token' });
    sim.control.addFault({ stage: 'before', match: { token: TOKEN }, action: { kind: 'busy' } });
    const paths = ['robots', 'robots/a', 'messages', 'stats', 'faults', 'invariants', 'groups/g/timeline', '', 'none'];
    const answers = await Promise.all(
      [...paths, `robots/${TOKEN}/nothing`].map(async (path) => {
        const response = await sim.fetch(new Request(`http://sim.test/__sim/${path}`));
        return response.text();
      }),
    );
    for (const secret of [TOKEN, 'top-secret', 'wrong-signature', 'stranger-token']) {
      expect(answers.filter((answer) => answer.includes(secret))).toEqual([]);
    }
    const [signed, unknown] = sim.control.messages().messages;
    expect(signed).toMatchObject({
      token: 'a',
      query: { hasToken: true, timestamp: String(T), sign: '<redacted>', other: ['extra'] },
    });
    expect(unknown).toMatchObject({ token: 'unknown-1', group: null, org: null, path: '/robot/send' });
    expect(sim.control.robot('a').secret).toBe('<redacted>');
  });

  it('12.43 reset: empty, numbers and clock start again', async () => {
    const sim = start();
    sim.control.expect({ markers: ['1'] });
    sim.control.addFault({ stage: 'after', action: { kind: 'latency', ms: 1 } });
    sim.control.putOrg('org-1', { monthlyQuota: 30 });
    await sendMany(sim, 21);
    await sim.control.advance(5000);
    expect((await call(sim, 'POST', 'reset', {})).body).toEqual({ ok: true, version: '1.0.0', records: 0 });
    expect(sim.control.clock().now).toBe(T);
    expect(sim.control.faults()).toEqual([]);
    expect(sim.control.putOrg('org-1', {})).toMatchObject({ monthlyQuota: 30, used: 0 });
    expect(sim.control.invariants()).toMatchObject({ expected: 0, penalties: [], ok: true });
    expect((await send(sim)).errcode).toBe(0);
    expect(lastRecord(sim)).toMatchObject({ seq: 1, deliveredIndex: 1, arrivedAt: T });
  });

  it('12.43 reset: robots stay unless told otherwise, faults go unless told otherwise', async () => {
    const sim = start();
    const rule = { stage: 'before', when: { probability: 0.5 }, action: { kind: 'busy' } } as const;
    sim.control.addFault(rule);
    const first = await sendMany(sim, 15);
    sim.control.reset({ keepFaults: true });
    expect(await sendMany(sim, 15)).toEqual(first);
    sim.control.reset({ keepRobots: false, seed: 3 });
    expect(sim.control.robots()).toEqual([]);
    expect(sim.control.faults()).toEqual([]);
  });
});

describe('robots', () => {
  it('are created, replaced, changed and removed', async () => {
    const sim = start();
    const created = await call(sim, 'PUT', 'robots/new%2Ftoken', { token: 'new/token', secret: 's' });
    expect(created).toMatchObject({
      status: 201,
      body: { alias: 'r1', group: 'g-r1', org: 'org-1', secret: '<redacted>' },
    });
    expect((await call(sim, 'PUT', 'robots/new%2Ftoken', { group: 'h' })).status).toBe(200);
    expect((await call(sim, 'GET', 'robots/r1')).body).toMatchObject({ alias: 'r1', group: 'h' });
    expect((await call(sim, 'PATCH', 'robots/r1', { state: 'stopped', keywords: ['k'] })).body).toMatchObject({
      group: 'h',
      state: 'stopped',
    });
    expect((await call(sim, 'PATCH', 'robots/r1', { keywords: null })).body).not.toHaveProperty('keywords');
    expect((await call(sim, 'DELETE', 'robots/r1')).body).toEqual({ deleted: 1 });
    expect((await call(sim, 'GET', 'robots/r1')).status).toBe(404);
    expect((await call(sim, 'GET', 'robots')).body.robots).toHaveLength(1);
  });

  it('keep the state of their limiter when replaced', async () => {
    const sim = start();
    await sendMany(sim, 5);
    expect(sim.control.putRobot(TOKEN, { group: 'h' })).toMatchObject({ alias: 'a', limiter: { count: 5 } });
  });

  it('never share an alias', () => {
    expect(() => start().control.putRobot('other', { alias: 'a' })).toThrow(/alias a/);
  });
});

describe('errors', () => {
  it.each<[number, string, string, unknown]>([
    [400, 'PUT', 'robots/x', { keywords: [] }],
    [400, 'PUT', 'robots/x', { ipAllow: ['::1'] }],
    [400, 'PUT', 'robots/x', { token: 'y' }],
    [400, 'PUT', 'robots/x', { colour: 'red' }],
    [400, 'PUT', 'robots/', {}],
    [400, 'PATCH', 'options', { profile: 'none' }],
    [400, 'PATCH', 'options', { markerRegex: '(' }],
    [400, 'PATCH', 'options', { clock: { mode: 'real' } }],
    [400, 'POST', 'faults', { stage: 'before', action: { kind: 'none' } }],
    [400, 'POST', 'faults', { stage: 'before', action: { kind: 'reset', ms: 1 } }],
    [400, 'POST', 'faults', { scenario: 'none' }],
    [400, 'POST', 'expect', { markers: '1' }],
    [400, 'POST', 'clock', { offset: 1 }],
    [400, 'POST', 'clock/advance', { ms: -1 }],
    [400, 'POST', 'clock/advance', {}],
    [400, 'POST', 'reset', []],
    [400, 'GET', 'messages?after=x', undefined],
    [404, 'GET', 'robots/nobody', undefined],
    [404, 'GET', 'nothing', undefined],
    [404, 'POST', 'health', {}],
    [404, 'GET', 'constructor', undefined],
    [409, 'POST', 'clock', { now: T - 1 }],
    [409, 'PUT', 'robots/x', { alias: 'a' }],
  ])('%i: %s %s %o', async (status, method, path, body) => {
    const told = await call(start(), method, path, body);
    expect(told).toEqual({ status, body: { message: expect.any(String) } });
  });

  it('400: a body that is not JSON', async () => {
    const request = new Request('http://sim.test/__sim/reset', { method: 'POST', body: '{' });
    expect((await start().fetch(request)).status).toBe(400);
  });

  it('401: calls need the control token, the data plane does not', async () => {
    const sim = start({ controlToken: 'control' });
    const status = async (authorization?: string, path = 'health') =>
      (
        await sim.fetch(
          new Request(`http://sim.test/__sim/${path}`, { headers: authorization ? { authorization } : {} }),
        )
      ).status;
    expect(await status()).toBe(401);
    expect(await status('Bearer wrong')).toBe(401);
    expect(await status('Bearer control')).toBe(200);
    expect(await status(`Basic ${btoa('me:control')}`)).toBe(401);
    expect(await status(`Basic ${btoa('me:control')}`, '')).toBe(200);
    expect(await status('Basic %', '')).toBe(401);
    expect((await send(sim)).errcode).toBe(0);
  });
});

describe('options', () => {
  it('change for later requests; what is not named stays', async () => {
    const sim = start({ limiter: { capacity: 5 } });
    const changed = await call(sim, 'PATCH', 'options', { profile: 'strict', wording: 'documented' });
    expect(changed.body).toMatchObject({ wording: 'documented', limiter: { capacity: 5, countOn: 'requests' } });
    expect((await call(sim, 'PATCH', 'options', { limiter: {} })).body).toMatchObject({ limiter: { capacity: 20 } });
    expect((await send(sim, text(''))).errmsg).toBe('miss param : text->content');
  });

  it('are checked at creation', () => {
    expect(() => createDingTalkSim({ maxBodyBytes: -1 })).toThrow(/options\.maxBodyBytes/);
  });

  it('recordBodies: false keeps markers and sizes but no bodies', async () => {
    const sim = start({ recordBodies: false });
    await send(sim, text('M1Z'));
    expect(lastRecord(sim)).toMatchObject({ markers: ['1'], bodyBytes: 43, msgtype: 'text' });
    expect(lastRecord(sim)).not.toHaveProperty('rawBody');
    expect(lastRecord(sim)).not.toHaveProperty('parsed');
  });
});

describe('clock', () => {
  it('moves only as told, and never backwards by accident', async () => {
    const sim = start();
    expect((await call(sim, 'GET', 'clock')).body).toEqual({ mode: 'virtual', now: T, offset: 0, holdVirtual: false });
    expect((await call(sim, 'POST', 'clock/advance', { ms: 60_000 })).body).toMatchObject({ now: T + 60_000 });
    expect((await call(sim, 'POST', 'clock', { now: T, force: true })).body).toMatchObject({ now: T });
  });

  it('keeps the moment when the mode changes, and adds to the offset in real mode', async () => {
    const sim = start();
    const real = await sim.control.setClock({ mode: 'real' });
    expect(Math.abs(real.now - T)).toBeLessThan(1000);
    expect(Math.abs(real.offset - (T - Date.now()))).toBeLessThan(1000);
    const later = await sim.control.advance(3_600_000);
    expect(later.offset - real.offset).toBeGreaterThanOrEqual(3_600_000 - 1000);
    const frozen = await sim.control.setClock({ mode: 'virtual' });
    expect(frozen.now).toBe(sim.control.clock().now);
  });

  it('really waits in real mode, unless it is moved', async () => {
    const sim = start({ clock: { mode: 'real' } });
    sim.control.addFault({ stage: 'before', action: { kind: 'latency', ms: 3_600_000 } });
    const answer = send(sim);
    await sim.control.wait({ count: 1 });
    expect(lastRecord(sim).respondedAt).toBeNull();
    await sim.control.advance(3_600_000);
    expect((await answer).errcode).toBe(0);
    sim.control.deleteFaults();
    sim.control.addFault({ stage: 'before', action: { kind: 'latency', ms: 5 } });
    expect((await send(sim)).errcode).toBe(0);
  });
});

describe('questions', () => {
  it('messages can be filtered and paged', async () => {
    const sim = start();
    for (const content of ['M1Z', '', 'M2Z', 'M3Z']) await send(sim, text(content));
    const numbers = async (query: string) => {
      const { body } = await call(sim, 'GET', `messages?${query}`);
      return [(body.messages as { seq: number }[]).map(({ seq }) => seq), body.lastSeq];
    };
    expect(await numbers('')).toEqual([[1, 2, 3, 4], 4]);
    expect(await numbers('verdict=accepted&token=a&group=g&msgtype=text')).toEqual([[1, 3, 4], 4]);
    expect(await numbers('marker=2')).toEqual([[3], 4]);
    expect(await numbers('after=2&limit=1')).toEqual([[3], 4]);
    expect(await numbers(`token=${TOKEN}&verdict=rejected`)).toEqual([[2], 4]);
    expect((await call(sim, 'GET', 'groups/g/timeline')).body.messages).toHaveLength(3);
    expect((await call(sim, 'GET', 'groups/none/timeline')).body).toEqual({ messages: [] });
  });

  it('stats count per token', async () => {
    const sim = start({ limiter: { capacity: 2 } });
    const repeated = text('M1Z', { msgUuid: 'u' });
    await sendMany(sim, 2, repeated);
    await send(sim);
    await send(sim, text(), { token: 'nobody' });
    const { tokens } = (await call(sim, 'GET', 'stats')).body as { tokens: Record<string, unknown> };
    expect(tokens.a).toEqual({
      requests: 3,
      accepted: 1,
      duplicate: 1,
      limited: 1,
      rejected: {},
      faults: {},
      foreign: 0,
      bytes: 2 * JSON.stringify(repeated).length + JSON.stringify(text()).length,
      busiest60s: { count: 3, from: T },
    });
    expect(tokens['unknown-1']).toMatchObject({ requests: 1, rejected: { 300005: 1 } });
  });

  it('wait answers as soon as enough records match, or 408', async () => {
    const sim = start();
    const waiting = call(sim, 'GET', 'wait?count=2&verdict=accepted');
    await sendMany(sim, 2);
    const told = await waiting;
    expect(told.status).toBe(200);
    expect(told.body.messages).toHaveLength(2);
    expect((await call(sim, 'GET', 'wait?after=1')).status).toBe(200);
    expect((await call(sim, 'GET', 'wait?count=3&timeoutMs=1')).status).toBe(408);
  });
});
