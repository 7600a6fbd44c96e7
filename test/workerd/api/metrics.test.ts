import { evictDurableObject, reset } from 'cloudflare:test';
import { exports } from 'cloudflare:workers';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import document from '../../../docs/schema/openapi.json' with { type: 'json' };
import { app } from '../../../src/app.ts';
import { limits } from '../../../src/config.ts';
import { clearHookCache } from '../../../src/directory/cache.ts';
import { directory } from '../../../src/directory/stub.ts';
import { createDingTalkSim, type DingTalkSim } from '../../sim/index.ts';
import { configure, push, send } from '../inbox/door.ts';
import { draft, env, incoming, stub } from '../inbox/samples.ts';

let sim: DingTalkSim;

beforeEach(async () => {
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  clearHookCache();
  sim = createDingTalkSim({});
  for (const token of ['token-1', 'token-2']) sim.control.putRobot(token, { alias: token, group: token });
  vi.spyOn(globalThis, 'fetch').mockImplementation((input, init) => sim.fetch(new Request(input, init)));
});

afterEach(async () => {
  vi.restoreAllMocks();
  vi.useRealTimers();
  clearHookCache();
  await reset();
});

async function scrape(authorization = 'Bearer test-admin-token') {
  const reply = await exports.default.fetch('https://ding.example/metrics', { headers: { authorization } });
  return { status: reply.status, headers: reply.headers, text: await reply.text() };
}

/** The values of one metric, by its labels. */
async function values(name: string): Promise<Record<string, number>> {
  const { text } = await scrape();
  const lines = [...text.matchAll(/^(\w+)\{([^}]*)\} (\S+)$/gm)].filter(([, each]) => each === name);
  return Object.fromEntries(lines.map(([, , labels = '', value]) => [labels.replaceAll('"', ''), Number(value)]));
}

const door = 'hook=acme-web,source=github';
const none = { accepted: 0, ignored: 0, filtered: 0, quarantined: 0, refused: 0, unverified: 0 };
const outcomes = async () => {
  const all = await values('dinghook_deliveries_total');
  return Object.fromEntries(Object.entries(all).map(([labels, n]) => [labels.split('outcome=')[1], n]));
};

describe('who may scrape', () => {
  it.each(['read', 'operate', 'admin'] as const)('a token with the scope %s', async (scope) => {
    const { token } = await directory(env).createToken('prometheus', scope);
    const { status, headers, text } = await scrape(`Bearer ${token}`);
    expect([status, headers.get('content-type')]).toEqual([200, 'text/plain; version=0.0.4; charset=utf-8']);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(text).toContain(`dinghook_info{version="${document.info.version}"} 1\n`);
  });

  it.each([
    ['nobody', ''],
    ['another token', 'Bearer nonsense'],
    ['a token that was revoked', 'Bearer dinghook_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'],
  ])('not %s', async (_, authorization) => {
    const { status, text } = await scrape(authorization);
    expect([status, JSON.parse(text).error.code]).toEqual([401, 'unauthorized']);
  });
});

describe('what is counted', () => {
  it('nothing yet', async () => {
    await configure();
    expect(await outcomes()).toEqual(none);
    expect(await values('dinghook_dispatches_total')).toEqual({
      'group=web,outcome=sent': 0,
      'group=web,outcome=merged': 0,
      'group=web,outcome=discarded': 0,
    });
    expect(await values('dinghook_hook_up')).toEqual({ [door]: 1 });
    expect(await values('dinghook_group_up')).toEqual({ 'group=web': 1 });
    expect(await values('dinghook_quota_calls')).toEqual({});
  });

  it('deliveries by outcome, and what was sent of them', async () => {
    await configure();
    await send(push());
    await send({ zen: 'x', hook_id: 1 }, { 'x-github-event': 'ping' });
    await send({ strange: true }, { 'x-github-event': 'push' });
    await vi.waitFor(async () => expect(await values('dinghook_calls_this_month')).not.toEqual({ 'group=web': 0 }));
    expect(await outcomes()).toMatchObject({ accepted: 1, ignored: 1, quarantined: 1 });
    await vi.waitFor(async () => expect(await values('dinghook_waiting_dispatches')).toEqual({ 'group=web': 0 }));
    const sent = await values('dinghook_dispatches_total');
    expect((sent['group=web,outcome=sent'] ?? 0) + (sent['group=web,outcome=merged'] ?? 0)).toBeGreaterThan(0);
    const { ledger, calls } = await env.OUTBOX.getByName('web').status('web');
    expect(sent).toEqual({
      'group=web,outcome=sent': ledger.sent,
      'group=web,outcome=merged': ledger.merged,
      'group=web,outcome=discarded': ledger.discarded,
    });
    expect(await values('dinghook_calls_this_month')).toEqual({ 'group=web': calls.calls });
  });

  it('refused requests by reason', async () => {
    await configure();
    await stub().refuse({ unauthorized: 3, 'too-large': 1 }, 1_000);
    expect(await values('dinghook_requests_refused_total')).toEqual({
      [`${door},outcome=unauthorized`]: 3,
      [`${door},outcome=malformed`]: 0,
      [`${door},outcome=too-large`]: 1,
    });
  });

  it('what waits: for its group, for its proof, and how long', async () => {
    await configure();
    await env.OUTBOX.getByName('web').pause('x');
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() });
    await send(push());
    vi.setSystemTime(Date.now() + 90_000);
    expect(await values('dinghook_waiting_dispatches')).toEqual({ 'group=web': 1 });
    expect(await values('dinghook_oldest_waiting_seconds')).toEqual({ 'group=web': 90 });
    expect(await values('dinghook_paused')).toEqual({ 'group=web': 1 });
    await stub().accept(
      incoming({ outcome: 'unverified', dispatches: [], unverified: { hook: 'acme-web', proof: {} } }),
    );
    expect(await values('dinghook_unverified_deliveries')).toEqual({ [door]: 1 });
    expect((await outcomes()).unverified).toBe(0);
  });

  it('what DingTalk refuses, robots that keep silent, and the quota', async () => {
    await directory(env).write({
      groups: ['web', 'ops'].map((id, i) => ({
        id,
        name: id,
        quota: { organization: 'acme', monthly: 100 },
        robots: [{ id: 'r1', webhook: `https://oapi.dingtalk.com/robot/send?access_token=token-${i + 1}` }],
      })),
      hooks: [],
    });
    sim.control.patchRobot('token-1', { state: 'stopped' });
    sim.control.addFault({
      stage: 'before',
      match: { group: 'token-2' },
      action: { kind: 'errcode', errcode: 430104 },
    });
    for (const group of ['web', 'ops']) {
      const outbox = env.OUTBOX.getByName(group);
      await outbox.enqueue(group, [{ ...draft(group), id: `${group}.1`, delivery: group }]);
    }
    await vi.waitFor(async () => expect(await values('dinghook_parked_dispatches')).toMatchObject({ 'group=ops': 1 }));
    await vi.waitFor(async () => expect(await values('dinghook_silent_robots')).toMatchObject({ 'group=web': 1 }));
    expect(await values('dinghook_quota_calls')).toEqual({ 'group=web': 100, 'group=ops': 100 });
    for (const group of ['web', 'ops']) await env.OUTBOX.getByName(group).status(group);
    const calls = Object.values(await values('dinghook_calls_this_month')).reduce((sum, n) => sum + n, 0);
    expect(calls).toBeGreaterThan(0);
    expect(await values('dinghook_quota_used_calls')).toEqual({ 'group=web': calls, 'group=ops': calls });
  });
});

describe('counters never fall', () => {
  const came = (outcome: 'accepted' | 'ignored' | 'quarantined', n: number) =>
    stub().accept(incoming({ receivedAt: n, outcome, dispatches: [], keys: [{ key: `${outcome}${n}`, ttl: 1 }] }));

  it('when old deliveries are forgotten', async () => {
    await configure();
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() });
    for (let i = 0; i < 3; i++) await came('accepted', Date.now() + i);
    await came('ignored', Date.now() + 5);
    await came('quarantined', Date.now() + 6);
    vi.setSystemTime(Date.now() + limits.journalAge + limits.prune + 60_000);
    await came('accepted', Date.now());
    await stub().wake();
    expect((await stub().deliveries(500, null)).length).toBe(1);
    expect(await outcomes()).toEqual({ ...none, accepted: 4, ignored: 1, quarantined: 1 });
    await evictDurableObject(stub());
    expect(await outcomes()).toEqual({ ...none, accepted: 4, ignored: 1, quarantined: 1 });
  });

  it('when what was in quarantine is sent after all', async () => {
    await configure();
    await came('accepted', 1_000);
    const kept = await came('quarantined', 2_000);
    const before = await outcomes();
    const rendering = { event: 'push', topic: 'push', reason: null, dispatches: [draft()], renders: [] };
    const delivery = 'delivery' in kept ? kept.delivery : '';
    const replayed = await stub().replay(delivery, { now: 3_000, groups: ['web'], rendering });
    expect(replayed.outcome).toBe('accepted');
    expect(await outcomes()).toEqual(before);
  });
});

describe('who does not answer', () => {
  it('is named, and the others are told of all the same', async () => {
    await configure(['web', 'ops']);
    const real = env.OUTBOX.getByName.bind(env.OUTBOX);
    vi.spyOn(env.OUTBOX, 'getByName').mockImplementation((id) => {
      if (id === 'ops') throw new Error('this object is out of order');
      return real(id);
    });
    expect(await values('dinghook_group_up')).toEqual({ 'group=web': 1, 'group=ops': 0 });
    expect(await values('dinghook_waiting_dispatches')).toEqual({ 'group=web': 0 });
    expect(await values('dinghook_hook_up')).toEqual({ [door]: 1 });
  });

  it('is not waited for', async () => {
    await configure();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const asked = Promise.withResolvers<void>();
    const meter = () => {
      asked.resolve();
      return new Promise(() => undefined);
    };
    vi.spyOn(env.INBOX, 'getByName').mockReturnValue({ meter } as never);
    const headers = { authorization: 'Bearer test-admin-token' };
    const reply = app.request('https://ding.example/metrics', { headers }, env);
    await asked.promise;
    await vi.advanceTimersByTimeAsync(limits.answerTimeout);
    vi.useRealTimers();
    expect(await (await reply).text()).toContain(`dinghook_hook_up{hook="acme-web",source="github"} 0\n`);
  });

  it('when that is the Directory, the scrape fails', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    vi.spyOn(env.DIRECTORY, 'getByName').mockImplementation(() => {
      throw new Error('this object is out of order');
    });
    expect((await scrape()).status).toBe(500);
  });
});
