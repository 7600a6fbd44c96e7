import { randomUUID } from 'node:crypto';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { github } from '../../adapters/github/index.ts';
import { build, dist, isCurrent } from '../../cli/build.ts';
import { afternoon } from '../../cli/story.ts';
import { RawRequest } from '../../src/kit/index.ts';
import { executablePath, launch } from './chromium.ts';
import { Site } from './site.ts';
import { axeFindings, type Look, looks, openTab, overflowing, shoot, type Tab } from './visit.ts';

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
  expect(await tab.page.getAttribute('html', 'lang')).toBe(look.locale);
  expect([name, ...(await overflowing(tab.page))]).toEqual([name]);
  expect([name, ...(await axeFindings(tab.page))]).toEqual([name]);
  expect([name, ...tab.troubles]).toEqual([name]);
}

async function openAs(browser: Browser, site: Site, look: Look): Promise<Tab> {
  const tab = await openTab(browser, site, look);
  await allowClipboard(tab.context, site);
  return tab;
}

function allowClipboard(context: BrowserContext, site: Site): Promise<void> {
  return context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: site.url });
}

async function signIn({ page }: Tab, site: Site): Promise<void> {
  await page.goto(`${site.url}/console`);
  await page.getByLabel(words.token).fill(site.token);
  await page.getByRole('button', { name: words.signIn }).click();
}

const all: readonly Look[] = [
  ...looks,
  { locale: 'zh-CN', device: 'desktop', theme: 'dark' },
  { locale: 'en', device: 'phone', theme: 'dark' },
];

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

  it.each(all)('from an empty install to GitHub’s first message, $locale, $device, $theme', async (look) => {
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
});
