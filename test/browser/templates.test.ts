import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { afternoon } from '../../cli/story.ts';
import { executablePath, launch } from './chromium.ts';
import { Site } from './site.ts';
import { everyLook, lookAt, looks, openTab, type State, shoot, signedIn } from './visit.ts';

const words = {
  'zh-CN': {
    save: '保存',
    saved: '模板已保存',
    line: '第 3 行',
    own: '自己的模板',
    reset: '恢复内置模板',
    resetNow: '删除自己的模板',
    back: '已恢复内置模板',
    phone: '手机',
    diff: '与内置模板的差别',
    seenWith: '用什么来看',
    type: '消息类型',
  },
  en: {
    save: 'Save',
    saved: 'The template was saved',
    line: 'Line 3',
    own: 'Own template',
    reset: 'Back to the built-in',
    resetNow: 'Delete the own template',
    back: 'The built-in template is back',
    phone: 'Phone',
    diff: 'What differs from the built-in',
    seenWith: 'Seen with',
    type: 'Message type',
  },
};

const editor = (page: Page) => page.locator('#f-text');
const bubble = (page: Page) => page.locator('#preview .ding .bubble');

describe.skipIf(!executablePath)('templates', () => {
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
    const deliver = await site.hook('acme-web', 'acme/web', ['web']);
    const [pushed] = afternoon(Date.now());
    if (pushed) await deliver(pushed);
    const hook = await site.api<object>('GET', '/api/hooks/acme-web');
    const templates = { review: '---\nmsgtype: text\n---\n{{ say }}', 'en/alert': '{{ say }}' };
    await site.api('PUT', '/api/hooks/acme-web', { ...hook, templates });
    state = await signedIn(browser, site);
  });

  afterAll(async () => {
    await browser?.close();
    await site?.stop();
  });

  it.each(
    [
      ['templates', '/console/templates'],
      ['templates-own', '/console/templates?hook=acme-web'],
      ['template', '/console/templates/edit?kind=merge_request&hook=acme-web'],
      ['template-own', '/console/templates/edit?kind=review&hook=acme-web&reach=all'],
    ].flatMap(([name = '', path = '']) => everyLook.map((look) => ({ name, path, look, ...look }))),
  )('$name looks right: $locale, $device, $theme', async ({ name, path, look }) => {
    const then = async (page: Page) => {
      for (const summary of await page.locator('main details.more > summary').all()) await summary.click();
      await shoot(page, `${name}-open`, look);
    };
    expect(await lookAt(browser, site, { name, path, look, state, then })).toEqual([]);
  });

  it.each(looks)('one is written with a preview that follows, saved and taken back: $locale, $device', async (look) => {
    const t = words[look.locale];
    const reach = look.device === 'phone' ? 'all' : look.locale;
    const { page, context, troubles } = await openTab(browser, site, look, state);
    await page.goto(`${site.url}/console/templates/edit?kind=push&hook=acme-web&reach=${reach}`);
    const title = look.device === 'phone' ? `Phone-${look.locale}` : `Desk-${look.locale}`;

    await editor(page).fill(`---\ntitle: ${title}\nfoo: 1\n---\n#### ${title} {{ who }}`);
    await page.getByText(t.line).first().waitFor();
    expect(await page.locator('.code-lines .wrong').textContent()).toBe('3');
    await editor(page).fill(`---\ntitle: ${title}\n---\n#### ${title} {{ who }}`);
    await bubble(page).filter({ hasText: title }).waitFor();
    expect(await page.locator('.code-lines .wrong').count()).toBe(0);
    expect(await page.locator('.inbox-title').textContent()).toContain(title);

    await page.getByRole('button', { name: t.save, exact: true }).click();
    await page.getByText(t.saved).waitFor();
    await page.locator('h1', { hasText: t.own }).waitFor();
    const key = reach === 'all' ? 'push' : `${reach}/push`;
    const { templates } = await site.api<{ templates: Record<string, string> }>('GET', '/api/hooks/acme-web');
    expect(templates[key]).toBe(`---\ntitle: ${title}\n---\n#### ${title} {{ who }}\n`);
    expect(Object.keys(templates)).toEqual(expect.arrayContaining(['review', 'en/alert']));

    await page.locator('summary', { hasText: t.diff }).click();
    await page.locator('.diff-line.added', { hasText: title }).first().waitFor();
    await page.locator('summary', { hasText: t.reset }).click();
    await page.getByRole('button', { name: t.resetNow }).click();
    await page.getByText(t.back).waitFor();
    expect(troubles).toEqual([]);
    await context.close();
  });

  it('is seen with what the hook received, as any type, on any screen', async () => {
    const { page, context, troubles } = await openTab(browser, site, { locale: 'zh-CN', device: 'desktop' }, state);
    await page.goto(`${site.url}/console/templates/edit?kind=push&hook=acme-web&reach=zh-CN`);
    const choice = page.getByLabel(words['zh-CN'].seenWith);
    const ids = await choice
      .locator('option')
      .evaluateAll((all) => all.map((each) => each.getAttribute('value') ?? ''));
    expect(ids.filter((id) => id.startsWith('sample:'))).toHaveLength(3);
    expect(ids.some((id) => id.startsWith('source:'))).toBe(true);
    await choice.selectOption(ids.find((id) => id.startsWith('delivery:')) ?? '');
    await bubble(page).filter({ hasText: 'chenchen' }).waitFor();
    const type = page.getByLabel(words['zh-CN'].type);
    await type.selectOption('link');
    await page.locator('#preview .bubble-link').waitFor();
    await type.selectOption('feedCard');
    await page.locator('#preview .notice').filter({ hasText: 'feedCard' }).waitFor();
    await type.selectOption('actionCard');
    await page.locator('#preview .bubble-buttons').waitFor();
    const wide = await bubble(page).boundingBox();
    await page.getByText(words['zh-CN'].phone, { exact: true }).click();
    const narrow = await bubble(page).boundingBox();
    expect(narrow?.width).toBeLessThan(wide?.width ?? 0);
    expect(troubles).toEqual([]);
    await context.close();
  });

  it('knows tabs, and lets those leave who go by keyboard', async () => {
    const { page, context } = await openTab(browser, site, { locale: 'en', device: 'desktop' }, state);
    await page.goto(`${site.url}/console/templates/edit?kind=push`);
    const text = editor(page);
    await text.fill('a');
    await text.press('Home');
    await text.press('Tab');
    await text.press('End');
    await text.press('Enter');
    await text.press('b');
    expect(await text.inputValue()).toBe('  a\n  b');
    await text.press('Shift+Tab');
    expect(await text.inputValue()).toBe('  a\nb');
    await text.press('Control+z');
    expect(await text.inputValue()).toBe('  a\n  b');
    await text.press('Escape');
    await text.press('Tab');
    expect(await text.evaluate((area) => area.matches(':focus'))).toBe(false);
    await context.close();
  });

  it('asks before what was written is lost, and not after it was saved', async () => {
    const { page, context } = await openTab(browser, site, { locale: 'en', device: 'desktop' }, state);
    await page.goto(`${site.url}/console/templates/edit?kind=wiki&hook=acme-web&reach=en`);
    const asked: string[] = [];
    page.on('dialog', (dialog) => {
      asked.push(dialog.type());
      void dialog.accept();
    });
    await editor(page).press('End');
    await editor(page).pressSequentially('x');
    await page.goto(`${site.url}/console/templates`);
    expect(asked).toEqual(['beforeunload']);
    await page.goto(`${site.url}/console/templates/edit?kind=wiki&hook=acme-web&reach=en`);
    await editor(page).fill('{{ say }} x');
    await editor(page).press('Control+s');
    await page.getByText(words.en.saved).waitFor();
    expect(asked).toEqual(['beforeunload']);
    await context.close();
  });

  it('works without scripts', async () => {
    const context = await browser.newContext({ storageState: state, javaScriptEnabled: false, locale: 'en' });
    const page = await context.newPage();
    await page.goto(`${site.url}/console/templates/edit?kind=card&hook=acme-web&reach=en`);
    await editor(page).fill('---\nmsgtype: markdown\n---\n#### Plain {{ title }}');
    await page.locator('button[value="preview"]').click();
    expect(await bubble(page).textContent()).toContain('Plain New checkout');
    expect(await editor(page).inputValue()).toContain('#### Plain');
    await page.locator('button[value="save"]').click();
    expect(await page.textContent('main')).toContain(words.en.saved);
    await context.close();
  });
});
