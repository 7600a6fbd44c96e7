import { reset } from 'cloudflare:test';
import { env, exports } from 'cloudflare:workers';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { directory } from '../../../src/directory/stub.ts';
import { createDingTalkSim, type DingTalkSim } from '../../sim/index.ts';

let sim: DingTalkSim;

beforeEach(async () => {
  sim = createDingTalkSim({});
  sim.control.putRobot('token-1', { alias: 'r1', group: 'web', secret: 'SECsecret' });
  vi.spyOn(globalThis, 'fetch').mockImplementation((input, init) => sim.fetch(new Request(input, init)));
  const webhook = 'https://oapi.dingtalk.com/robot/send?access_token=token-1';
  const robots = [{ id: 'r1', webhook, secret: 'SECsecret' }];
  await directory(env).write({ groups: [{ id: 'web', name: '前端组', robots }], hooks: [] });
});

afterEach(async () => {
  vi.restoreAllMocks();
  await reset();
});

async function call(method: string, path: string, body?: unknown) {
  const response = await exports.default.fetch(`https://ding.example/api${path}`, {
    method,
    headers: { authorization: 'Bearer test-admin-token', 'content-type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  return { status: response.status, json: await response.json() };
}

describe('POST /groups/{id}/test', () => {
  it('sends one message through every robot', async () => {
    expect(await call('POST', '/groups/web/test')).toEqual({
      status: 200,
      json: { ok: true, robots: [{ id: 'r1', ok: true, outcome: 'sent' }] },
    });
    expect(sim.control.timeline('web').messages[0]?.parsed).toMatchObject({
      text: { content: '✅ dinghook 已连接到“前端组”。这是一条测试消息，收到它说明机器人设置正确。' },
    });
  });

  it.each([
    ['a wrong secret', { secret: 'SECother' }, 'sign', '加签'],
    ['a keyword that is not in the configuration', { keywords: ['上线'] }, 'keyword', '关键词'],
    ['an address that is not on the list', { ipAllow: ['10.0.0.0/8'] }, 'ip', 'IP'],
    ['a stopped robot', { state: 'stopped' as const }, 'stopped', '停用'],
    ['a token that is not one', { state: 'tokenInvalid' as const }, 'token', 'webhook'],
  ])('says what is wrong and what to do: %s', async (_, change, cause, word) => {
    sim.control.patchRobot('r1', change);
    const { json } = await call('POST', '/groups/web/test');
    expect(json).toMatchObject({ ok: false, robots: [{ id: 'r1', ok: false, cause }] });
    expect(JSON.stringify(json)).toMatch(new RegExp(word, 'i'));
    expect(JSON.stringify(json)).not.toContain('token-1');
  });

  it.each([
    ['DingTalk does not answer', { kind: 'reset' as const }, 'unknown', '没有收到钉钉的答复'],
    ['somebody else tripped the limit', { kind: 'errcode' as const, errcode: 660026 }, 'limited', '限流'],
    ['the month is used up', { kind: 'errcode' as const, errcode: 90030 }, 'quota', '额度'],
  ])('says so when %s', async (_, action, outcome, word) => {
    sim.control.addFault({ stage: 'before', action });
    const { json } = await call('POST', '/groups/web/test');
    expect(json).toMatchObject({ ok: false, robots: [{ outcome, fix: { 'zh-CN': expect.stringContaining(word) } }] });
  });

  it('stays within the budget', async () => {
    for (let i = 0; i < 18; i++) expect((await call('POST', '/groups/web/test')).json).toMatchObject({ ok: true });
    expect((await call('POST', '/groups/web/test')).json).toMatchObject({ ok: false, robots: [{ outcome: 'busy' }] });
  });
});

describe('by hand', () => {
  const unknown = { status: 404, json: { error: { code: 'not-found' } } };
  it.each([
    ['pause wants a reason', 'POST', '/groups/web/pause', {}, { status: 422, json: { error: { code: 'invalid' } } }],
    ['pause', 'POST', '/groups/web/pause', { reason: 'x' }, { status: 200, json: { paused: { reason: 'x' } } }],
    ['resume', 'POST', '/groups/web/resume', undefined, { status: 200, json: { paused: null } }],
    ['pause of nothing', 'POST', '/groups/nobody/pause', { reason: 'x' }, unknown],
    ['retry of nothing', 'POST', '/groups/web/messages/nope/retry', undefined, unknown],
    ['discard of nothing', 'POST', '/groups/web/messages/nope/discard', { reason: 'x' }, unknown],
    ['discard wants a reason', 'POST', '/groups/web/messages/nope/discard', { reason: ' ' }, { status: 422 }],
    [
      'discard of an empty queue',
      'POST',
      '/groups/web/discard',
      { reason: 'x' },
      { status: 200, json: { discarded: 0 } },
    ],
    ['messages', 'GET', '/groups/web/messages', undefined, { status: 200, json: { messages: [] } }],
    ['messages of a state that is none', 'GET', '/groups/web/messages?state=lost', undefined, { status: 400 }],
    ['messages of nobody', 'GET', '/groups/nobody/messages', undefined, unknown],
    ['status of nobody', 'GET', '/groups/nobody/status', undefined, unknown],
  ])('%s', async (_, method, path, body, expected) => {
    expect(await call(method, path, body)).toMatchObject(expected);
  });
});
