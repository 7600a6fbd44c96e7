import { evictDurableObject, reset, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { directory } from '../../../src/directory/stub.ts';
import type { Dispatch } from '../../../src/outbox/dispatch.ts';
import { createDingTalkSim, type DingTalkSim, type FaultAction, type SimOptions } from '../../sim/index.ts';

/** Far enough ahead that no alarm fires by itself: time passes only in {@link pass}. */
const start = Date.now() + 86_400_000;
const second = 1000;
const minute = 60 * second;

let sim: DingTalkSim;
const stub = () => env.OUTBOX.getByName('web');

async function setUp(
  options: SimOptions = {},
  robots: object[] = [{ id: 'r1', webhook: robot('token-1') }],
): Promise<void> {
  vi.useFakeTimers({ toFake: ['Date'], now: start });
  sim = createDingTalkSim({ ...options, clock: { mode: 'virtual', start } });
  for (const [i] of robots.entries()) sim.control.putRobot(`token-${i + 1}`, { alias: `r${i + 1}`, group: 'web' });
  vi.spyOn(globalThis, 'fetch').mockImplementation((input, init) => sim.fetch(new Request(input, init)));
  const written = await directory(env).write({ groups: [{ id: 'web', name: 'Web', robots }], hooks: [] });
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

let serial = 0;

/** A dispatch with a marker in all it may be read by. */
function dispatch(change: Partial<Dispatch> = {}): Dispatch {
  const n = ++serial;
  const text = `M${n}Z news`;
  return {
    id: `${n.toString().padStart(9, '0')}.00`,
    group: 'web',
    hook: 'h',
    delivery: `${n}`,
    source: 'github',
    receivedAt: Date.now(),
    kind: 'push',
    severity: 'info',
    place: { name: 'acme/web' },
    gist: {},
    message: { msgtype: 'markdown', markdown: { title: text, text } },
    line: text,
    ...change,
  };
}

/** Lets `ms` go by for the product and for DingTalk, running the Outbox's alarm whenever it is due. */
async function pass(ms: number): Promise<void> {
  const end = Date.now() + ms;
  for (;;) {
    await settled();
    const at = await runInDurableObject(stub(), (_, state) => state.storage.getAlarm());
    const next = Math.min(Math.max(at ?? end, Date.now()), end);
    await sim.control.advance(next - Date.now());
    vi.setSystemTime(next);
    if (at === null || at > end || next === end) return;
    await runDurableObjectAlarm(stub());
  }
}

/** Resolves when the Outbox has done all it can do now. */
async function settled(): Promise<void> {
  await stub().wake();
}

const inGroup = () => sim.control.messages({ verdict: 'accepted' }).messages;
const requests = () => sim.control.messages().messages;
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

  it('an hour of steady traffic never meets the limiter', async () => {
    for (let i = 0; i < 360; i++) {
      await stub().enqueue('web', [dispatch(), dispatch(), dispatch()]);
      await pass(10 * second);
    }
    await pass(minute);
    expect(sim.control.invariants()).toMatchObject({ limited: 0, duplicates: [] });
    expect(sim.control.invariants().maxRequestsIn60s[0]?.count).toBeLessThanOrEqual(18);
    expect(await ledger()).toMatchObject({ accepted: 1080, waiting: 0, parked: 0 });
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
  it.each(faults)('%s once: the same message arrives later', async (_, action, within) => {
    sim.control.addFault({ stage: 'before', action, times: 1 });
    await stub().enqueue('web', [dispatch()]);
    await pass(within);
    expect(inGroup()).toHaveLength(1);
    expect(new Set(requests().map(({ msgUuid }) => msgUuid)).size).toBe(1);
    expect(await ledger()).toMatchObject({ accepted: 1, sent: 1, waiting: 0 });
  });

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

describe('several robots', () => {
  it('the one that is limited is left alone, the other speaks', async () => {
    vi.restoreAllMocks();
    await reset();
    await setUp({}, [
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
      await settled();
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
