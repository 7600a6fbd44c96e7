import { evictDurableObject, reset, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { directory } from '../../../src/directory/stub.ts';
import type { Dispatch } from '../../../src/outbox/dispatch.ts';
import { createDingTalkSim, type DingTalkSim, type FaultAction, type SimOptions } from '../../sim/index.ts';
import { dispatch, pass as letPass } from './time.ts';

/** Far enough ahead that no alarm fires by itself: time passes only in `pass`. */
const start = Date.now() + 86_400_000;
const second = 1000;
const minute = 60 * second;

let sim: DingTalkSim;
const stub = () => env.OUTBOX.getByName('web');

async function setUp(
  options: SimOptions = {},
  robots: object[] = [{ id: 'r1', webhook: robot('token-1') }],
  settings: object = {},
): Promise<void> {
  vi.useFakeTimers({ toFake: ['Date'], now: start });
  sim = createDingTalkSim({ ...options, clock: { mode: 'virtual', start } });
  for (const [i] of robots.entries()) sim.control.putRobot(`token-${i + 1}`, { alias: `r${i + 1}`, group: 'web' });
  vi.spyOn(globalThis, 'fetch').mockImplementation((input, init) => sim.fetch(new Request(input, init)));
  sim.control.putRobot('token-ops', { alias: 'ops', group: 'ops' });
  const groups = [
    { id: 'web', name: 'Web', robots, operators: 'ops', ...settings },
    { id: 'ops', name: 'Operators', locale: 'en', robots: [{ id: 'r1', webhook: robot('token-ops') }] },
  ];
  const written = await directory(env).write({ groups, hooks: [] });
  expect(written).toMatchObject({ ok: true });
}

function robot(token: string): string {
  return `https://oapi.dingtalk.com/robot/send?access_token=${token}`;
}

beforeEach(() => setUp());

afterEach(async () => {
  vi.restoreAllMocks();
  vi.useRealTimers();
  await reset();
});

const pass = (ms: number) => letPass(stub(), sim, ms);

/** Resolves when the Outbox has done all it can do now. */
async function settled(): Promise<void> {
  await stub().wake();
}

const inGroup = () => sim.control.messages({ verdict: 'accepted', group: 'web' }).messages;
const requests = () => sim.control.messages().messages.filter(({ token }) => token !== 'ops');
const titles = () => inGroup().map(({ parsed }) => (parsed as { markdown: { title: string } }).markdown.title);
const ledger = async () => (await stub().status('web')).ledger;

describe('calm and burst', () => {
  it('one dispatch is one message, at once', async () => {
    await stub().enqueue('web', [dispatch()]);
    await vi.waitFor(() => expect(inGroup()).toHaveLength(1));
    await settled();
    expect(await ledger()).toEqual({ accepted: 1, sent: 1, merged: 0, waiting: 0, parked: 0, discarded: 0 });
  });

  it('handing the same dispatches over again changes nothing', async () => {
    const same = [dispatch(), dispatch()];
    for (let i = 0; i < 3; i++) await stub().enqueue('web', same);
    await pass(minute);
    expect(inGroup()).toHaveLength(2);
    expect(await ledger()).toMatchObject({ accepted: 2, sent: 2 });
  });

  it('a burst leaves as a digest whose counts add up', async () => {
    await stub().enqueue(
      'web',
      Array.from({ length: 40 }, () => dispatch()),
    );
    await pass(10 * second);
    expect(inGroup()).toHaveLength(1);
    expect(inGroup()[0]?.parsed).toMatchObject({ markdown: { title: '40 条更新 · acme/web' } });
    expect(await ledger()).toMatchObject({ accepted: 40, merged: 40, waiting: 0 });
  });

  it('twenty minutes of steady traffic never meet the limiter', async () => {
    for (let i = 0; i < 120; i++) {
      await stub().enqueue('web', [dispatch(), dispatch(), dispatch()]);
      await pass(10 * second);
    }
    await pass(minute);
    expect(sim.control.invariants()).toMatchObject({ limited: 0, duplicates: [] });
    expect(sim.control.invariants().maxRequestsIn60s[0]?.count).toBeLessThanOrEqual(18);
    expect(await ledger()).toMatchObject({ accepted: 360, waiting: 0, parked: 0 });
  });
});

describe('when DingTalk does not take it', () => {
  const faults: [name: string, action: FaultAction, within: number][] = [
    ['busy (-1)', { kind: 'busy' }, minute],
    ['HTTP 502', { kind: 'status', status: 502 }, minute],
    ['a reset connection', { kind: 'reset' }, minute],
    ['an answer cut off', { kind: 'truncate', bytes: 5 }, minute],
    ['an HTML page', { kind: 'html' }, 2 * minute],
    ['a redirect', { kind: 'redirect' }, 6 * minute],
    ['the gateway (x5)', { kind: 'x5' }, 6 * minute],
    [
      'a limit answer',
      { kind: 'errcode', errcode: 660026, errmsg: 'sending too many messages per minute' },
      11 * minute,
    ],
    ['the quota of the month', { kind: 'errcode', errcode: 90030, errmsg: 'webhook over limit' }, 24 * 60 * minute],
  ];
  it.each(faults)(
    '%s once: the same message arrives later',
    async (_, action, within) => {
      sim.control.addFault({ stage: 'before', action, times: 1 });
      await stub().enqueue('web', [dispatch()]);
      await pass(within);
      expect(inGroup()).toHaveLength(1);
      expect(new Set(requests().map(({ msgUuid }) => msgUuid)).size).toBe(1);
      expect(await ledger()).toMatchObject({ accepted: 1, sent: 1, waiting: 0 });
      // A day in steps of a minute.
    },
    20_000,
  );

  it.each(['dedupe', 'ignore'] as const)(
    'an answer lost after it was accepted: retried with the same msgUuid (%s)',
    async (mode) => {
      sim.control.patchOptions({ msgUuid: { mode } });
      sim.control.addFault({ stage: 'after', action: { kind: 'reset' }, times: 1 });
      await stub().enqueue('web', [dispatch()]);
      await pass(minute);
      expect(inGroup()).toHaveLength(mode === 'dedupe' ? 1 : 2);
      expect(sim.control.invariants()).toMatchObject({ duplicates: [] });
    },
  );

  it('R7 in small: someone else trips the block: one probe, then one catch-up digest', async () => {
    sim.control.setLimiter('r1', { penaltyUntil: start + 10 * minute });
    await stub().enqueue('web', [dispatch()]);
    for (let i = 0; i < 30; i++) {
      await pass(20 * second);
      await stub().enqueue('web', [dispatch()]);
    }
    const during = requests().filter(({ arrivedAt }) => arrivedAt < start + 10 * minute);
    expect(during.length).toBeLessThanOrEqual(2);
    await pass(2 * minute);
    expect(inGroup()).toHaveLength(2);
    expect(await ledger()).toMatchObject({ accepted: 31, waiting: 0, parked: 0 });
  });

  it('R14 in small: a poison message is parked with its reason, the next one leaves at once', async () => {
    const poison: Dispatch['message'] = { msgtype: 'text', text: { content: 'SIM-UNSAFE-TEXT' } };
    await stub().enqueue('web', [dispatch({ message: poison }), dispatch()]);
    await pass(5 * second);
    expect(inGroup()).toHaveLength(1);
    expect(await ledger()).toMatchObject({ accepted: 2, sent: 1, parked: 1, waiting: 0 });
    expect(await stub().messages(10, null, 'parked')).toMatchObject([
      { note: expect.stringContaining('430102'), count: 1 },
    ]);
  });

  it('a message that is too long is made smaller and arrives', async () => {
    sim.control.patchOptions({ maxBodyBytes: 1500 });
    const long: Dispatch['message'] = {
      msgtype: 'markdown',
      markdown: { title: 'long', text: '一段文字\n\n'.repeat(100) },
    };
    await stub().enqueue('web', [dispatch({ message: long })]);
    await pass(minute);
    expect(inGroup()).toHaveLength(1);
  });

  it('a robot that a person has to mend keeps its queue and goes on when they did', async () => {
    sim.control.patchRobot('r1', { state: 'stopped' });
    await stub().enqueue('web', [dispatch(), dispatch()]);
    await pass(10 * minute);
    expect([inGroup().length, requests().length]).toEqual([0, 1]);
    expect((await stub().status('web')).robots).toMatchObject([{ id: 'r1', note: expect.stringContaining('400102') }]);
    sim.control.patchRobot('r1', { state: 'active' });
    await stub().refresh();
    await pass(second);
    expect(await ledger()).toMatchObject({ accepted: 2, sent: 2, waiting: 0 });
  });
});

describe('what does not wait', () => {
  it('a failed build leaves as a message of its own while the rest is merged', async () => {
    const calm = Array.from({ length: 20 }, () => dispatch());
    const failed = dispatch({ kind: 'build', action: 'failure', severity: 'bad', thread: 'github:CI@main' });
    await stub().enqueue('web', [...calm, failed]);
    await pass(10 * second);
    expect(titles()).toEqual([failed.line, '20 条更新 · acme/web']);
    expect(await ledger()).toMatchObject({ accepted: 21, sent: 1, merged: 20 });
  });

  it('it takes along what its thread said before: the newest state wins', async () => {
    const thread = 'github:CI@main';
    const pending = dispatch({ kind: 'build', action: 'running', thread });
    const failed = dispatch({ kind: 'build', action: 'failure', severity: 'bad', thread });
    await stub().enqueue('web', [pending, ...Array.from({ length: 9 }, () => dispatch()), failed]);
    await pass(10 * second);
    expect(titles()).toEqual([failed.line, '9 条更新 · acme/web']);
    expect(await ledger()).toMatchObject({ accepted: 11, merged: 11, waiting: 0 });
  });

  it('a storm of failures leaves room for digests', async () => {
    const failures = Array.from({ length: 60 }, () => dispatch({ kind: 'build', action: 'failure', severity: 'bad' }));
    await stub().enqueue('web', failures);
    await pass(30 * second);
    expect(inGroup().length).toBeLessThanOrEqual(14);
    expect(await ledger()).toMatchObject({ accepted: 60, waiting: 0, sent: 12, merged: 48 });
    expect(sim.control.invariants()).toMatchObject({ limited: 0 });
  });
});

describe('to save calls', () => {
  it('a calm group collects for as long as it says, failures aside', async () => {
    await again({}, undefined, { merge: { calm: 60 } });
    await stub().enqueue('web', [dispatch()]);
    await pass(30 * second);
    await stub().enqueue('web', [dispatch(), dispatch({ severity: 'bad' })]);
    await pass(5 * second);
    expect(inGroup()).toHaveLength(1);
    await pass(30 * second);
    expect(titles().slice(1)).toEqual(['2 条更新 · acme/web']);
  });

  it('near the quota of its organisation a group turns calm by itself, and says how it stands', async () => {
    await again({}, undefined, { quota: { organization: 'acme', monthly: 10, near: 'calm' } });
    await directory(env).group('web', { month: new Date(start + 28_800_000).toISOString().slice(0, 7), calls: 8 });
    for (let i = 0; i < 8; i++) {
      await stub().enqueue('web', [dispatch()]);
      await pass(4 * second);
    }
    await stub().refresh();
    await stub().enqueue('web', [dispatch()]);
    await pass(minute);
    expect(inGroup()).toHaveLength(8);
    expect((await stub().status('web')).calls).toMatchObject({ calls: 8, quota: { monthly: 10, used: 8 } });
    await pass(5 * minute);
    expect(inGroup()).toHaveLength(9);
  });
});

describe('the clock', () => {
  it.each([
    ['forward', 60 * minute],
    ['back', -60 * minute],
  ])('R13: set %s by an hour in the middle of a storm, the robot is never used beyond its limit', async (_, jump) => {
    let ahead = 0;
    const starts: number[] = [];
    vi.mocked(globalThis.fetch).mockImplementation(async (input, init) => {
      const real = Date.now() - ahead;
      starts.push(real);
      const answer = await sim.fetch(new Request(input, init));
      return new Response(answer.body, { status: answer.status, headers: { date: new Date(real).toUTCString() } });
    });
    const storm = async (seconds: number) => {
      for (let i = 0; i < seconds; i++) {
        await stub().enqueue('web', [dispatch(), dispatch({ severity: 'bad' })]);
        await pass(second);
      }
    };
    await storm(20);
    ahead = jump;
    vi.setSystemTime(Date.now() + jump);
    await storm(60);
    await pass(2 * minute);
    const busiest = Math.max(...starts.map((from) => starts.filter((at) => at >= from && at < from + minute).length));
    expect(busiest).toBeLessThanOrEqual(20);
    expect(await ledger()).toMatchObject({ accepted: 160, waiting: 0 });
  });
});

describe('by hand', () => {
  it('pause keeps everything, across a restart; resume sends it', async () => {
    await stub().pause('release in progress');
    await stub().enqueue(
      'web',
      Array.from({ length: 5 }, () => dispatch()),
    );
    await pass(5 * minute);
    await evictDurableObject(stub());
    await pass(minute);
    expect([requests().length, (await stub().status('web')).paused?.reason]).toEqual([0, 'release in progress']);
    await stub().resume();
    await pass(minute);
    expect(await ledger()).toMatchObject({ accepted: 5, waiting: 0, merged: 5 });
  });

  it('a parked message is retried when a person asks, or discarded with their reason', async () => {
    const poison: Dispatch['message'] = { msgtype: 'text', text: { content: 'SIM-UNSAFE-TEXT' } };
    await stub().enqueue('web', [dispatch({ message: poison }), dispatch({ message: poison })]);
    await pass(5 * second);
    const parked = await stub().messages(10, null, 'parked');
    expect(parked).toHaveLength(2);
    sim.control.patchOptions({ safetyTriggers: {} });
    expect(await stub().retry(parked[0]?.id ?? '')).toBe(true);
    await pass(5 * second);
    expect(await stub().discard(parked[1]?.id ?? '', 'not for this group')).toBe(true);
    expect(await stub().retry('nobody')).toBe(false);
    expect(await ledger()).toEqual({ accepted: 2, sent: 1, merged: 0, waiting: 0, parked: 0, discarded: 1 });
    expect(await stub().messages(10, null, 'discarded')).toMatchObject([{ note: 'not for this group' }]);
  });

  it('what waits can be given up, and is counted', async () => {
    await stub().pause('wrong hook');
    await stub().enqueue(
      'web',
      Array.from({ length: 700 }, () => dispatch()),
    );
    expect(await stub().discardWaiting('web', 'wrong hook')).toBe(700);
    expect(await ledger()).toMatchObject({ accepted: 700, discarded: 700, waiting: 0 });
  });
});

describe('the operators', () => {
  it('are told once when a robot needs a person, with the fix', async () => {
    sim.control.patchRobot('r1', { state: 'stopped' });
    await stub().enqueue('web', [dispatch(), dispatch()]);
    await pass(2 * 60 * minute);
    await env.OUTBOX.getByName('ops').wake();
    const told = sim.control.messages({ verdict: 'accepted', group: 'ops' }).messages;
    expect(told).toHaveLength(1);
    expect(JSON.stringify(told[0]?.parsed)).toContain('Robot r1 of “Web” cannot send');
    expect(JSON.stringify(told[0]?.parsed)).toMatch(/What to do/);
  });
});

/** Starts over with other settings. */
async function again(...args: Parameters<typeof setUp>): Promise<void> {
  vi.restoreAllMocks();
  await reset();
  await setUp(...args);
}

describe('several robots', () => {
  it('the one that is limited is left alone, the other speaks', async () => {
    await again({}, [
      { id: 'r1', webhook: robot('token-1') },
      { id: 'r2', webhook: robot('token-2') },
    ]);
    sim.control.setLimiter('r1', { penaltyUntil: start + 10 * minute });
    await stub().enqueue('web', [dispatch()]);
    await pass(5 * second);
    expect(inGroup().map(({ token }) => token)).toEqual(['r2']);
    expect(await ledger()).toMatchObject({ accepted: 1, sent: 1 });
  });
});

describe('restarts', () => {
  it('the budget survives: an evicted object does not start over', async () => {
    for (let i = 0; i < 12; i++) {
      await stub().enqueue('web', [dispatch()]);
      await pass(4 * second);
      if (i % 3 === 2) await evictDurableObject(stub());
    }
    expect((await stub().status('web')).robots[0]?.budget).toBe(6);
    expect(sim.control.invariants()).toMatchObject({ limited: 0 });
  });

  it('what waited when it stopped is sent by the alarm, without anybody asking', async () => {
    sim.control.addFault({ id: 'down', stage: 'before', action: { kind: 'status', status: 503 } });
    await stub().enqueue(
      'web',
      Array.from({ length: 9 }, () => dispatch()),
    );
    await pass(5 * second);
    await evictDurableObject(stub());
    sim.control.deleteFaults();
    await pass(3 * minute);
    expect(await ledger()).toMatchObject({ accepted: 9, waiting: 0, merged: 9 });
  });

  it('R15 in small: an alarm that fails is set again', async () => {
    vi.spyOn(globalThis, 'fetch').mockRejectedValue(new Error('broken'));
    await stub().enqueue('web', [dispatch()]);
    await settled();
    for (let i = 0; i < 10; i++) {
      await runDurableObjectAlarm(stub());
      const at = await runInDurableObject(stub(), (_, state) => state.storage.getAlarm());
      expect(at).not.toBeNull();
      vi.setSystemTime(Math.max(Date.now(), at ?? 0));
    }
  });
});
