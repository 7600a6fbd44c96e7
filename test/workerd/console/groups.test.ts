import { reset } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { directory } from '../../../src/directory/stub.ts';
import { createDingTalkSim, type DingTalkSim } from '../../sim/index.ts';
import { Browser } from './browser.ts';

const secret = 'SECsecret0123456789';
const webhook = 'https://oapi.dingtalk.com/robot/send?access_token=token-1-0123456789abcdef';
const fields = {
  name: '前端组',
  'robots[0].webhook': `  ${webhook}&timestamp=1&sign=x `,
  'robots[0].secret': secret,
  'robots[0].keywords': '上线，发布, deploy',
  locale: 'zh-CN',
  timezone: 'Asia/Shanghai',
  links: 'browser',
  'merge.settle': '1',
  'merge.calm': '0',
  'quota.organization': '',
  'quota.monthly': '',
  'quota.near': 'calm',
  operators: '',
  do: 'save',
};

let sim: DingTalkSim;
let browser: Browser;

beforeEach(async () => {
  sim = createDingTalkSim({});
  sim.control.putRobot('token-1-0123456789abcdef', { alias: 'r1', group: 'web', secret });
  vi.spyOn(globalThis, 'fetch').mockImplementation((input, init) => sim.fetch(new Request(input, init)));
  browser = await new Browser('203.0.113.7', 'zh-CN').signIn();
});

afterEach(async () => {
  vi.restoreAllMocks();
  await reset();
});

/** Sends the form and returns where it leads. */
async function save(changes: Record<string, string> = {}, path = '/console/groups/_new') {
  const reply = await browser.ask(path, { form: { ...fields, ...changes } });
  return { status: reply.status, location: reply.headers.get('location') ?? '', html: await reply.text() };
}

const stored = () => directory(env).groups();

describe('a new group', () => {
  it('is stored as pasted, trimmed and cleaned; its secrets are not shown again', async () => {
    const { status, location } = await save();
    expect(status).toBe(303);
    const [group] = await stored();
    expect(location).toBe(`/console/groups/${group?.id}`);
    expect(group).toMatchObject({ name: '前端组', robots: [{ id: 'r1', keywords: ['上线', '发布', 'deploy'] }] });
    expect((await directory(env).group(group?.id ?? ''))?.robots).toMatchObject([{ webhook, secret }]);
    for (const path of [location, `${location}/edit`, '/console/groups', '/console']) {
      const html = await browser.text(path);
      expect(html).not.toContain('0123456789abcdef');
      expect(html).not.toContain(secret);
    }
    expect(await browser.text(`${location}/edit`)).toContain('access_token=***cdef');
  });

  it.each([
    ['no name', { name: ' ' }, 'name', '请填写名称。'],
    ['no webhook', { 'robots[0].webhook': '' }, 'robots[0].webhook', '请粘贴'],
    [
      'a webhook of somebody else',
      { 'robots[0].webhook': 'https://evil.example/robot/send?access_token=x' },
      'robots[0].webhook',
      '必须以',
    ],
    ['half a webhook', { 'robots[0].webhook': 'oapi.dingtalk.com' }, 'robots[0].webhook', '不是一个完整的网址'],
    ['a secret with a space', { 'robots[0].secret': 'SEC a' }, 'robots[0].secret', '加签密钥'],
    ['a number that is none', { 'merge.calm': 'x' }, 'merge.calm', '整数秒'],
    ['half a quota', { 'quota.organization': 'acme' }, 'quota.monthly', '调用次数'],
    ['a group to tell that does not exist', { operators: 'nobody' }, 'operators', 'nobody'],
    ['a zone that is none', { timezone: 'Mars/Phobos' }, 'timezone', '时区'],
  ])('is refused with %s: the field says why in words, and nothing is stored', async (_name, changes, field, word) => {
    const { status, html } = await save(changes as Record<string, string>);
    expect(status).toBe(422);
    const id = `f-${field.replaceAll(/[^\w]+/g, '-')}`;
    const said = new RegExp(`id="${id}-error">([^<]*)<`).exec(html)?.[1];
    expect(said).toContain(word);
    expect(html).toContain(`<a href="#${id}">`);
    expect(await stored()).toEqual([]);
  });

  it('grows and shrinks by robots without being stored', async () => {
    const grown = await save({ do: 'add' });
    expect(grown.html.match(/name="robots\[\d\]\.webhook"/g)).toHaveLength(2);
    const shrunk = await save({ do: 'remove-0', 'robots[1].webhook': 'second' });
    expect(shrunk.html.match(/name="robots\[\d\]\.webhook"/g)).toHaveLength(1);
    expect(shrunk.html).toContain('value="second"');
    expect(await stored()).toEqual([]);
  });
});

describe('S8: no address gets past the form', () => {
  const hosts = [
    '127.0.0.1',
    '127.1',
    '2130706433',
    '0x7f000001',
    '0177.0.0.1',
    '0',
    'localhost',
    '[::1]',
    '[::ffff:127.0.0.1]',
    '[::]',
    '169.254.169.254',
    '10.0.0.1',
    '192.168.0.1',
    '172.16.0.1',
    '100.64.0.1',
    'metadata.google.internal',
    '[fd00::1]',
    '[fe80::1]',
    'oapi.dingtalk.com.',
    'oapi.dingtalk.com.evil.example',
    'evil.example',
    'oapi.dingtalk.com@127.0.0.1',
    '127.0.0.1#oapi.dingtalk.com',
    'oapi.dingtalk.com:8443',
    'oapi.dingtalk.com:80',
    'oapi。dingtalk。com',
    'оapi.dingtalk.com',
    'oapi.dingtalk.com%2eevil.example',
    'oapi.dingtalk.com\\@127.0.0.1',
    'oapi.dingtalk.com%00.evil.example',
    'x.oapi.dingtalk.com',
    '⑯⑨。②⑤④。⑯⑨。②⑤④',
  ];
  const vectors = [
    ...hosts.map((host) => `https://${host}/robot/send?access_token=abc`),
    'http://oapi.dingtalk.com/robot/send?access_token=abc',
    'ftp://oapi.dingtalk.com/robot/send?access_token=abc',
    'file:///etc/passwd',
    'gopher://127.0.0.1:6379/_x',
    '//127.0.0.1/robot/send?access_token=abc',
    'https://oapi.dingtalk.com/robot/../user?access_token=abc',
    'https://oapi.dingtalk.com//robot/send?access_token=abc',
    'https://oapi.dingtalk.com/robot/send?access_token=abc&access_token=def',
    'https://oapi.dingtalk.com/robot/send',
    'https://user:pass@oapi.dingtalk.com/robot/send?access_token=abc',
    'https://oapi.dingtalk.com/robot/send?access_token=abc#x',
    'https:\\\\oapi.dingtalk.com\\robot\\send?access_token=abc',
  ];

  it(`${vectors.length} vectors: all refused, nothing asked for, nothing stored`, async () => {
    expect(vectors.length).toBeGreaterThanOrEqual(40);
    for (const vector of vectors) {
      const { status } = await save({ 'robots[0].webhook': vector, do: 'save-and-test' });
      expect([vector, status]).toEqual([vector, 422]);
    }
    expect(globalThis.fetch).not.toHaveBeenCalled();
    expect(await stored()).toEqual([]);
  });
});

describe('a stored group', () => {
  let own: string;

  beforeEach(async () => {
    own = (await save()).location;
  });

  it('keeps its secrets while they are left as stars, and what the form has no field for', async () => {
    const stars = {
      'robots[0].id': 'r1',
      'robots[0].webhook': 'https://oapi.dingtalk.com/robot/send?access_token=***cdef',
      'robots[0].secret': '***',
    };
    const before = await stored();
    expect((await save({ ...stars, name: '新名字', 'robots[0].keywords': '上线' }, `${own}/edit`)).status).toBe(303);
    expect((await directory(env).group(own.split('/').at(-1) ?? ''))?.robots).toMatchObject([
      { webhook, secret, keywords: ['上线'] },
    ]);
    expect(await stored()).toEqual([
      { ...before[0], name: '新名字', robots: [{ ...before[0]?.robots[0], keywords: ['上线'] }] },
    ]);
  });

  it('loses a secret that is cleared', async () => {
    await save({ 'robots[0].id': 'r1', 'robots[0].secret': '' }, `${own}/edit`);
    expect((await directory(env).group(own.split('/').at(-1) ?? ''))?.robots[0]).not.toHaveProperty('secret');
  });

  it('is deleted, unless a hook sends to it', async () => {
    const id = own.split('/').at(-1) ?? '';
    const hook = { id: 'h', name: 'acme/web', source: 'github', groups: [id] };
    await directory(env).putHook(hook);
    await browser.ask(`${own}/delete`, { form: {} });
    expect(await browser.words(own)).toContain('先把这些接入点改发到别的群');
    await directory(env).deleteHook('h');
    expect((await browser.ask(`${own}/delete`, { form: {} })).headers.get('location')).toBe('/console/groups');
    expect(await stored()).toEqual([]);
    expect((await browser.ask(own)).status).toBe(404);
  });

  it.each([
    ['nothing', {}, '测试消息已发到群里'],
    ['加签', { secret: 'SECother' }, '加签'],
    ['关键词', { keywords: ['别的词'] }, '关键词'],
    ['IP', { ipAllow: ['10.0.0.0/8'] }, 'IP'],
    ['停用', { state: 'stopped' as const }, '停用'],
    ['the token', { state: 'tokenInvalid' as const }, '不认识这个 Webhook'],
  ])('a test says in words that %s is wrong', async (_name, change, word) => {
    sim.control.patchRobot('r1', change);
    expect((await browser.ask(`${own}/test`, { form: {} })).headers.get('location')).toBe(own);
    const html = await browser.text(own);
    expect(/<div class="notice (?:good|bad)" role="(?:status|alert)">.*?<\/div>/s.exec(html)?.[0]).toContain(word);
    expect(html).not.toContain('0123456789abcdef');
    expect(await browser.text(own)).not.toContain('class="notice good" role="status"');
  });

  it('pauses for a reason and goes on', async () => {
    await browser.ask(`${own}/pause`, { form: { reason: ' ' } });
    expect(await browser.words(own)).toContain('请写明原因');
    await browser.ask(`${own}/pause`, { form: { reason: '发布窗口' } });
    const html = await browser.words(own);
    expect(html).toContain('已暂停：发布窗口');
    expect(html).toContain('继续发送');
    await browser.ask(`${own}/resume`, { form: {} });
    expect(await browser.words(own)).not.toContain('发布窗口');
  });
});

describe('a parked message', () => {
  const own = '/console/groups/web';

  beforeEach(async () => {
    await directory(env).write({
      groups: [{ id: 'web', name: 'Web', robots: [{ id: 'r1', webhook, secret }] }],
      hooks: [],
    });
    sim.control.addFault({ stage: 'before', times: 1, action: { kind: 'errcode', errcode: 430104 } });
    const content = '<script>alert(1)</script> 出错了';
    const dispatch = {
      id: '000000001-a.0',
      group: 'web',
      hook: 'h',
      delivery: '000000001-a',
      source: 'github',
      receivedAt: Date.now(),
      kind: 'notice' as const,
      severity: 'info' as const,
      place: { name: 'acme/web' },
      gist: {},
      message: { msgtype: 'text' as const, text: { content } },
      line: content,
    };
    const outbox = env.OUTBOX.getByName('web');
    await outbox.enqueue('web', [dispatch] as never);
    await vi.waitFor(async () => expect((await outbox.status('web')).ledger.parked).toBe(1));
  });

  it('is shown with why, the fix and DingTalk’s answer, as text', async () => {
    const html = await browser.text(own);
    expect(html).toContain('钉钉判定消息里有不合适的内容');
    expect(html).toContain('430104');
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt; 出错了');
    expect(html).not.toContain('<script>alert');
    expect(await browser.words('/console/groups')).toContain('有待处理');
  });

  it('is retried', async () => {
    await browser.ask(`${own}/messages/000000001-a.0/retry`, { form: {} });
    await vi.waitFor(async () => expect((await env.OUTBOX.getByName('web').status('web')).ledger.sent).toBe(1));
    await browser.ask(`${own}/messages/000000001-a.0/retry`, { form: {} });
    expect(await browser.words(own)).toContain('已经不在待处理里了');
  });

  it('is discarded for a reason that stays with it', async () => {
    await browser.ask(`${own}/messages/000000001-a.0/discard`, { form: {} });
    expect(await browser.words(own)).toContain('请写明原因');
    await browser.ask(`${own}/messages/000000001-a.0/discard`, { form: { reason: '内容不适合群里' } });
    const html = await browser.words(own);
    expect(html).toContain('内容不适合群里');
    expect((await env.OUTBOX.getByName('web').status('web')).ledger).toMatchObject({ parked: 0, discarded: 1 });
  });

  it('counts in the hours', async () => {
    const hours = await env.OUTBOX.getByName('web').activity(24);
    expect(hours).toHaveLength(24);
    expect(hours.at(-1)).toMatchObject({ parked: 1, sent: 0, merged: 0, discarded: 0 });
  });
});
