import { evictDurableObject, reset, runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { directory } from '../../../src/directory/stub.ts';
import type { Posting, Utterance } from '../../../src/outbox/dispatch.ts';
import { createDingTalkSim, type DingTalkSim } from '../../sim/index.ts';
import { dispatch, dispatches, pass } from './time.ts';

const start = Date.now() + 86_400_000;
const second = 1000;
let sim: DingTalkSim;
const stub = () => env.OUTBOX.getByName('web');
const ledger = async () => (await stub().status('web')).ledger;
const rows = (query: string) =>
  runInDurableObject(stub(), (_, { storage: { sql } }) => sql.exec<{ n: number }>(query).one().n);
const titles = () =>
  sim.control
    .messages({ verdict: 'accepted' })
    .messages.map(({ parsed }) => (parsed as { markdown: { title: string } }).markdown.title);

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: start });
  sim = createDingTalkSim({ clock: { mode: 'virtual', start } });
  sim.control.putRobot('token-1', { alias: 'r1', group: 'web' });
  vi.spyOn(globalThis, 'fetch').mockImplementation((input, init) => sim.fetch(new Request(input, init)));
  const webhook = 'https://oapi.dingtalk.com/robot/send?access_token=token-1';
  await directory(env).write({ groups: [{ id: 'web', name: 'Web', robots: [{ id: 'r1', webhook }] }], hooks: [] });
});

afterEach(async () => {
  vi.restoreAllMocks();
  vi.useRealTimers();
  await reset();
});

/** A push that nobody has put into words yet. */
function unsaid(change: Partial<Posting> = {}): Posting {
  const { message: _, line: __, ...facts } = dispatch();
  const utterance: Utterance = {
    event: {
      kind: 'push',
      place: { name: 'acme/web', type: 'repository' },
      actor: { name: '陈晨' },
      ref: 'main',
      commits: [{ id: '2'.repeat(40), title: '修复登录' }],
      total: 1,
    },
    reader: { locale: 'zh-CN', timezone: 'Asia/Shanghai', links: 'browser', now: Date.now(), mentions: [] },
  };
  return { ...facts, calls: false, unsaid: JSON.stringify(utterance), ...change };
}

describe('what was handed over together is one row', () => {
  it('stored, counted, sent and found again after a restart', async () => {
    await stub().pause('to look at it');
    await stub().enqueue('web', dispatches(60), false);
    await stub().enqueue('web', dispatches(40), false);
    expect(await rows('SELECT COUNT(*) AS n FROM batches')).toBe(2);
    await evictDurableObject(stub());
    expect(await ledger()).toMatchObject({ accepted: 100, waiting: 100 });
    await stub().resume();
    await pass(stub(), sim, 10 * second);
    expect(titles()).toEqual(['100 条更新 · acme/web']);
    expect(await ledger()).toEqual({ accepted: 100, sent: 0, merged: 100, waiting: 0, parked: 0, discarded: 0 });
  });

  it('in rows that a database takes', async () => {
    await stub().pause('to look at it');
    const text = '长'.repeat(9_000);
    const large = dispatches(100).map((each) => ({
      ...each,
      message: { msgtype: 'text' as const, text: { content: text } },
    }));
    await stub().enqueue('web', large, false);
    expect(await rows('SELECT MAX(LENGTH(CAST(data AS BLOB))) AS n FROM batches')).toBeLessThan(2_000_000);
    expect(await ledger()).toMatchObject({ accepted: 100, waiting: 100 });
  });

  it.each<[string, number[]]>([
    ['all of it', [0, 1, 2, 3, 4, 5]],
    ['a part of it, with something new', [2, 3, 6]],
  ])('handed over again, %s: only what is new is taken', async (_, which) => {
    const all = dispatches(7);
    await stub().enqueue('web', all.slice(0, 6), false);
    await pass(stub(), sim, 10 * second);
    await evictDurableObject(stub());
    await stub().enqueue(
      'web',
      all.filter((_, n) => which.includes(n)),
      true,
    );
    await pass(stub(), sim, 10 * second);
    expect(await ledger()).toMatchObject({ accepted: which.includes(6) ? 7 : 6, waiting: 0 });
    expect(sim.control.invariants().duplicates).toEqual([]);
  });

  it('one that is urgent leaves its batch, and the others stay in theirs', async () => {
    const failed = dispatch({ kind: 'build', action: 'failure', severity: 'bad' });
    await stub().enqueue('web', [...dispatches(5), failed, ...dispatches(5)], false);
    await pass(stub(), sim, 10 * second);
    expect(titles()).toEqual([failed.line, '10 条更新 · acme/web']);
    expect(await ledger()).toMatchObject({ accepted: 11, sent: 1, merged: 10 });
  });

  it('what retention removes stays in the ledger, batches that are half gone included', async () => {
    const failed = dispatch({ kind: 'build', action: 'failure', severity: 'bad' });
    await stub().enqueue('web', [...dispatches(4), failed], false);
    await pass(stub(), sim, 10 * second);
    const before = await ledger();
    vi.setSystemTime(start + 40 * 86_400_000);
    await stub().enqueue('web', dispatches(3), false);
    await stub().wake();
    expect(await rows('SELECT COUNT(*) AS n FROM messages WHERE created < 0')).toBe(0);
    const after = await ledger();
    expect(after).toMatchObject({ accepted: before.accepted + 3, merged: before.merged, parked: 0 });
    expect(after.accepted).toBe(after.sent + after.merged + after.waiting);
  });
});

describe('an event that was left unsaid', () => {
  it('is put into words when it leaves alone', async () => {
    await stub().enqueue('web', [unsaid()], false);
    await vi.waitFor(() => expect(titles()).toEqual(['陈晨 推送了 1 个提交到 main · acme/web']));
  });

  it('and when it waited in a row, across a restart', async () => {
    await stub().pause('to look at it');
    await stub().enqueue('web', [unsaid(), unsaid()], false);
    await evictDurableObject(stub());
    await stub().resume();
    await pass(stub(), sim, 10 * second);
    expect(titles()).toHaveLength(2);
    expect(await ledger()).toMatchObject({ accepted: 2, sent: 2 });
  });

  it('that mentions somebody does not wait for a digest, not even after a restart', async () => {
    await stub().pause('to look at it');
    await stub().enqueue('web', [...dispatches(5), unsaid({ calls: true })], false);
    await evictDurableObject(stub());
    await stub().resume();
    await pass(stub(), sim, 10 * second);
    expect(await ledger()).toMatchObject({ sent: 1, merged: 5 });
  });
});
