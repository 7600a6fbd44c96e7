import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { build } from '../../cli/build.ts';
import { createDingTalkSim } from '../sim/index.ts';
import { type ChatBot, Client, type Reply } from './chat-bot.ts';
import { Stack } from './stack.ts';

const robotSecret = 'SECof-the-robot-behind-us';
const ourSecret = 'SECof-our-own-hook';
const url = 'https://ops.acme.example/';
const sim = createDingTalkSim({ profile: 'gateway2026', limiter: { capacity: 1_000 } });
let stack: Stack;
const tokens = new Map<string, string>();

beforeAll(async () => {
  build();
  const { url: dingtalk } = await sim.listen({});
  sim.control.putRobot('token-plain', { alias: 'plain', group: 'plain' });
  sim.control.putRobot('token-strict', {
    alias: 'strict',
    group: 'strict',
    secret: robotSecret,
    keywords: ['监控报警', 'build_ok'],
  });
  stack = new Stack(dingtalk);
  await stack.start();
  const webhook = (token: string) => `${dingtalk}/robot/send?access_token=${token}`;
  const many = (token: string, more: object) =>
    // Budget for many single messages: what merges is tested elsewhere.
    Array.from({ length: 8 }, (_, n) => ({ id: `r${n + 1}`, webhook: webhook(token), ...more }));
  const keywords = ['监控报警', 'build_ok'];
  await stack.api('POST', '/api/groups', { id: 'plain', name: 'plain', robots: many('token-plain', {}) });
  await stack.api('POST', '/api/groups', {
    id: 'strict',
    name: 'strict',
    robots: many('token-strict', { secret: robotSecret, keywords }),
  });
  const hooks = [
    { id: 'plain', groups: ['plain'] },
    { id: 'strict', groups: ['strict'], auth: 'dingtalk-sign', secrets: [ourSecret] },
  ];
  for (const hook of hooks) {
    const made = await stack.api<{ url: string }>('POST', '/api/hooks', { ...hook, name: hook.id, source: 'custom' });
    tokens.set(hook.id, new URL(made.url).pathname.split('/').at(-1) ?? '');
  }
});

afterAll(async () => {
  await stack?.remove();
});

let seen = 0;
beforeEach(() => {
  seen = sim.control.messages().lastSeq;
});

/** The next `count` messages that reach a group, as they arrived; all there are when fewer do. */
async function arrivals(count: number): Promise<unknown[]> {
  await sim.control.wait({ count, verdict: 'accepted', after: seen, timeoutMs: 15_000 });
  return sim.control.messages({ verdict: 'accepted', after: seen }).messages.map(({ parsed }) => {
    const { msgUuid: _, ...rest } = parsed as { msgUuid: string };
    return rest;
  });
}

const client = (hook: string, secret?: string) =>
  new Client({ baseUrl: `${stack.url}/robot/send`, accessToken: tokens.get(hook) ?? '', secret });

const ok = { errcode: 0, errmsg: 'ok' };
const link = { title: '日报', text: '今日 3 个故障', messageUrl: url, picUrl: '' };
const card = { title: '审批', text: '### 扩容 db-03' };
const buttons = [
  { title: '同意', actionURL: `${url}1` },
  { title: '拒绝', actionURL: `${url}0` },
];
const feed = [{ title: '日报', messageURL: url, picURL: `${url}a.png` }];

describe('dingtalk-robot-sender', () => {
  it.each<[name: string, call: (bot: ChatBot) => Promise<Reply>, arrives: object]>([
    ['text', (bot) => bot.text('我就是我'), { msgtype: 'text', text: { content: '我就是我' } }],
    [
      'text that mentions',
      (bot) => bot.text('看一下 @13800000000', { atMobiles: ['13800000000'], isAtAll: false }),
      { msgtype: 'text', text: { content: '看一下 @13800000000' }, at: { atMobiles: ['13800000000'] } },
    ],
    ['link', (bot) => bot.link(link), { msgtype: 'link', link: { ...link, picUrl: undefined } }],
    [
      'markdown',
      (bot) => bot.markdown('杭州天气', '#### 杭州天气\n> 9 度', { isAtAll: true }),
      { msgtype: 'markdown', markdown: { title: '杭州天气', text: '#### 杭州天气\n> 9 度' }, at: { isAtAll: true } },
    ],
    [
      'actionCard',
      (bot) => bot.actionCard({ ...card, btns: buttons, btnOrientation: 1 }),
      { msgtype: 'actionCard', actionCard: { ...card, hideAvatar: '1', btns: buttons, btnOrientation: '1' } },
    ],
    ['feedCard', (bot) => bot.feedCard(feed), { msgtype: 'feedCard', feedCard: { links: feed } }],
    [
      'a body of its own: a card with one button',
      (bot) => bot.send({ msgtype: 'actionCard', actionCard: { ...card, singleTitle: '看', singleURL: url } }),
      { msgtype: 'actionCard', actionCard: { ...card, singleTitle: '看', singleURL: url } },
    ],
  ])('%s', async (_, call, arrives) => {
    const { status, data } = await call(client('plain'));
    expect({ status, data }).toEqual({ status: 200, data: ok });
    expect(await arrivals(1)).toEqual([arrives]);
  });

  it.each<[name: string, call: (bot: ChatBot) => Promise<Reply>, arrives: object]>([
    ['none of them', (bot) => bot.text('磁盘满了'), { text: { content: '磁盘满了\n\n监控报警' } }],
    ['one of them', (bot) => bot.text('监控报警：磁盘满了'), { text: { content: '监控报警：磁盘满了' } }],
    ['a link', (bot) => bot.link(link), { link: { text: '今日 3 个故障 · 监控报警' } }],
    ['markdown', (bot) => bot.markdown('t', '#### x'), { markdown: { text: '#### x\n\n监控报警' } }],
    ['a feed', (bot) => bot.feedCard(feed), { feedCard: { links: [{ title: '日报 · 监控报警' }] } }],
  ])('加签 on both sides, keywords: %s', async (_, call, arrives) => {
    expect((await call(client('strict', ourSecret))).data).toEqual(ok);
    expect(await arrivals(1)).toMatchObject([arrives]);
  });

  it.each<[name: string, call: () => Promise<Reply>, errcode: number]>([
    ['a wrong token', () => new Client({ baseUrl: `${stack.url}/robot/send`, accessToken: 'x' }).text('x'), 300005],
    ['no signature', () => client('strict').text('x'), 310000],
    ['a wrong secret', () => client('strict', 'SECanother').text('x'), 310000],
    ['blank text', () => client('plain').text(' '), 400202],
    ['markdown without title', () => client('plain').markdown('', 'x'), 400402],
    ['a link without an address', () => client('plain').link({ title: 'x', text: 'x' }), 400304],
    ['a card without buttons', () => client('plain').actionCard(card), 400504],
    [
      'a feed spelled like a link',
      () => client('plain').feedCard([{ title: 'x', messageUrl: url, picUrl: url }]),
      400604,
    ],
    ['a type of another API', () => client('plain').send({ msgtype: 'oa' }), 400105],
    ['too long', () => client('plain').text('长'.repeat(7_000)), 460101],
  ])('%s is told in DingTalk’s words, with HTTP 200', async (_, call, errcode) => {
    const { status, data } = await call();
    expect({ status, data }).toEqual({ status: 200, data: { errcode, errmsg: expect.stringMatching(/\S/) } });
    expect(sim.control.messages({ after: seen }).messages).toEqual([]);
  });
});

describe('requests as other programs send them', () => {
  const post = (path: string, body: unknown, headers: Record<string, string>) =>
    fetch(stack.url + path, { method: 'POST', headers, body: typeof body === 'string' ? body : JSON.stringify(body) });
  const drop = () => `/robot/send?access_token=${tokens.get('plain')}`;
  const json = { 'content-type': 'application/json' };

  it.each<[name: string, body: unknown, headers: Record<string, string>, arrives: object]>([
    [
      'gitea: a card, CRLF, a deep link',
      {
        msgtype: 'actionCard',
        text: { content: '' },
        actionCard: {
          text: '[acme/web] 1 new commit\r\n\r\na1b2c3d 修复登录',
          title: '[acme/web:main] 1 new commit',
          hideAvatar: '0',
          singleTitle: 'view commit',
          singleURL: 'dingtalk://dingtalkclient/page/link?pc_slide=false&url=https%3A%2F%2Fgit.acme.example%2F1',
        },
        at: { atMobiles: null, isAtAll: false },
      },
      { ...json, 'x-gitea-event': 'push', 'x-gitea-delivery': 'd1' },
      { msgtype: 'actionCard', actionCard: { singleTitle: 'view commit' } },
    ],
    [
      'grafana: a link',
      { msgtype: 'link', link: { text: '[firing] disk', title: '[FIRING:1] disk', messageUrl: url } },
      json,
      { msgtype: 'link', link: { title: '[FIRING:1] disk', messageUrl: url } },
    ],
    [
      'jenkins: at inside and outside, flags as words',
      {
        msgtype: 'actionCard',
        actionCard: {
          title: 'web #12',
          text: '## web #12\n\n成功 @13800000000',
          btnOrientation: '1',
          btns: buttons,
          at: { atMobiles: ['13800000000'] },
        },
        at: { isAtAll: false, atMobiles: ['13800000000'], atUserIds: [] },
      },
      { 'content-type': 'application/json; charset=utf-8' },
      { msgtype: 'actionCard', at: { atMobiles: ['13800000000'] } },
    ],
    [
      'curl: the example of the documentation',
      '{"msgtype": "text","text": {"content": "我就是我, 是不一样的烟火"}}',
      { 'Content-Type': 'application/json' },
      { msgtype: 'text', text: { content: '我就是我, 是不一样的烟火' } },
    ],
  ])('%s', async (_, body, headers, arrives) => {
    const reply = await post(drop(), body, headers);
    expect([reply.status, reply.headers.get('content-type'), await reply.text()]).toEqual([
      200,
      'application/json',
      '{"errcode":0,"errmsg":"ok"}',
    ]);
    expect(await arrivals(1)).toMatchObject([arrives]);
  });

  it('a retry with the same msgUuid arrives once', async () => {
    const body = { msgtype: 'text', text: { content: '一次就好' }, msgUuid: 'retry-1' };
    for (let i = 0; i < 3; i++) expect(await (await post(drop(), body, json)).json()).toEqual(ok);
    await post(drop(), { msgtype: 'text', text: { content: '然后是它' } }, json);
    expect(await arrivals(2)).toMatchObject([{ text: { content: '一次就好' } }, { text: { content: '然后是它' } }]);
  });

  it('an event from curl -d, without a content type of its own, reads like any other', async () => {
    const reply = await post(`/custom/${tokens.get('plain')}`, '{"kind": "notice", "title": "夜间备份完成"}', {
      'content-type': 'application/x-www-form-urlencoded',
    });
    expect([reply.status, await reply.json()]).toMatchObject([202, { outcome: 'accepted' }]);
    expect(await arrivals(1)).toMatchObject([{ msgtype: 'markdown', markdown: { title: '夜间备份完成 · plain' } }]);
  });

  it.each<[name: string, prove: (body: string) => Record<string, string>, path: () => string, status: number]>([
    [
      'an HMAC of the body',
      (body) => ({ 'x-hub-signature-256': `sha256=${createHmac('sha256', ourSecret).update(body).digest('hex')}` }),
      () => '',
      202,
    ],
    ['the secret as a token', () => ({ authorization: `Bearer ${ourSecret}` }), () => '', 202],
    [
      '加签 in the query',
      () => ({}),
      () => {
        const now = Date.now();
        const sign = createHmac('sha256', ourSecret).update(`${now}\n${ourSecret}`).digest('base64');
        return `?timestamp=${now}&sign=${encodeURIComponent(sign)}`;
      },
      202,
    ],
    ['nothing', () => ({}), () => '', 401],
  ])('a hook with a secret that names no proof: %s', async (name, prove, query, status) => {
    const { url: address } = await stack.api<{ url: string }>('POST', '/api/hooks', {
      name,
      source: 'custom',
      groups: ['plain'],
      secrets: [ourSecret],
    });
    const body = JSON.stringify({ kind: 'notice', title: '来自自己的程序' });
    const reply = await post(new URL(address).pathname + query(), body, { ...json, ...prove(body) });
    expect(reply.status).toBe(status);
    if (status === 202) expect(await arrivals(1)).toHaveLength(1);
  });
});
