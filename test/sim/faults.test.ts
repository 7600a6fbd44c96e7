import { describe, expect, it } from 'vitest';
import { call, lastRecord, send, sendMany, start, T, TOKEN, text, times } from './driver.ts';
import { type DingTalkSim, type FaultAction, type FaultRule, flaky } from './index.ts';

const POST = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(text('M1Z')) };

function request(init: RequestInit = {}): Request {
  return new Request(`http://dingtalk.test/robot/send?access_token=${TOKEN}`, { ...POST, ...init });
}

function withFault(action: FaultAction, stage: FaultRule['stage'] = 'before'): DingTalkSim {
  const sim = start();
  sim.control.addFault({ stage, times: 1, action });
  return sim;
}

/** Resolves once the request hangs; a macrotask is enough, nothing on the way waits for real time. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

describe('12.33–12.34 what the client sees', () => {
  it('12.33 after reset: the client sees an error, the message is in the group', async () => {
    const sim = withFault({ kind: 'reset' }, 'after');
    await expect(sim.fetch(request())).rejects.toThrow(new TypeError('fetch failed'));
    expect(lastRecord(sim)).toMatchObject({
      verdict: { kind: 'accepted' },
      answer: { kind: 'reset' },
      respondedAt: null,
      faultId: 'f1',
      deliveredIndex: 1,
    });
  });

  it('12.34 before reset: the client sees an error, the message is nowhere', async () => {
    const sim = withFault({ kind: 'reset' });
    await expect(sim.fetch(request())).rejects.toThrow('fetch failed');
    expect(lastRecord(sim)).toMatchObject({ verdict: { kind: 'fault', step: 2 }, answer: { kind: 'reset' } });
    expect(sim.control.robot('a').limiter.count).toBe(0);
  });

  it.each<[FaultAction, number, RegExp]>([
    [{ kind: 'busy' }, 200, /^\{"errcode":-1,"errmsg":"系统繁忙"\}$/],
    [{ kind: 'errcode', errcode: 500100 }, 200, /^\{"errcode":500100,"errmsg":"description:系统异常，请稍后再试;"\}$/],
    [{ kind: 'errcode', errcode: 88, errmsg: 'x' }, 200, /^\{"errcode":88,"errmsg":"x"\}$/],
    [{ kind: 'x5' }, 200, /^\{"status":1111,.*"uuid":"[0-9a-f]{32}"\}$/],
    [{ kind: 'redirect' }, 302, /302 Found/],
    [{ kind: 'redirect', location: 'https://elsewhere.test/' }, 302, /302 Found/],
    [{ kind: 'html' }, 200, /^<!DOCTYPE html>/],
    [{ kind: 'html', status: 503 }, 503, /^<!DOCTYPE html>/],
    [{ kind: 'status', status: 502 }, 502, /^$/],
    [{ kind: 'status', status: 204, body: 'dropped' }, 204, /^$/],
    [{ kind: 'status', status: 429, body: '{}', contentType: 'application/json' }, 429, /^\{\}$/],
  ])('12.34 %o', async (action, status, body) => {
    for (const stage of ['before', 'after'] as const) {
      const sim = withFault(action, stage);
      const told = await send(sim);
      expect(told.status).toBe(status);
      expect(told.body).toMatch(body);
      expect(lastRecord(sim).verdict.kind).toBe(stage === 'before' ? 'fault' : 'accepted');
      expect(lastRecord(sim).answer.httpStatus).toBe(status);
      expect((await send(sim)).errcode).toBe(0);
    }
  });

  it('12.34 redirect: the location can be chosen', async () => {
    const location = 'https://elsewhere.test/';
    expect((await send(withFault({ kind: 'redirect', location }))).location).toBe(location);
  });

  it.each([0, 5, 1000])('12.34 truncate after %i bytes: the body breaks off, it never completes', async (bytes) => {
    const sim = withFault({ kind: 'truncate', bytes }, 'after');
    const response = await sim.fetch(request());
    expect(response.headers.get('content-length')).toBe('27');
    await expect(response.text()).rejects.toThrow(TypeError);
    expect(lastRecord(sim)).toMatchObject({
      verdict: { kind: 'accepted' },
      answer: { kind: 'truncated', httpStatus: 200 },
    });
  });

  it('12.34 no answer ever carries Retry-After', async () => {
    const response = await withFault({ kind: 'status', status: 429 }).fetch(request());
    expect([...response.headers.keys()].sort()).toEqual(['content-length', 'content-type']);
  });
});

describe('12.34 hang', () => {
  it('12.34 before: runs when released, and is accepted late', async () => {
    const sim = withFault({ kind: 'hang' });
    const answer = sim.fetch(request());
    await settled();
    expect(lastRecord(sim)).toMatchObject({ verdict: { kind: 'fault' }, answer: { kind: 'hang' }, respondedAt: null });
    await sim.control.advance(5000);
    expect(sim.control.timeline('g').messages).toHaveLength(0);
    expect(await sim.control.release()).toEqual({ released: [1] });
    expect(lastRecord(sim)).toMatchObject({ verdict: { kind: 'accepted' }, arrivedAt: T, respondedAt: T + 5000 });
    expect(await (await answer).json()).toEqual({ errcode: 0, errmsg: 'ok' });
  });

  it('12.34 after: tells the verdict of the arrival', async () => {
    const sim = withFault({ kind: 'hang' }, 'after');
    const answer = sim.fetch(request());
    await settled();
    expect(lastRecord(sim).verdict.kind).toBe('accepted');
    sim.control.patchRobot('a', { state: 'stopped' });
    await sim.control.release({ seq: 1 });
    expect(await (await answer).json()).toEqual({ errcode: 0, errmsg: 'ok' });
  });

  it('12.34 ends by itself when the simulated time is up', async () => {
    const sim = withFault({ kind: 'hang', ms: 15_000 });
    const answer = sim.fetch(request());
    await settled();
    await sim.control.advance(14_999);
    expect(lastRecord(sim).respondedAt).toBeNull();
    await sim.control.advance(10_000);
    expect(lastRecord(sim)).toMatchObject({ verdict: { kind: 'accepted' }, respondedAt: T + 15_000 });
    expect((await answer).status).toBe(200);
  });

  it('12.34 before: a client that gave up is never processed', async () => {
    const sim = withFault({ kind: 'hang' });
    const client = new AbortController();
    const answer = sim.fetch(request({ signal: client.signal }));
    await settled();
    client.abort();
    await expect(answer).rejects.toThrow(/abort/);
    expect(await sim.control.release()).toEqual({ released: [] });
    expect(lastRecord(sim).verdict.kind).toBe('fault');
  });

  it('12.34 a reset of the simulator cuts it', async () => {
    const sim = withFault({ kind: 'hang' });
    const answer = sim.fetch(request());
    await settled();
    sim.control.reset();
    await expect(answer).rejects.toThrow('fetch failed');
    expect(sim.control.health().records).toBe(0);
  });
});

describe('latency', () => {
  it('only stamps under a virtual clock', async () => {
    const sim = withFault({ kind: 'latency', ms: 300 });
    await send(sim);
    expect(lastRecord(sim)).toMatchObject({ arrivedAt: T, respondedAt: T + 300 });
    expect(sim.control.clock().now).toBe(T);
  });

  it('holds answers under holdVirtual and gives them in due order, on their due moments', async () => {
    const sim = start();
    await sim.control.setClock({ holdVirtual: true });
    sim.control.addFault({ stage: 'before', when: { nth: [1] }, action: { kind: 'latency', ms: 500 } });
    sim.control.addFault({ stage: 'before', when: { nth: [2] }, action: { kind: 'latency', ms: 200 } });
    const order: number[] = [];
    const answers = [1, 2].map((seq) => send(sim).then(() => order.push(seq)));
    await settled();
    await sim.control.advance(199);
    expect(order).toEqual([]);
    await sim.control.advance(1000);
    await Promise.all(answers);
    expect(order).toEqual([2, 1]);
    const { messages } = sim.control.messages();
    expect(messages.map(({ respondedAt }) => respondedAt)).toEqual([T + 500, T + 200]);
    expect(messages.map(({ verdict }) => verdict.kind)).toEqual(['accepted', 'accepted']);
  });

  it('delays a fault as well, and adds up', async () => {
    const sim = start();
    sim.control.addFault({ stage: 'before', action: { kind: 'latency', ms: 100 } });
    sim.control.addFault({ stage: 'before', action: { kind: 'latency', ms: 20 } });
    sim.control.addFault({ stage: 'before', action: { kind: 'busy' } });
    expect((await send(sim)).errcode).toBe(-1);
    expect(lastRecord(sim)).toMatchObject({ respondedAt: T + 120, faultId: 'f3' });
  });

  it('jitters within its bounds, the same way for the same seed', async () => {
    const delays = async () => {
      const sim = start({ limiter: { capacity: 1000 } });
      sim.control.addFault({ stage: 'before', action: { kind: 'latency', ms: 80, jitterMs: 60 } });
      await sendMany(sim, 200);
      return sim.control.messages().messages.map(({ arrivedAt, respondedAt }) => (respondedAt ?? 0) - arrivedAt);
    };
    const first = await delays();
    expect(Math.min(...first)).toBeGreaterThanOrEqual(20);
    expect(Math.max(...first)).toBeLessThanOrEqual(140);
    expect(new Set(first).size).toBeGreaterThan(50);
    expect(await delays()).toEqual(first);
  });
});

describe('which requests are hit', () => {
  const hitBy = async (rule: Partial<FaultRule>, count = 10, seed = 1) => {
    const sim = start({ seed, limiter: { capacity: 100_000 } });
    sim.control.addFault({ stage: 'before', action: { kind: 'busy' }, ...rule });
    const codes = await sendMany(sim, count);
    return codes.flatMap((code, index) => (code === -1 ? [index + 1] : []));
  };

  it('12.35 probability: the same seed hits the same requests', async () => {
    const rule = { when: { probability: 0.3 } };
    const first = await hitBy(rule, 1000, 7);
    expect(await hitBy(rule, 1000, 7)).toEqual(first);
    expect(await hitBy(rule, 1000, 8)).not.toEqual(first);
    expect(first.length).toBeGreaterThan(240);
    expect(first.length).toBeLessThan(360);
  });

  it.each<[Partial<FaultRule>, number[]]>([
    [{}, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]],
    [{ when: { nth: [2, 5] } }, [2, 5]],
    [{ when: { every: 3 } }, [3, 6, 9]],
    [{ times: 2 }, [1, 2]],
    [{ when: { every: 2 }, times: 2 }, [2, 4]],
    [{ match: { token: 'a' }, times: 1 }, [1]],
    [{ match: { token: TOKEN }, times: 1 }, [1]],
    [{ match: { token: 'b' } }, []],
    [{ match: { group: 'g', msgtype: 'text', bodyIncludes: 'hello' }, times: 1 }, [1]],
    [{ match: { group: 'h' } }, []],
    [{ match: { msgtype: 'link' } }, []],
    [{ match: { bodyIncludes: 'bye' } }, []],
    [{ match: { from: T, until: T + 1 }, times: 1 }, [1]],
    [{ match: { until: T } }, []],
    [{ match: { from: T + 1 } }, []],
  ])('%o hits %o', async (rule, hits) => {
    expect(await hitBy(rule)).toEqual(hits);
  });

  it('tries rules in order of creation; the first final one ends the stage', async () => {
    const sim = start();
    sim.control.addFault({ id: 'odd', stage: 'before', when: { every: 2 }, action: { kind: 'busy' } });
    sim.control.addFault({ stage: 'before', action: { kind: 'status', status: 500 } });
    expect((await send(sim)).status).toBe(500);
    expect((await send(sim)).errcode).toBe(-1);
    expect(sim.control.faults()).toMatchObject([
      { id: 'odd', matched: 2, hits: 1 },
      { id: 'f1', matched: 1, hits: 1 },
    ]);
  });

  it('offers a flaky network, ready-made and repeatable', async () => {
    const run = async () => {
      const sim = start({ limiter: { capacity: 100_000 } });
      const created = await call(sim, 'POST', 'faults', { scenario: 'flaky' });
      expect(created.status).toBe(201);
      const sent = Array.from({ length: 1000 }, () => send(sim).catch(() => undefined));
      await settled();
      await sim.control.advance(60_000);
      await Promise.all(sent);
      return sim.control.stats().tokens.a;
    };
    const first = await run();
    expect(first?.faults.latency).toBe(1000);
    expect(Object.keys(first?.faults ?? {}).sort()).toEqual(['busy', 'hang', 'latency', 'reset', 'status']);
    expect(await run()).toEqual(first);
    expect(flaky()).toHaveLength(7);
  });

  it('is managed by name', async () => {
    const sim = start();
    const rule: FaultRule = { id: 'x', stage: 'before', match: { token: TOKEN }, action: { kind: 'busy' } };
    expect((await call(sim, 'POST', 'faults', rule)).status).toBe(201);
    expect((await call(sim, 'POST', 'faults', rule)).status).toBe(409);
    expect((await call(sim, 'GET', 'faults')).body).toEqual({
      faults: [{ ...rule, match: { token: 'a' }, matched: 0, hits: 0 }],
    });
    expect((await call(sim, 'DELETE', 'faults/x')).body).toEqual({ deleted: 1 });
    expect((await call(sim, 'DELETE', 'faults/x')).status).toBe(404);
    expect((await call(sim, 'DELETE', 'faults')).body).toEqual({ deleted: 0 });
    expect(await sendMany(sim, 2)).toEqual(times(2, 0));
  });
});
