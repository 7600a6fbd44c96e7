import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { executablePath, launch } from './chromium.ts';
import { Site } from './site.ts';
import { looks, openTab, type State, signedIn } from './visit.ts';

const words = {
  'zh-CN': {
    add: '添加群',
    name: '名称',
    webhook: 'Webhook 地址',
    secret: '加签密钥',
    save: '保存并发送测试',
    sent: '测试消息已发到群里',
    wrong: '加签',
    pause: '暂停',
    reason: '原因',
    pauseNow: '暂停发送',
    paused: '已暂停',
    resume: '继续发送',
    other: 'Switch to English',
    fine: '正常',
  },
  en: {
    add: 'Add a group',
    name: 'Name',
    webhook: 'Webhook',
    secret: 'Signing secret (加签)',
    save: 'Save and send a test',
    sent: 'The test message is in the group',
    wrong: 'requires signing',
    pause: 'Pause',
    reason: 'Reason',
    pauseNow: 'Pause sending',
    paused: 'Paused',
    resume: 'Resume',
    other: '切换到中文',
    fine: 'Fine',
  },
};

describe.skipIf(!executablePath)('a group, by clicking', () => {
  let browser: Browser;
  let site: Site;
  let state: State;

  beforeAll(async () => {
    [browser, site] = await Promise.all([launch(), new Site().start()]);
    state = await signedIn(browser, site);
  });

  afterAll(async () => {
    await browser?.close();
    await site?.stop();
  });

  it.each(looks)('is added, tested, mended, paused and resumed: $locale, $device', async (look) => {
    const t = words[look.locale];
    const id = `${look.locale}-${look.device}`;
    const { webhook, secret } = site.robot(id, id);
    const { page, context, troubles } = await openTab(browser, site, look, state);
    await page.goto(`${site.url}/console/groups`);
    await page.getByRole('link', { name: t.add }).click();
    await page.getByLabel(t.name, { exact: true }).fill(`G ${id}`);
    await page.getByLabel(t.webhook, { exact: true }).fill(` ${webhook} `);
    await page.getByLabel(t.secret, { exact: true }).fill(`SEC${'0'.repeat(64)}`);
    await page.getByRole('button', { name: t.save }).click();
    await page.getByRole('alert').filter({ hasText: t.wrong }).waitFor();

    await page.goto(`${page.url()}/edit`);
    expect(await page.getByLabel(t.webhook, { exact: true }).inputValue()).toMatch(/access_token=\*\*\*\w{4}$/);
    await page.getByLabel(t.secret, { exact: true }).fill(secret);
    await page.getByRole('button', { name: t.save }).click();
    await page.getByText(t.sent).waitFor();
    expect(site.sim.control.timeline(id).messages).toHaveLength(1);

    await page.locator('summary', { hasText: t.pause }).click();
    await page.getByLabel(t.reason).first().fill('发布窗口');
    await page.getByRole('button', { name: t.pauseNow }).click();
    await page.getByRole('status').filter({ hasText: t.paused }).first().waitFor();
    await page.getByRole('button', { name: t.resume }).click();
    await page.locator('#state', { hasText: t.fine }).waitFor();

    await page.getByRole('button', { name: t.other }).click();
    await page.waitForLoadState();
    expect(await page.getAttribute('html', 'lang')).toBe(look.locale === 'en' ? 'zh-CN' : 'en');
    expect(troubles).toEqual([]);
    await context.close();
  });

  it('works without scripts', async () => {
    const context = await browser.newContext({ storageState: state, javaScriptEnabled: false, locale: 'zh-CN' });
    const page = await context.newPage();
    const { webhook, secret } = site.robot('plain', 'plain');
    await page.goto(`${site.url}/console/groups/_new`);
    await page.locator('[name="name"]').fill('没有脚本');
    await page.locator('[name="robots[0].webhook"]').fill(webhook);
    await page.locator('[name="robots[0].secret"]').fill(secret);
    await page.locator('button[value="save"]').last().click();
    expect(await page.textContent('h1')).toContain('没有脚本');
    await page.getByRole('button', { name: '深色' }).click();
    expect(await page.locator('link[media="all"]').count()).toBe(1);
    await context.close();
  });

  it('news appear without a reload', async () => {
    const { page, context, troubles } = await openTab(browser, site, { locale: 'en', device: 'desktop' }, state);
    const robot = site.robot('live', 'live');
    await site.api('POST', '/api/groups', { id: 'live', name: 'Live', robots: [robot] });
    await page.goto(`${site.url}/console/groups/live`);
    await page.getByText('No messages yet').waitFor();
    await site.api('POST', '/api/groups/live/pause', { reason: 'seen at once' });
    await page.getByText('Paused: seen at once').waitFor({ timeout: 15_000 });
    expect(troubles).toEqual([]);
    await context.close();
  });
});
