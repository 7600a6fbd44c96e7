import { reset, runInDurableObject } from 'cloudflare:test';
import { env, exports } from 'cloudflare:workers';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { limits } from '../../../src/config.ts';
import { signature } from '../../../src/dingtalk/sign.ts';
import { clearHookCache } from '../../../src/directory/cache.ts';
import type { HookDraft } from '../../../src/directory/schema.ts';
import { directory } from '../../../src/directory/stub.ts';
import { createDingTalkSim, type DingTalkSim, type SimOptions } from '../../sim/index.ts';
import { pass } from '../outbox/time.ts';
import { open, requestOf, type Sending, told } from './robot-requests.ts';

const signed = 'key-of-the-signed-hook';
const secret = 'SECthis-is-a-secret';
const url = 'https://x.example/';

/** The DingTalk behind us, with the group. */
let group: DingTalkSim;
/** A DingTalk whose robots have our keys for tokens: what our answers are compared with. */
let oracle: DingTalkSim;

beforeEach(async () => {
  oracle = createDingTalkSim({});
  oracle.control.putRobot(open, { alias: 'open' });
  oracle.control.putRobot(signed, { alias: 'signed', secret });
  await connect([]);
});

/** A group whose robot has these keywords, and the two hooks that lead to it. */
async function connect(keywords: string[], options: SimOptions = {}): Promise<void> {
  group = createDingTalkSim(options);
  group.control.putRobot('token-1', { alias: 'r1', group: 'ops', ...(keywords.length > 0 && { keywords }) });
  vi.spyOn(globalThis, 'fetch').mockImplementation((input, init) => group.fetch(new Request(input, init)));
  const webhook = 'https://oapi.dingtalk.com/robot/send?access_token=token-1';
  const hook = (id: string, key: string, more: Partial<HookDraft> = {}) => ({
    id,
    name: id,
    source: 'custom',
    key,
    groups: ['ops'],
    secrets: [],
    ...more,
  });
  const written = await directory(env).write({
    groups: [{ id: 'ops', name: '值班', robots: [{ id: 'r1', webhook, keywords }] }],
    hooks: [hook('open', open), hook('signed', signed, { auth: 'dingtalk-sign', secrets: [secret] })],
  });
  expect(written).toMatchObject({ ok: true });
  clearHookCache();
}

afterEach(async () => {
  vi.restoreAllMocks();
  vi.useRealTimers();
  clearHookCache();
  await reset();
});

/** What we answer, which must be what DingTalk answers. */
async function answer(body: unknown, sending?: Sending): Promise<object> {
  const ours = await told(await exports.default.fetch(requestOf(body, sending)));
  expect(ours).toEqual(await told(await oracle.fetch(requestOf(body, sending))));
  return ours;
}

const ok = { status: 200, type: 'application/json', body: '{"errcode":0,"errmsg":"ok"}' };
const inGroup = () => group.control.messages({ verdict: 'accepted' }).messages;
const arrived = (count: number) => vi.waitFor(() => expect(inGroup()).toHaveLength(count));
const journal = (hook: string) => env.INBOX.getByName(hook).deliveries(100, null);
const text = (content: string, more: object = {}) => ({ msgtype: 'text', text: { content }, ...more });
const query = async (key: string, time: number, withSecret = secret) =>
  `access_token=${key}&timestamp=${time}&sign=${encodeURIComponent(await signature(withSecret, time))}`;

describe('answers what DingTalk answers, and sends nothing', () => {
  it.each<[name: string, body: unknown, sending?: Sending]>([
    ['GET', null, { method: 'GET' }],
    ['PUT', null, { method: 'PUT' }],
    ['DELETE', null, { method: 'DELETE' }],
    ['no token', text('x'), { query: '' }],
    ['an empty token', text('x'), { query: 'access_token=' }],
    ['an unknown token', text('x'), { query: 'access_token=no-such-key-anywhere' }],
    ['a token that is no key', text('x'), { query: 'access_token=short' }],
    ['an unknown token and a bad body', '{', { query: 'access_token=no-such-key-anywhere' }],
    ['no content type', text('x'), { type: null }],
    ['a form', text('x'), { type: 'application/x-www-form-urlencoded' }],
    ['text', text('x'), { type: 'text/plain' }],
    ['a body too long', text('长'.repeat(6_700))],
    ['an empty body', ''],
    ['half of a body', '{"msgtype":'],
    ['a bad escape', '{"msgtype":"text","text":{"content":"\\x"}}'],
    ['a list', [text('x')]],
    ['null', 'null'],
    ['no type', { text: { content: 'x' } }],
    ['an event of ours', { kind: 'notice', title: 'x' }],
    ['a type of another API', { msgtype: 'action_card', action_card: { title: 'x' } }],
    ['no text', { msgtype: 'text' }],
    ['a blank text', text(' ')],
    ['a link spelled like a feed', { msgtype: 'link', link: { title: 'x', text: 'x', messageURL: url } }],
    ['markdown without title', { msgtype: 'markdown', markdown: { text: 'x' } }],
    ['a card without buttons', { msgtype: 'actionCard', actionCard: { title: 'x', text: 'x' } }],
    ['a feed without entries', { msgtype: 'feedCard', feedCard: { links: [] } }],
    [
      'a feed spelled like a link',
      { msgtype: 'feedCard', feedCard: { links: [{ title: 'x', messageUrl: url, picUrl: url }] } },
    ],
  ])('%s', async (_, body, sending) => {
    expect(await answer(body, sending)).not.toEqual(ok);
    expect([await journal('open'), inGroup()]).toEqual([[], []]);
  });

  it.each<[name: string, query: () => Promise<string>]>([
    ['no signature', async () => `access_token=${signed}`],
    ['an empty one', async () => `access_token=${signed}&timestamp=${Date.now()}&sign=`],
    ['one of another secret', () => query(signed, Date.now(), 'SECanother')],
    ['a time in seconds', () => query(signed, Math.floor(Date.now() / 1000))],
    ['a time that is none', async () => (await query(signed, Date.now())).replace(/timestamp=\d+/, 'timestamp=abc')],
    ['an old one', () => query(signed, Date.now() - limits.dingtalkSignedAge - 60_000)],
    ['one from the future', () => query(signed, Date.now() + limits.dingtalkSignedAge + 60_000)],
    ['encoded twice', async () => (await query(signed, Date.now())).replaceAll('%', '%25')],
  ])('加签: %s', async (_, made) => {
    expect(await answer(text('x'), { query: await made() })).not.toEqual(ok);
    expect([await journal('signed'), inGroup()]).toEqual([[], []]);
  });

  it('a hook of another source is no robot', async () => {
    await directory(env).putHook({
      id: 'gh',
      name: 'gh',
      source: 'github',
      key: 'key-of-a-github-hook',
      groups: ['ops'],
    });
    expect(await answer(text('x'), { query: 'access_token=key-of-a-github-hook' })).not.toEqual(ok);
  });
});

describe('takes what DingTalk takes, and it arrives as it was', () => {
  const link = { msgtype: 'link', link: { title: 't', text: 'x', messageUrl: url, picUrl: `${url}a.png` } };
  const markdown = {
    msgtype: 'markdown',
    markdown: { title: 't', text: '#### x <font color=#f00>y</font> @13800000000' },
  };
  const buttons = [
    { title: 'a', actionURL: url },
    { title: 'b', actionURL: `dtmd://dingtalkclient/sendMessage?content=b` },
  ];
  const card = (more: object) => ({ msgtype: 'actionCard', actionCard: { title: 't', text: '### x', ...more } });

  it.each<[name: string, body: unknown, sending: Sending, arrives: object]>([
    ['text', text('M1Z 你好'), {}, text('M1Z 你好')],
    ['a charset', text('x'), { type: 'application/json;charset=utf-8' }, text('x')],
    ['a slash at the end', text('x'), { path: '/robot/send/' }, text('x')],
    ['parameters in any order', text('x'), { query: `timestamp=1&sign=2&access_token=${open}` }, text('x')],
    ['escaped Han', '{"msgtype":"text","text":{"content":"\\u4f60\\u597d"}}', {}, text('你好')],
    [
      'text with mentions',
      text('x @13800000000', { at: { atMobiles: [13800000000], isAtAll: 'false' } }),
      {},
      text('x @13800000000', { at: { atMobiles: ['13800000000'] } }),
    ],
    ['@所有人', text('x', { at: { isAtAll: 'true' } }), {}, text('x', { at: { isAtAll: true } })],
    ['a link', link, {}, link],
    [
      'markdown with a mention',
      { ...markdown, at: { atMobiles: ['13800000000'] } },
      {},
      { ...markdown, at: { atMobiles: ['13800000000'] } },
    ],
    [
      'a card with one button',
      card({ singleTitle: 's', singleURL: url, btnOrientation: 0, hideAvatar: 1 }),
      {},
      card({ hideAvatar: '1', singleTitle: 's', singleURL: url }),
    ],
    ['a card with two', card({ btns: buttons, btnOrientation: '1' }), {}, card({ btns: buttons, btnOrientation: '1' })],
    [
      'a feed',
      { msgtype: 'feedCard', feedCard: { links: [{ title: 't', messageURL: url, picURL: url }] } },
      {},
      { msgtype: 'feedCard', feedCard: { links: [{ title: 't', messageURL: url, picURL: url }] } },
    ],
    ['nulls and unknown fields', text('x', { at: null, link: null, foo: 1 }), {}, text('x')],
    ['as long as may be', text('长'.repeat(6_500)), {}, text('长'.repeat(6_500))],
  ])('%s', async (_, body, sending, arrives) => {
    expect(await answer(body, sending)).toEqual(ok);
    await arrived(1);
    expect(inGroup()[0]?.parsed).toEqual({ ...arrives, msgUuid: expect.stringMatching(/^[\da-f-]{36}$/) });
  });

  it('one signature serves for an hour, for anything', async () => {
    const made = await query(signed, Date.now() - limits.dingtalkSignedAge + 60_000);
    expect(await answer(text('a'), { query: made })).toEqual(ok);
    expect(await answer(text('b'), { query: made })).toEqual(ok);
    await arrived(2);
  });

  it('keywords are added: the sender need not know them', async () => {
    await connect(['监控报警']);
    expect(await told(await exports.default.fetch(requestOf(text('磁盘满了'))))).toEqual(ok);
    await arrived(1);
    expect(inGroup()[0]?.parsed).toMatchObject(text('磁盘满了\n\n监控报警'));
  });

  it('what came is in the journal under its type', async () => {
    await answer(text('x'));
    expect(await journal('open')).toMatchObject([{ event: 'message', topic: 'message.text', outcome: 'accepted' }]);
  });
});

describe('idempotency', () => {
  it.each<[name: string, first: () => Request, again: () => Request]>([
    [
      'msgUuid in the body',
      () => requestOf(text('x', { msgUuid: 'u1' })),
      () => requestOf(text('y', { msgUuid: 'u1' })),
    ],
    [
      'msgUuid in the query',
      () => requestOf(text('x'), { query: `access_token=${open}&msgUuid=u1` }),
      () => requestOf(text('x'), { query: `access_token=${open}&msgUuid=u1` }),
    ],
  ])('%s: the same again is answered ok and not sent', async (_, first, again) => {
    expect(await told(await exports.default.fetch(first()))).toEqual(ok);
    expect(await told(await exports.default.fetch(again()))).toEqual(ok);
    await arrived(1);
    expect(await journal('open')).toHaveLength(1);
  });

  it('the same text without msgUuid is two messages, as at DingTalk', async () => {
    await answer(text('备份完成'));
    await answer(text('备份完成'));
    await arrived(2);
  });
});

describe('too much', () => {
  it('is never refused, and no mention is lost when messages merge', async () => {
    // Far enough ahead that no alarm fires by itself.
    const start = Date.now() + 86_400_000;
    vi.useFakeTimers({ toFake: ['Date'], now: start });
    await connect([], { clock: { mode: 'virtual', start } });
    const outbox = env.OUTBOX.getByName('ops');
    const ledger = async () => (await outbox.status('ops')).ledger;
    const mobile = (n: number) => `1380000${1000 + n}`;
    const sending = Array.from({ length: 60 }, (_, n) =>
      text(`M${n}Z @${mobile(n)}`, n % 3 === 0 ? { at: { atMobiles: [mobile(n)] } } : {}),
    );
    const replies = await Promise.all(sending.map((body) => exports.default.fetch(requestOf(body))));
    expect(await Promise.all(replies.map(told))).toEqual(sending.map(() => ok));
    await vi.waitFor(async () => expect((await ledger()).accepted).toBe(60));
    await pass(outbox, group, 3 * 60_000);
    expect(await ledger()).toMatchObject({ accepted: 60, waiting: 0 });
    const { limited, maxRequestsIn60s } = group.control.invariants();
    expect(limited).toBe(0);
    expect(maxRequestsIn60s[0]?.count).toBeLessThanOrEqual(limits.startsPerWindow);
    const effects = inGroup().map(({ atEffect }) => (atEffect ?? { notified: [] }) as { notified: string[] });
    const notified = new Set(effects.flatMap((effect) => effect.notified));
    expect([...notified].sort()).toEqual(Array.from({ length: 20 }, (_, n) => mobile(3 * n)));
    expect(inGroup().length).toBeLessThan(30);
    const digests = inGroup().filter(({ parsed }) => JSON.stringify(parsed).includes('条更新'));
    expect(
      digests.some(({ atEffect }) => ((atEffect ?? { notified: [] }) as { notified: string[] }).notified.length > 1),
    ).toBe(true);
  });
});

describe('when nothing can be stored', () => {
  it('clients of every sort notice: by status, and by errcode', async () => {
    await runInDurableObject(env.INBOX.getByName('open'), (_, state) => state.storage.sql.exec('DROP TABLE journal'));
    const response = await exports.default.fetch(requestOf(text('x')));
    expect(response.headers.get('retry-after')).toBe('5');
    expect(await told(response)).toEqual({ ...ok, status: 503, body: '{"errcode":-1,"errmsg":"系统繁忙"}' });
  });
});
