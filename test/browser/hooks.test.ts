import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { afternoon } from '../../cli/story.ts';
import { executablePath, launch } from './chromium.ts';
import { furnishHooks } from './hooks.ts';
import { Site } from './site.ts';
import { everyLook, lookAt, looks, openTab, type State, shoot, signedIn } from './visit.ts';

describe.skipIf(!executablePath)('hooks and their deliveries', () => {
  let browser: Browser;
  let site: Site;
  let state: State;
  let paths: Awaited<ReturnType<typeof furnishHooks>>;

  beforeAll(async () => {
    [browser, site] = await Promise.all([launch(), new Site().start()]);
    state = await signedIn(browser, site);
    paths = await furnishHooks(site);
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await site?.stop();
  });

  const names = [
    'hooks',
    'hook',
    'hook-new',
    'hook-refusing',
    'hook-quarantine',
    'hook-flagged',
    'hook-news',
    'hook-rules',
    'hook-rules-empty',
    'hook-rule',
    'hook-rule-new',
    'hook-secret',
    'hook-secret-two',
    'hook-secret-none',
    'hook-settings',
    'delivery',
    'delivery-merged',
    'delivery-parked',
    'delivery-filtered',
    'delivery-ignored',
    'delivery-quarantined',
    'delivery-sample',
  ] as const;

  const rows = names.flatMap((name) => everyLook.map((look) => ({ name, look, ...look })));

  it.each(rows)('$name, $locale, $device, $theme', async ({ name, look }) => {
    expect(await lookAt(browser, site, { name, path: paths[name], look, state })).toEqual([]);
  });
});

const walks = {
  'zh-CN': {
    sample: '发送样例',
    sampleSend: '发到群里',
    sampleSent: '样例已经走完流程',
    sent: '已送达',
    replay: '原样重发',
    replayed: '已重新发送',
    rules: '规则',
    add: '加一条规则',
    name: '名称',
    events: '事件',
    drop: '不发',
    save: '保存',
    wrong: '没有事件',
    saved: '规则已保存',
    secret: '密钥',
    make: '生成新密钥',
    next: '复制好了，下一步',
    finish: '删除旧密钥',
    finished: '换好了',
    settings: '设置',
    remove: '删除这个接入点',
    removed: '已删除',
    filtered: /已过滤/,
  },
  en: {
    sample: 'Send a sample',
    sampleSend: 'Send it to the groups',
    sampleSent: 'The sample went through',
    sent: 'Sent',
    replay: 'Send again',
    replayed: 'It is sent again',
    rules: 'Rules',
    add: 'Add a rule',
    name: 'Name',
    events: 'Events',
    drop: 'Do not send',
    save: 'Save',
    wrong: 'Name an event that exists',
    saved: 'The rule is saved',
    secret: 'Secret',
    make: 'Make a new secret',
    next: 'It is copied: next',
    finish: 'Remove the old one',
    finished: 'Done: only the new secret',
    settings: 'Settings',
    remove: 'Delete this hook',
    removed: 'is deleted',
    filtered: /Filtered/,
  },
};

describe.skipIf(!executablePath)('a hook, by clicking', () => {
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

  async function furnish(id: string) {
    await site.api('POST', '/api/groups', { id, name: `G ${id}`, robots: [{ id: 'r1', ...site.robot(id, id) }] });
    return site.hook(id, `acme/${id}`, [id]);
  }

  it.each(looks)('is sent a sample, replayed, ruled, given another secret, deleted: $locale, $device', async (look) => {
    const t = walks[look.locale];
    const id = `${look.locale}-${look.device}`.toLowerCase();
    await furnish(id);
    const { page, context, troubles } = await openTab(browser, site, look, state);
    const tab = (name: string) => page.locator('.tabs').getByRole('link', { name, exact: true });
    const messages = () => site.sim.control.timeline(id).messages;
    await page.goto(`${site.url}/console/hooks/${id}`);

    await page.locator('summary', { hasText: t.sample }).click();
    await page.locator('select[name="sample"]').selectOption('issue-opened');
    await shoot(page, 'hook-sample-open', look);
    await page.getByRole('button', { name: t.sampleSend }).click();
    await page.getByText(t.sampleSent).waitFor();
    await page.locator('#sent .chip', { hasText: t.sent }).waitFor({ timeout: 15_000 });
    expect(messages()).toHaveLength(1);
    await page.locator('summary', { hasText: t.replay }).click();
    await page.getByRole('button', { name: t.replay }).click();
    await page.getByText(t.replayed).waitFor();
    await expect.poll(() => messages().length).toBe(2);

    await page.goto(`${site.url}/console/hooks/${id}`);
    await tab(t.rules).click();
    await page.getByRole('link', { name: t.add }).click();
    await page.getByLabel(t.name, { exact: true }).fill('quiet');
    await page.getByLabel(t.events, { exact: true }).fill('issue.exploded');
    await page.getByLabel(t.drop, { exact: true }).check();
    await page.getByRole('button', { name: t.save, exact: true }).click();
    await shoot(page, 'hook-rule-wrong', look);
    await page.getByRole('alert').getByText(t.wrong).click();
    expect(await page.evaluate('document.activeElement.id')).toBe('f-when-events');
    await page.getByLabel(t.events, { exact: true }).fill('issue');
    await page.getByRole('button', { name: t.save, exact: true }).click();
    await page.getByText(t.saved).waitFor();
    await page.goto(`${site.url}/console/hooks/${id}`);
    await page.locator('summary', { hasText: t.sample }).click();
    await page.locator('select[name="sample"]').selectOption('issue-opened');
    await page.getByRole('button', { name: t.sampleSend }).click();
    await page.locator('h1 .chip', { hasText: t.filtered }).waitFor();
    expect(messages()).toHaveLength(2);

    await page.goto(`${site.url}/console/hooks/${id}`);
    await tab(t.secret).click();
    await page.getByRole('button', { name: t.make }).click();
    await shoot(page, 'hook-secret-shown', look);
    const secret = await page.locator('#new-secret').textContent();
    expect(secret).toMatch(/^\s*[\da-f]{64}\s*$/);
    await page.getByRole('link', { name: t.next }).click();
    expect(await page.content()).not.toContain(secret?.trim());
    await page.locator('summary', { hasText: t.finish }).click();
    await page.getByRole('button', { name: t.finish }).click();
    await page.getByText(t.finished).waitFor();

    await tab(t.settings).click();
    await page.locator('summary', { hasText: t.remove }).click();
    await page.getByRole('button', { name: t.remove }).click();
    await page.getByText(t.removed).waitFor();
    expect(new URL(page.url()).pathname).toBe('/console/hooks');
    // The form that was refused is logged by the browser itself.
    expect(troubles.filter((each) => !each.includes('422'))).toEqual([]);
    await context.close();
  });

  it('deliveries appear without a reload, and open details are left alone', async () => {
    const deliver = await furnish('live');
    const { page, context, troubles } = await openTab(browser, site, { locale: 'en', device: 'desktop' }, state);
    await page.goto(`${site.url}/console/hooks/live`);
    await page.getByText('Waiting for its first delivery').waitFor();
    await page.locator('summary', { hasText: 'Send a sample' }).click();
    const [push] = afternoon(Date.now());
    if (push) await deliver(push);
    await page.locator('.deliveries .title').first().waitFor({ timeout: 15_000 });
    await page.locator('#state', { hasText: 'Healthy' }).waitFor({ timeout: 15_000 });
    expect(await page.locator('details.ask[open]').count()).toBe(1);
    expect(troubles).toEqual([]);
    await context.close();
  });
});
