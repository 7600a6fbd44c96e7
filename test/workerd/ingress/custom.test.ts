import { reset } from 'cloudflare:test';
import { env, exports } from 'cloudflare:workers';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { clearHookCache } from '../../../src/directory/cache.ts';
import { directory } from '../../../src/directory/stub.ts';
import { createDingTalkSim, type DingTalkSim } from '../../sim/index.ts';

const open = '/custom/key-of-the-open-hook';
const guarded = '/custom/key-of-the-guarded-hook';
const secret = 'a-secret-of-the-custom-tests';

let sim: DingTalkSim;

beforeEach(async () => {
  sim = createDingTalkSim({});
  sim.control.putRobot('token-1', { alias: 'r1', group: 'ops' });
  vi.spyOn(globalThis, 'fetch').mockImplementation((input, init) => sim.fetch(new Request(input, init)));
  const webhook = 'https://oapi.dingtalk.com/robot/send?access_token=token-1';
  const templates = { notice: '---\ntitle: 退款 {{ data.amount }} 元\n---\n' };
  const hook = { source: 'custom', groups: ['ops'] };
  const written = await directory(env).write({
    groups: [{ id: 'ops', name: '值班', robots: [{ id: 'r1', webhook }] }],
    hooks: [
      { ...hook, id: 'open', name: '夜班', key: 'key-of-the-open-hook', secrets: [], templates },
      { ...hook, id: 'guarded', name: '值班', key: 'key-of-the-guarded-hook', secrets: [secret] },
    ],
  });
  expect(written).toMatchObject({ ok: true });
});

afterEach(async () => {
  vi.restoreAllMocks();
  clearHookCache();
  await reset();
});

async function post(path: string, body: unknown, headers: Record<string, string> = {}) {
  const request = new Request(`https://ding.example${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  const response = await exports.default.fetch(request);
  return { status: response.status, body: await response.json() };
}

const inGroup = () => sim.control.messages({ verdict: 'accepted' }).messages;
const titles = () => inGroup().map(({ parsed }) => (parsed as { markdown: { title: string } }).markdown.title);
const notice = { kind: 'notice', title: '备份完成' };

describe('what each request is told', () => {
  it.each<[name: string, path: string, body: unknown, headers: Record<string, string>, status: number, told: object]>([
    ['a notice', open, notice, {}, 202, { outcome: 'accepted' }],
    ['a list', open, [notice, notice], {}, 202, { outcome: 'accepted' }],
    ['a token', guarded, notice, { authorization: `Bearer ${secret}` }, 202, { outcome: 'accepted' }],
    ['no proof', guarded, notice, {}, 401, { outcome: 'unauthorized' }],
    [
      'a wrong event',
      open,
      { events: [notice, { kind: 'alert', title: 'x', status: 'on' }] },
      {},
      400,
      { outcome: 'malformed', reason: 'events[1].status: use one of firing, resolved.' },
    ],
    [
      'a wrong message',
      open,
      { msgtype: 'text', text: {} },
      {},
      400,
      { outcome: 'malformed', reason: 'text.content: add this, it may not be blank.' },
    ],
  ])('%s', async (_, path, body, headers, status, told) => {
    expect(await post(path, body, headers)).toMatchObject({ status, body: told });
  });
});

it('news without a place happened at the hook', async () => {
  await post(guarded, notice, { authorization: `Bearer ${secret}` });
  await vi.waitFor(() => expect(titles()).toEqual(['备份完成 · 值班']));
});

it('JSON of any shape reads as the template of the hook says', async () => {
  await post(open, { title: '退款', amount: 1280.5 });
  await vi.waitFor(() => expect(titles()).toEqual(['退款 1280.5 元']));
});

it('the same twice is two messages; with an id it is one', async () => {
  const id = { 'idempotency-key': 'night-1' };
  const outcomes = [await post(open, notice), await post(open, notice), await post(open, notice, id)];
  expect(outcomes.map(({ body }) => body)).toMatchObject(Array(3).fill({ outcome: 'accepted' }));
  expect(await post(open, notice, id)).toMatchObject({ status: 200, body: { outcome: 'duplicate' } });
  await vi.waitFor(() => expect(inGroup()).toHaveLength(3));
});

it('a failure after a success, and a success after that, are told from each other', async () => {
  const build = (status: string) => ({ kind: 'build', name: '回归', status, series: 'nightly' });
  for (const status of ['failure', 'success']) expect(await post(open, build(status))).toMatchObject({ status: 202 });
  await vi.waitFor(() => expect(inGroup()).toHaveLength(2));
  expect((await env.INBOX.getByName('open').deliveries(10, null)).map(({ topic }) => topic)).toEqual([
    'build.fixed',
    'build.failure',
  ]);
});
