import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { executablePath, launch } from './chromium.ts';
import { Site } from './site.ts';
import { axeFindings, everyLook, lookAt, looks, openTab, overflowing, type State, shoot, signedIn } from './visit.ts';

const words = {
  'zh-CN': {
    check: '检查改动',
    apply: '应用这些改动',
    applied: '已应用 1 处改动',
    line: '第 3 行',
    name: '名称',
    operate: '操作',
    make: '创建令牌',
    once: '只显示这一次',
    revoke: '撤销',
    revoked: '令牌已撤销',
    everywhere: '在所有地方退出',
    signedOut: '已在所有地方退出登录',
  },
  en: {
    check: 'Check changes',
    apply: 'Apply these changes',
    applied: '1 change was applied',
    line: 'Line 3',
    name: 'Name',
    operate: 'Operate',
    make: 'Make a token',
    once: 'shown this once',
    revoke: 'Revoke',
    revoked: 'The token was revoked',
    everywhere: 'Sign out everywhere',
    signedOut: 'You are signed out everywhere',
  },
};

describe.skipIf(!executablePath)('settings', () => {
  let browser: Browser;
  let site: Site;
  let state: State;

  beforeAll(async () => {
    [browser, site] = await Promise.all([launch(), new Site().start()]);
    await site.api('POST', '/api/groups', {
      id: 'web',
      name: '前端组',
      robots: [{ id: 'r1', ...site.robot('web', 'web') }],
    });
    await site.hook('acme-web', 'acme/web', ['web']);
    await site.api('POST', '/api/groups/web/test');
    await site.api('POST', '/api/tokens', { name: 'Grafana', scope: 'read' });
    await site.api('POST', '/api/tokens', { name: '发布流水线', scope: 'admin' });
    state = await signedIn(browser, site);
  });

  afterAll(async () => {
    await browser?.close();
    await site?.stop();
  });

  it.each(
    [
      ['settings', '/console/settings'],
      ['settings-config', '/console/settings/config'],
      ['settings-tokens', '/console/settings/tokens'],
    ].flatMap(([name = '', path = '']) => everyLook.map((look) => ({ name, path, look, ...look }))),
  )('$name looks right: $locale, $device, $theme', async ({ name, path, look }) => {
    expect(await lookAt(browser, site, { name, path, look, state })).toEqual([]);
  });

  it.each(looks)('the configuration is checked, seen and applied: $locale, $device', async (look) => {
    const t = words[look.locale];
    const name = `G ${look.locale} ${look.device}`;
    const { page, context, troubles } = await openTab(browser, site, look, state);
    await page.goto(`${site.url}/console/settings/config`);
    const text = page.locator('#f-config');
    const before = await text.inputValue();
    await text.fill(before.replace(/^ {4}name: .*$/m, '    nmae: x'));
    await page.getByRole('button', { name: t.check }).click();
    await page.getByRole('alert').filter({ hasText: t.line }).waitFor();
    expect(await page.locator('.code-lines .wrong').first().textContent()).toBe('2');
    await shoot(page, 'settings-config-wrong', look);
    expect(await axeFindings(page)).toEqual([]);

    await text.fill(before.replace(/^ {4}name: .*$/m, `    name: ${name}`));
    await page.getByRole('button', { name: t.check }).click();
    await page.locator('.diff-line.added', { hasText: name }).waitFor();
    expect(await page.locator('.diff-line.added').count()).toBe(1);
    await shoot(page, 'settings-config-checked', look);
    expect(await overflowing(page)).toEqual([]);
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('button', { name: t.apply }).click();
    await page.getByText(t.applied).waitFor();
    expect(await site.api('GET', '/api/groups/web')).toMatchObject({ name });
    expect(troubles.filter((each) => !each.includes('422'))).toEqual([]);
    await context.close();
  });

  it('the configuration is downloaded, and imported from a file', async () => {
    const { page, context } = await openTab(browser, site, { locale: 'en', device: 'desktop' }, state);
    await page.goto(`${site.url}/console/settings/config`);
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByText('Download').click()]);
    expect(download.suggestedFilename()).toBe('dinghook.yaml');
    const file = join(tmpdir(), `dinghook-${process.pid}.yaml`);
    await download.saveAs(file);
    const yaml = await readFile(file, 'utf8');
    expect(yaml).toContain('yaml-language-server');
    await writeFile(file, yaml.replace('calm: 0', 'calm: 30'));
    await page.locator('input[type="file"]').setInputFiles(file);
    await page.getByRole('button', { name: 'Check changes' }).click();
    await page.locator('.diff-line.added', { hasText: 'calm: 30' }).waitFor();
    await context.close();
  });

  it.each(looks)('a token is made, shown once and revoked: $locale, $device', async (look) => {
    const t = words[look.locale];
    const name = `T ${look.locale} ${look.device}`;
    const { page, context, troubles } = await openTab(browser, site, look, state);
    await page.goto(`${site.url}/console/settings/tokens`);
    await page.getByLabel(t.name, { exact: true }).fill(name);
    await page.getByText(t.operate, { exact: true }).last().click();
    await page.getByRole('button', { name: t.make }).click();
    await page.getByText(t.once).waitFor();
    const token = (await page.locator('code.secret').textContent()) ?? '';
    const asked = await fetch(`${site.url}/api/groups`, { headers: { authorization: `Bearer ${token}` } });
    expect(asked.status).toBe(200);
    await page.goto(`${site.url}/console/settings/tokens`);
    expect(await page.content()).not.toContain(token);
    const row = page.locator('tr', { hasText: name });
    await row.locator('summary').click();
    await shoot(page, 'settings-tokens-asked', look);
    expect(await overflowing(page)).toEqual([]);
    await row.getByRole('button', { name: t.revoke }).click();
    await page.getByText(t.revoked).waitFor();
    expect(await page.locator('tr', { hasText: name }).count()).toBe(0);
    expect(troubles).toEqual([]);
    await context.close();
  });

  it('signing out everywhere ends this session, too', async () => {
    const { page, context } = await openTab(browser, site, { locale: 'zh-CN', device: 'desktop' }, state);
    await page.goto(`${site.url}/console/settings`);
    await page.locator('summary', { hasText: words['zh-CN'].everywhere }).click();
    await page.getByRole('button', { name: words['zh-CN'].everywhere }).click();
    await page.getByText(words['zh-CN'].signedOut).waitFor();
    await page.goto(`${site.url}/console`);
    expect(page.url()).toContain('/console/sign-in');
    await context.close();
  });
});
