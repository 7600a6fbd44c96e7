import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { github } from '../../adapters/github/index.ts';
import { adapters } from '../../adapters/index.ts';
import { build, dist, isCurrent } from '../../cli/build.ts';
import { afternoon } from '../../cli/story.ts';
import { RawRequest } from '../../src/kit/index.ts';
import { GitHubApi } from '../sim/apis/index.ts';
import type { RobotSettings } from '../sim/index.ts';
import { executablePath, launch } from './chromium.ts';
import { Site } from './site.ts';
import { axeFindings, everyLook, faultsOf, type Look, looks, openTab, shoot, signedIn, type Tab } from './visit.ts';

/** Words of the buttons that are pressed, in both languages. */
const words = {
  connect: /^(接入|Connect)/,
  token: /管理员令牌|Administrator/,
  signIn: /^(登录|Sign in)$/,
  name: /^(群名|Name of the group)$/,
  webhook: /^Webhook/,
  secret: /^(加签密钥|Signing secret)/,
  keywords: /^(关键词|Keywords)/,
  saveAndTest: /^(保存并发送测试|Save and send a test)$/,
  again: /^(保存并再试一次|Save and try again)$/,
  skip: /^(先跳过|Skip this)/,
  make: /^(下一步：拿地址|Next: get the address)$/,
  copy: /^(复制|Copy)$/,
  live: /^(接通了|Plugged in)$/,
  sendSample: /^(发一条样例到群里|Send a sample to the group)$/,
  goOn: /^(继续|Continue)$/,
  quiet: /^(安静|Quiet)/,
  install: /^(用令牌安装|Install with a token)$/,
  refresh: /^(更新预览|Update the preview)$/,
};

/** Somebody at a page, who counts what they have to do. */
class Person {
  readonly page: Page;
  #deeds = 0;

  constructor(page: Page) {
    this.page = page;
  }

  /** Clicks and pasted fields so far. */
  get deeds(): number {
    return this.#deeds;
  }

  async press(role: 'button' | 'link', name: RegExp | string): Promise<void> {
    this.#deeds++;
    await this.page.getByRole(role, { name }).first().click();
  }

  async paste(label: RegExp, text: string): Promise<void> {
    this.#deeds++;
    await this.page.getByLabel(label).first().fill(text);
  }

  /** Presses the nth copy button and returns what is on the clipboard then. */
  async copy(nth: number): Promise<string> {
    this.#deeds++;
    await this.page.locator('.values').getByRole('button', { name: words.copy }).nth(nth).click();
    return this.page.evaluate('navigator.clipboard.readText()');
  }
}

/** Posts as GitHub does; returns the status. */
async function asGitHub(url: string, secret: string, event: string, body: string): Promise<number> {
  const headers = { 'content-type': 'application/json', 'x-github-event': event, 'x-github-delivery': randomUUID() };
  const bytes = new TextEncoder().encode(body);
  const proof = await github.auth[0].sign(
    new RawRequest('POST', new URL(url), new Headers(headers), bytes),
    secret,
    Date.now(),
  );
  return (await fetch(url, { method: 'POST', headers: { ...headers, ...proof }, body })).status;
}

const ping = JSON.stringify({ zen: 'Keep it logically awesome.', hook_id: 1, hook: { type: 'Repository', id: 1 } });

/** What every page has to be, and its picture. */
async function inspect(tab: Tab, name: string, look: Look): Promise<void> {
  await shoot(tab.page, `connect-${name}`, look);
  expect([name, ...(await faultsOf(tab, look))]).toEqual([name]);
}

async function openAs(browser: Browser, site: Site, look: Look): Promise<Tab> {
  const tab = await openTab(browser, site, look);
  await allowClipboard(tab.context, site);
  return tab;
}

function allowClipboard(context: BrowserContext, site: Site): Promise<void> {
  return context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: site.url });
}

/** Opens a tab that is signed in. */
async function enter(browser: Browser, site: Site, look: Look): Promise<Tab> {
  return openTab(browser, site, look, await signedIn(browser, site));
}

describe.skipIf(!executablePath)('connecting a source', () => {
  let browser: Browser;
  let site: Site;

  beforeAll(async () => {
    if (!isCurrent()) build({ to: dist });
    browser = await launch();
    return () => browser.close();
  });

  beforeEach(async () => {
    site = await new Site().start();
  });

  afterEach(() => site.stop());

  it.each(everyLook)('from an empty install to GitHub’s first message, $locale, $device, $theme', async (look) => {
    const robot = site.robot('r1', 'web');
    const tab = await openAs(browser, site, look);
    const person = new Person(tab.page);
    await tab.page.goto(`${site.url}/console`);
    await person.paste(words.token, site.token);
    await person.press('button', words.signIn);
    await person.press('link', /^(接入来源|Connect a source)$/);
    await tab.page.waitForURL('**/console/connect');
    await inspect(tab, '1-source', look);
    await person.press('link', /^GitHub/);
    await inspect(tab, '2-group', look);
    await person.paste(words.name, look.locale === 'en' ? 'Web team' : '前端组');
    await person.paste(words.webhook, `  ${robot.webhook} `);
    await person.paste(words.secret, robot.secret);
    await person.press('button', words.saveAndTest);
    await tab.page.waitForURL(/\/console\/connect\/new\/github\/[\w-]+$/);
    await inspect(tab, '3-plan', look);
    expect(site.sim.control.messages({ verdict: 'accepted' }).messages).toHaveLength(1);
    await person.press('button', words.make);
    await tab.page.waitForURL('**/console/connect/hook/**');
    await inspect(tab, '4-waiting', look);
    const [url, secret] = [await person.copy(0), await person.copy(1)];
    expect(await asGitHub(url, secret, 'ping', ping)).toBe(200);
    await tab.page.getByText(words.live).waitFor();
    await inspect(tab, '5-live', look);
    const [push] = afternoon(Date.now());
    expect(push && (await asGitHub(url, secret, push.event, push.body))).toBe(202);
    const { messages } = await site.sim.control.wait({ count: 2, verdict: 'accepted', timeoutMs: 20_000 });
    expect(JSON.stringify(messages.at(-1)?.parsed)).toContain('acme/web');
    expect(person.deeds).toBeLessThanOrEqual(12);
    await tab.context.close();
  });

  it.each<[why: string, settings: RobotSettings, field: RegExp | null, said: RegExp]>([
    ['the wrong secret', { secret: 'SEC-other' }, words.secret, /加签不对/],
    ['a missing keyword', { keywords: ['上线'] }, words.keywords, /关键词不对/],
    ['another address', { ipAllow: ['192.0.2.7'] }, null, /IP 地址不在白名单/],
    ['a robot that is disabled', { state: 'stopped' }, null, /机器人已停用/],
  ])('says what is wrong with a robot: %s', async (why, settings, field, said) => {
    const look: Look = { locale: 'zh-CN', device: 'desktop' };
    const robot = site.robot('r1', 'web');
    const token = new URL(robot.webhook).searchParams.get('access_token') ?? '';
    site.sim.control.putRobot(token, { alias: 'r1', group: 'web', secret: robot.secret, ...settings });
    const tab = await enter(browser, site, look);
    const person = new Person(tab.page);
    await tab.page.goto(`${site.url}/console/connect/new/github`);
    await person.paste(words.name, '前端组');
    await person.paste(words.webhook, robot.webhook);
    await person.paste(words.secret, robot.secret);
    await person.press('button', words.saveAndTest);
    await tab.page.waitForURL('**/robot?**');
    expect(await tab.page.getByRole('alert').textContent()).toMatch(said);
    const invalid = tab.page.locator('[aria-invalid]');
    expect(await invalid.count()).toBe(field ? 1 : 0);
    if (field) expect(await tab.page.getByLabel(field).getAttribute('aria-invalid')).toBe('true');
    await inspect(tab, `2-repair-${why.replaceAll(' ', '-')}`, look);
    site.sim.control.putRobot(token, { alias: 'r1', group: 'web', secret: robot.secret });
    await person.press('button', words.again);
    await tab.page.waitForURL(/\/console\/connect\/new\/github\/[\w-]+$/);
    await tab.context.close();
  });

  it('reloading and going back lose nothing and make nothing twice', async () => {
    await addGroup(site);
    const tab = await enter(browser, site, { locale: 'zh-CN', device: 'desktop' });
    const person = new Person(tab.page);
    await tab.page.goto(`${site.url}/console/connect/new/github`);
    await inspect(tab, '2-groups', { locale: 'zh-CN', device: 'desktop' });
    await person.press('link', /^前端组/);
    await tab.page.waitForURL('**/new/github/web');
    await tab.page.getByLabel(words.quiet).check();
    await tab.page.waitForURL(/preset=quiet/);
    await tab.page.reload();
    expect(await tab.page.getByLabel(words.quiet).isChecked()).toBe(true);
    await person.press('button', words.make);
    await tab.page.waitForURL('**/console/connect/hook/**');
    const before = await tab.page.locator('.values code').allTextContents();
    await tab.page.reload();
    expect(await tab.page.locator('.values code').allTextContents()).toEqual(before);
    await tab.page.goBack();
    expect(await tab.page.getByLabel(words.quiet).isChecked()).toBe(true);
    await tab.page.locator('[name=preset][value=all]').check();
    await person.press('button', words.make);
    await tab.page.waitForURL('**/console/connect/hook/**');
    expect(await tab.page.locator('.values code').allTextContents()).toEqual(before);
    const { hooks } = await site.api<{ hooks: { rules?: unknown[]; events: { on: string[] } }[] }>('GET', '/api/hooks');
    expect(hooks).toMatchObject([{ rules: [], events: { on: expect.arrayContaining(['issues.labeled']) } }]);
    await tab.page.goto(`${site.url}/console/connect`);
    await person.press('link', words.goOn);
    expect(await tab.page.locator('.values code').allTextContents()).toEqual(before);
    await tab.context.close();
  });

  it('the preview keeps up with the form', async () => {
    await addGroup(site);
    const tab = await enter(browser, site, { locale: 'zh-CN', device: 'desktop' });
    await tab.page.goto(`${site.url}/console/connect/new/github/web`);
    const bubbles = tab.page.locator('.chat .ding');
    const usual = await bubbles.count();
    await tab.page.getByLabel(words.quiet).check();
    await tab.page.waitForURL(/preset=quiet/);
    await expect.poll(() => bubbles.count()).toBeLessThan(usual);
    await tab.page.locator('[name=preset][value=all]').check();
    await expect.poll(() => bubbles.count()).toBeGreaterThan(usual);
    await tab.page.locator('details.more > summary').click();
    await tab.page.locator('[name=branches]').fill('none-of-them');
    await expect.poll(() => tab.page.locator('.silent-list li').count()).toBeGreaterThan(0);
    expect(tab.troubles).toEqual([]);
    await tab.context.close();
  });

  it('a request with the wrong secret is said at once, a sample reaches the group', async () => {
    await addGroup(site);
    const look: Look = { locale: 'zh-CN', device: 'desktop' };
    const tab = await enter(browser, site, look);
    await site.api('POST', '/api/hooks', { id: 'acme-web', name: 'acme/web', source: 'github', groups: ['web'] });
    await tab.page.goto(`${site.url}/console/connect/hook/acme-web`);
    const [url = '', secret = ''] = await tab.page.locator('.values code').allTextContents();
    expect(await asGitHub(url, 'another secret', 'ping', ping)).toBe(401);
    await tab.page.locator('.status.refused').waitFor();
    await inspect(tab, '4-refused', look);
    expect(await asGitHub(url, secret, 'ping', ping)).toBe(200);
    await tab.page.locator('.status.arrived').waitFor();
    for (const n of [1, 2]) {
      await tab.page.getByRole('button', { name: words.sendSample }).click();
      await tab.page.getByText(/已发出/).waitFor();
      const { messages } = await site.sim.control.wait({ count: n, verdict: 'accepted', timeoutMs: 20_000 });
      expect(messages).toHaveLength(n);
    }
    expect(tab.troubles).toEqual([]);
    await tab.context.close();
  });

  it('works without scripts', async () => {
    await addGroup(site);
    const state = await signedIn(browser, site);
    const context = await browser.newContext({ javaScriptEnabled: false, storageState: state, locale: 'zh-CN' });
    const page = await context.newPage();
    await page.goto(`${site.url}/console/connect/new/github/web`);
    const bubbles = page.locator('.chat .ding');
    const usual = await bubbles.count();
    await page.getByLabel(words.quiet).check();
    await page.getByRole('button', { name: words.refresh }).click();
    await page.waitForURL(/preset=quiet/);
    expect(await bubbles.count()).toBeLessThan(usual);
    await page.getByRole('button', { name: words.make }).click();
    await page.waitForURL('**/console/connect/hook/**');
    const [url = '', secret = ''] = await page.locator('.values code').allTextContents();
    expect(await asGitHub(url, secret, 'ping', ping)).toBe(200);
    await page.reload();
    await page.getByText(words.live).waitFor();
    await context.close();
  });

  it('installs the webhook itself, and says what stands in the way', async () => {
    const api = new GitHubApi();
    api.accounts.set('ghp_right', { login: 'chenchen', scopes: ['admin:repo_hook'] });
    api.accounts.set('ghp_reader', { login: 'lilei', scopes: [] });
    api.repositories.set('acme/web', { admins: ['chenchen'], readers: ['lilei'] });
    const server = await serve((request) => api.answer(request));
    await addGroup(site);
    const look: Look = { locale: 'zh-CN', device: 'desktop' };
    // GitHub takes no webhook that leads to localhost; a browser finds every name below it on this machine.
    const there = site.url.replace('localhost', 'dinghook.localhost');
    const { page, context } = await openTab(browser, site, look);
    await page.goto(`${there}/console`);
    await page.getByLabel(words.token).fill(site.token);
    await page.getByRole('button', { name: words.signIn }).click();
    await page.waitForURL(`${there}/console`);
    await site.api('POST', '/api/hooks', { id: 'acme-web', name: 'acme/web', source: 'github', groups: ['web'] });
    await page.goto(`${there}/console/connect/hook/acme-web`);
    await page.getByText(words.install).click();
    await page.locator('[name="credentials.server"]').fill(server.url);
    await page.locator('[name="credentials.token"]').fill('ghp_reader');
    await page.locator('[name=place]').fill('acme/web');
    await page.getByRole('button', { name: /^安装$/ }).click();
    await page.getByText('没有装上').waitFor();
    expect(await page.locator('[name="credentials.token"]').inputValue()).toBe('');
    expect(await page.locator('[name="credentials.server"]').inputValue()).toBe(server.url);
    expect(await page.content()).not.toContain('ghp_reader');
    await shoot(page, 'connect-4-install', look);
    expect(await axeFindings(page)).toEqual([]);
    await page.locator('[name="credentials.token"]').fill('ghp_right');
    await page.getByRole('button', { name: '列出可选的' }).click();
    await page.locator('select[name=place]').selectOption('acme/web');
    await page.getByRole('button', { name: /^安装$/ }).click();
    await page.getByText('已在 acme/web 装好').waitFor();
    const [hook] = api.hooks.get('acme/web') ?? [];
    const url = hook?.config.url.replace(there, site.url) ?? '';
    expect(await asGitHub(url, hook?.config.secret ?? '', 'ping', ping)).toBe(200);
    await page.locator('.status.arrived').waitFor();
    await context.close();
    await server.close();
  });

  it.each(Object.keys(adapters).filter((name) => name !== 'github'))('%s, its pages', async (source) => {
    await addGroup(site);
    const state = await signedIn(browser, site);
    for (const look of [looks[0], looks[3]]) {
      if (!look) continue;
      const tab = await openTab(browser, site, look, state);
      await tab.page.goto(`${site.url}/console/connect/new/${source}/web`);
      await inspect(tab, `${source}-plan`, look);
      const repositories = tab.page.locator('[name=repositories]');
      if ((await repositories.count()) > 0) await repositories.fill('acme/*');
      await tab.page.getByRole('button', { name: words.make }).click();
      await tab.page.waitForURL('**/console/connect/hook/**');
      expect(await tab.page.locator('.chapter').count()).toBeGreaterThan(0);
      expect(await tab.page.textContent('main')).not.toMatch(/\{\{(url|secret|origin|key)\}\}/);
      await inspect(tab, `${source}-setup`, look);
      await tab.context.close();
    }
  });
});

/** A group whose robot works. */
async function addGroup(site: Site): Promise<void> {
  await site.api('POST', '/api/groups', { id: 'web', name: '前端组', robots: [site.robot('r1', 'web')] });
}

/** Serves a stand-in on this machine. */
async function serve(answer: (request: Request) => Promise<Response>) {
  const server = createServer(async (incoming, outgoing) => {
    const { method = 'GET', url = '/', headers } = incoming;
    const body = await text(incoming);
    const plain = Object.entries(headers).flatMap(([name, value]): [string, string][] => [[name, String(value)]]);
    const init = { method, headers: plain, body: body === '' ? undefined : body };
    const reply = await answer(new Request(`http://${headers.host}${url}`, init));
    outgoing.writeHead(reply.status, Object.fromEntries(reply.headers)).end(await reply.text());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return { url: `http://127.0.0.1:${port}`, close: () => new Promise((resolve) => server.close(resolve)) };
}
