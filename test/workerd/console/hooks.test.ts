import { reset } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { github } from '../../../adapters/github/index.ts';
import { app } from '../../../src/app.ts';
import { clearHookCache } from '../../../src/directory/cache.ts';
import { directory } from '../../../src/directory/stub.ts';
import { RawRequest } from '../../../src/kit/index.ts';
import { sampleRequest, samplesOf } from '../../../src/samples/index.ts';
import { createDingTalkSim, type DingTalkSim } from '../../sim/index.ts';
import { Browser, origin } from './browser.ts';
import { formIn } from './form.ts';

const secret = 'first-secret-0123456789';
const own = '/console/hooks/web';

let sim: DingTalkSim;
let browser: Browser;

beforeEach(async () => {
  sim = createDingTalkSim({});
  for (const group of ['web', 'ops']) sim.control.putRobot(`token-${group}`, { alias: group, group });
  vi.spyOn(globalThis, 'fetch').mockImplementation((input, init) => sim.fetch(new Request(input, init)));
  const robot = (group: string) => ({
    id: 'r1',
    webhook: `https://oapi.dingtalk.com/robot/send?access_token=token-${group}`,
  });
  const written = await directory(env).write({
    groups: [
      { id: 'web', name: '前端组', robots: [robot('web')] },
      { id: 'ops', name: '运维', robots: [robot('ops')] },
    ],
    hooks: [{ id: 'web', name: 'acme/web', source: 'github', secrets: [secret], groups: ['web'] }],
    people: [{ name: '林小满', mobile: '13800001234', accounts: {} }],
  });
  expect(written).toMatchObject({ ok: true });
  clearHookCache();
  browser = await new Browser('203.0.113.7', 'zh-CN').signIn();
});

afterEach(async () => {
  vi.restoreAllMocks();
  await reset();
});

/** Sends one of GitHub's samples to the hook with a proof made with `key`. */
async function deliver(
  name: string,
  { key = secret, id = 'web', patch = {} }: { key?: string; id?: string; patch?: object } = {},
): Promise<{ status: number; delivery?: string }> {
  const sample = (await samplesOf('github')).find((each) => each.name === name);
  if (!sample) throw new Error(`there is no sample ${name}`);
  const body = JSON.stringify({ ...JSON.parse(sample.body), ...patch });
  const path = `/github/${await directory(env).revealKey(id)}`;
  const request = sampleRequest({ ...sample, body }, new URL(path, origin));
  const raw = new RawRequest('POST', request.url, request.headers, request.body);
  const proof = await github.auth[0].sign(raw, key, Date.now());
  const headers = { ...sample.headers, ...proof, 'x-github-delivery': crypto.randomUUID() };
  const context = { waitUntil: () => {}, passThroughOnException: () => {}, props: {} };
  const reply = await app.request(`${origin}${path}`, { method: 'POST', headers, body }, env, context);
  return { status: reply.status, ...((await reply.json()) as { delivery?: string }) };
}

/** Sends a form and returns where it leads. */
async function post(path: string, form: Record<string, string> | URLSearchParams = {}) {
  const reply = await browser.ask(path, { form });
  return { status: reply.status, location: reply.headers.get('location') ?? '', html: await reply.text() };
}

const stored = async () => {
  const hook = await directory(env).getHook('web');
  if (!hook) throw new Error('the hook is gone');
  return hook;
};

/** Stores the hook with changes. */
async function change(changes: object): Promise<void> {
  expect(await directory(env).putHook({ ...(await stored()), ...changes }, 'web')).toMatchObject({ ok: true });
  clearHookCache();
}

describe('the list', () => {
  it('says how each hook stands, in words', async () => {
    expect(await browser.words('/console/hooks')).toContain('等待第一次投递');
    expect((await deliver('push-three-commits')).status).toBe(202);
    expect(await browser.words('/console/hooks')).toContain('正常');
    expect((await deliver('push-three-commits', { key: 'wrong' })).status).toBe(401);
    await vi.waitFor(async () => expect(await browser.words('/console/hooks')).toContain('在拒绝请求'));
    expect(await browser.words(own)).toContain('没有通过验证（401） 1');
    expect((await deliver('issue-opened')).status).toBe(202);
    expect(await browser.words('/console/hooks')).toContain('正常');
    await change({ templates: { push: '{{ who | nothing }}' } });
    await deliver('push-three-commits', { patch: { after: 'f'.repeat(40) } });
    expect(await browser.words('/console/hooks')).toContain('模板出错');
    await change({ templates: {} });
    await deliver('push-three-commits', { patch: { after: 'e'.repeat(40) } });
    await deliver('push-three-commits', { patch: { repository: 'gone' } });
    expect(await browser.words('/console/hooks')).toContain('有隔离');
  });

  it.each(['/console/hooks/none', `${own}/deliveries/none`, `${own}/rules/1`, `${own}/rules/0`, `${own}/nothing`])(
    '%s is no page',
    async (path) => expect((await browser.ask(path)).status).toBe(404),
  );
});

describe('deliveries', () => {
  it('are listed with their outcome and its reason, and by outcome', async () => {
    await change({ rules: [{ name: '不要评论', when: { events: ['comment'] }, drop: true }] });
    await deliver('push-three-commits');
    await deliver('comment-on-issue');
    const all = await browser.words(own);
    expect(all).toContain('推送了');
    expect(all).toContain('被规则 1“不要评论”丢弃（事件 comment）');
    const filtered = await browser.words(`${own}?outcome=filtered`);
    expect(filtered).toContain('issue_comment.created');
    expect(filtered).not.toContain('推送了');
    expect(await browser.words(`${own}?outcome=refused`)).toContain('没有这样的投递');
  });

  it('go on on further pages', async () => {
    for (let i = 0; i < 26; i++) {
      await deliver('push-three-commits', { patch: { after: i.toString(16).padStart(40, '0') } });
    }
    const first = await browser.text(own);
    expect(first.match(/<li><span class="delivery-time/g)).toHaveLength(25);
    const older = /href="([^"]*before=[^"#]*)#deliveries"/.exec(first)?.[1]?.replaceAll('&amp;', '&') ?? '';
    expect((await browser.text(older)).match(/<li><span class="delivery-time/g)).toHaveLength(1);
  });

  it('one is shown on its whole way, secrets hidden', async () => {
    const key = await directory(env).revealKey('web');
    const hook = { config: { url: `${origin}/github/${key}`, secret: 'plain-secret' } };
    const { delivery } = await deliver('pull-request-opened', { patch: { hook, note: '<script>alert(1)</script>' } });
    await vi.waitFor(async () => expect(await browser.words(`${own}/deliveries/${delivery}`)).toContain('已送达'));
    const html = await browser.text(`${own}/deliveries/${delivery}`);
    expect(html).toContain('支持多仓库配置');
    expect(html).toContain('merge_request.opened');
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(html).not.toContain('<script>alert');
    expect(html).not.toContain('plain-secret');
    expect(html).not.toContain(key);
    expect(html).not.toContain('sha256=');
  });

  it('say into which digest they went', async () => {
    const many = Array.from({ length: 25 }, (_, i) =>
      deliver('push-three-commits', {
        patch: { after: i.toString(16).padStart(40, '0'), ref: `refs/heads/b${i}` },
      }),
    );
    const last = (await Promise.all(many)).at(-1)?.delivery;
    await vi.waitFor(
      async () => expect(await browser.words(`${own}/deliveries/${last}`)).toMatch(/与另外 \d+ 条合并/),
      { timeout: 10_000, interval: 200 },
    );
    expect(await browser.words(`${own}/deliveries/${last}`)).toContain('在合并消息里写作');
  });

  it('are sent again as they were, and rendered anew', async () => {
    const { delivery } = await deliver('push-three-commits');
    const path = `${own}/deliveries/${delivery}`;
    await vi.waitFor(() => expect(sim.control.timeline('web').messages).toHaveLength(1));
    expect((await post(`${path}/replay`)).location).toBe(path);
    await vi.waitFor(() => expect(sim.control.timeline('web').messages).toHaveLength(2));
    await change({ templates: { push: 'PUSHED {{ ref }}' } });
    expect(await browser.text(path)).toContain('PUSHED main');
    await post(`${path}/rerender`);
    await vi.waitFor(() => expect(JSON.stringify(sim.control.timeline('web').messages)).toContain('PUSHED main'));
    const words = await browser.words(path);
    for (const word of ['收到时', '原样重发', '重新生成', '已重新生成并发送']) expect(words).toContain(word);
  });

  it('that said nothing cannot be repeated, and say so', async () => {
    await change({ events: { on: [], off: ['push'] } });
    const { delivery } = await deliver('push-three-commits');
    const path = `${own}/deliveries/${delivery}`;
    await post(`${path}/replay`);
    expect(await browser.words(path)).toContain('没有发送：当时没有发出消息');
    await post(`${path}/rerender`);
    await vi.waitFor(() => expect(sim.control.timeline('web').messages).toHaveLength(1));
  });

  it('switch what is like them on and off', async () => {
    const { delivery } = await deliver('push-three-commits');
    const path = `${own}/deliveries/${delivery}`;
    await post(`${path}/off`);
    expect((await stored()).events).toEqual({ on: [], off: ['push'] });
    expect((await deliver('push-three-commits', { patch: { after: 'b'.repeat(40) } })).status).toBe(200);
    await post(`${path}/on`);
    expect((await stored()).events).toEqual({ on: ['push'], off: [] });
  });

  it('in quarantine are read again, all at once', async () => {
    await deliver('push-three-commits', { patch: { repository: 'gone' } });
    expect(await browser.words(`${own}?outcome=quarantined`)).toContain('全部重试');
    await post(`${own}/quarantine`);
    expect(await browser.words(own)).toContain('0 次已发送，1 次仍看不懂');
  });

  it('a sample goes the real way and is marked as one', async () => {
    const { location } = await post(`${own}/sample`, { sample: 'pull-request-merged' });
    expect(location).toMatch(/^\/console\/hooks\/web\/deliveries\//);
    await vi.waitFor(() => expect(sim.control.timeline('web').messages).toHaveLength(1));
    expect(await browser.words(location)).toContain('样例');
    await post(`${own}/sample`, { sample: 'none' });
    expect(await browser.words(own)).toContain('没有这个样例');
  });
});

describe('the secret', () => {
  it('is never on a page of a hook', async () => {
    for (const path of ['', '/news', '/rules', '/secret', '/settings']) {
      expect(await browser.text(`${own}${path}`)).not.toContain(secret);
    }
  });

  it('is changed without a gap, and the new one shown once', async () => {
    const added = await post(`${own}/secret`, { do: 'make', have: '1' });
    expect(added.status).toBe(200);
    const made = /id="new-secret">(\w+)</.exec(added.html)?.[1] ?? '';
    expect(made).toMatch(/^[\da-f]{64}$/);
    clearHookCache();
    expect((await deliver('push-three-commits')).status).toBe(202);
    expect((await deliver('issue-opened', { key: made })).status).toBe(202);
    expect(await browser.text(`${own}/secret`)).not.toContain(made);
    await post(`${own}/secret/finish`, { have: '2' });
    clearHookCache();
    expect((await deliver('issue-opened', { key: secret })).status).toBe(401);
    expect((await deliver('comment-on-issue', { key: made })).status).toBe(202);
    expect((await stored()).secrets).toHaveLength(1);
  });

  it.each([
    ['a form that is sent twice makes one', '/secret', { do: 'make', have: '0' }, '密钥刚刚变过'],
    ['an empty one is refused', '/secret', { do: 'own', have: '1', secret: ' ' }, '请填写密钥'],
    ['stars are none', '/secret', { do: 'own', have: '1', secret: '***' }, '请填写密钥'],
    ['the only one stays', '/secret/finish', { have: '1' }, '密钥刚刚变过'],
  ])('%s', async (_name, path, form, word) => {
    await post(`${own}${path}`, form as Record<string, string>);
    expect(await browser.words(`${own}/secret`)).toContain(word);
    expect((await stored()).secrets).toHaveLength(1);
  });

  it('the first one is shown before it is required, so that it can be entered at the source', async () => {
    await directory(env).putHook({ id: 'jira', name: 'J', source: 'jira', auth: 'secret-url', groups: ['web'] });
    const html = await browser.text('/console/hooks/jira/secret');
    const { fields } = formIn(html, '/console/hooks/jira/secret');
    expect(fields.get('secret')).toMatch(/^[\da-f]{64}$/);
    await browser.ask('/console/hooks/jira/secret', { form: fields });
    const hook = await directory(env).getHook('jira');
    expect(hook?.secrets).toHaveLength(1);
    expect(hook).not.toHaveProperty('auth');
  });
});

describe('what it tells', () => {
  it('is stored as ticked, and what is left alone stays as it is', async () => {
    await change({ events: { on: ['issues.labeled', 'mine.*'], off: ['fork.x', 'gollum.*'] } });
    const before = await stored();
    const { fields } = formIn(await browser.text(`${own}/news`), `${own}/news`);
    await browser.ask(`${own}/news`, { form: fields });
    expect(await stored()).toEqual(before);
    fields.append('also', 'pull_request.labeled');
    fields.delete('tell', 'push');
    await browser.ask(`${own}/news`, { form: fields });
    const { events } = await stored();
    expect(events.on.toSorted()).toEqual(['issues.labeled', 'mine.*', 'pull_request.labeled']);
    expect(events.off.toSorted()).toEqual(['fork.x', 'gollum.*', 'push.*']);
    expect((await deliver('push-three-commits')).status).toBe(200);
  });

  it('a pattern that is none is refused at its field', async () => {
    const { fields } = formIn(await browser.text(`${own}/news`), `${own}/news`);
    fields.set('events.on', 'pull request');
    const { status, html } = await post(`${own}/news`, fields);
    expect(status).toBe(422);
    expect(/id="f-events-on-error">([^<]*)</.exec(html)?.[1]).toContain('填写事件');
  });

  it.each([
    ['quiet', '安静'],
    ['standard', '标准'],
    ['all', '全部'],
  ])('the preset %s', async (preset, title) => {
    await post(`${own}/news/preset/${preset}`);
    expect(await browser.words(`${own}/news`)).toContain(`已换成“${title}”`);
    expect(await browser.text(`${own}/news`)).toMatch(new RegExp(`<li class="chosen"><strong>${title}`));
  });
});

describe('settings', () => {
  it.each([
    ['no name', { name: ' ' }, 'name', '请填写名称'],
    ['no group', { groups: '' }, 'groups', '至少'],
    ['a proof that is none', { auth: 'hmac-md5' }, 'auth', '验证方式'],
  ])('are refused with %s, at the field', async (_name, changes, field, word) => {
    const { fields } = formIn(await browser.text(`${own}/settings`), `${own}/settings`);
    for (const [name, value] of Object.entries(changes as Record<string, string>)) {
      if (value === '') fields.delete(name);
      else fields.set(name, value);
    }
    const before = await stored();
    const { status, html } = await post(`${own}/settings`, fields);
    expect(status).toBe(422);
    expect(html).toContain(`href="#f-${field}"`);
    expect(html).toContain(word);
    expect(await stored()).toEqual(before);
  });

  it('change name and groups, and nothing else', async () => {
    const before = await stored();
    const { fields } = formIn(await browser.text(`${own}/settings`), `${own}/settings`);
    fields.set('name', 'acme/new');
    fields.append('groups', 'ops');
    await browser.ask(`${own}/settings`, { form: fields });
    expect(await stored()).toEqual({ ...before, name: 'acme/new', groups: ['web', 'ops'] });
    expect((await deliver('push-three-commits')).status).toBe(202);
  });

  it('a new address voids the old one', async () => {
    const old = await directory(env).revealKey('web');
    expect((await post(`${own}/renew`)).location).toBe(own);
    const fresh = await directory(env).revealKey('web');
    expect(fresh).not.toBe(old);
    expect((await app.request(`${origin}/github/${old}`, { method: 'POST' }, env)).status).toBe(404);
    expect(await browser.text(own)).toContain(`${origin}/github/${fresh}`);
    expect((await deliver('push-three-commits')).status).toBe(202);
  });

  it('deleting asks once, in words', async () => {
    expect(await browser.words(`${own}/settings`)).toContain('删除“acme/web”？它的地址立刻失效');
    expect((await post(`${own}/delete`)).location).toBe('/console/hooks');
    expect(await browser.words('/console/hooks')).toContain('“acme/web”已删除');
    expect((await browser.ask(own)).status).toBe(404);
  });

  it('the address is the one its source knows, behind a proxy, too', async () => {
    const key = await directory(env).revealKey('web');
    const html = await browser.text(own, { bindings: { PUBLIC_URL: 'https://hooks.example.com' } });
    expect(html).toContain(`https://hooks.example.com/github/${key}`);
  });
});
