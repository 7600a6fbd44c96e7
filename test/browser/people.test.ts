import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { afternoon } from '../../cli/story.ts';
import { executablePath, launch } from './chromium.ts';
import { Site } from './site.ts';
import { axeFindings, everyLook, lookAt, looks, openTab, overflowing, type State, shoot, signedIn } from './visit.ts';

const words = {
  'zh-CN': {
    add: '添加人员',
    name: '姓名',
    mobile: '手机号',
    save: '保存',
    saved: '已保存',
    edit: '编辑',
    wrong: '填写钉钉里的手机号',
    remove: '移除',
    removed: '已移除',
    paste: '粘贴表格',
    check: '检查',
    import: '导入 2 人',
    imported: '已导入 2 人',
    unknown: '看看还缺谁',
    addThis: '添加',
  },
  en: {
    add: 'Add somebody',
    name: 'Name',
    mobile: 'Mobile number',
    save: 'Save',
    saved: 'was saved',
    edit: 'Edit',
    wrong: 'Write the mobile number',
    remove: 'Remove',
    removed: 'was removed',
    paste: 'Paste a table',
    check: 'Check',
    import: 'Import 2 people',
    imported: '2 people were imported',
    unknown: 'Who is missing',
    addThis: 'Add',
  },
};

const everybody = [
  { name: '陈晨', mobile: '13800001111', accounts: { github: ['chenchen'], email: ['chen@acme.example'] } },
  { name: '韩梅梅', userId: 'manager4220', accounts: { github: ['hanmeimei'], jira: ['5b10a2844c20165700ede21g'] } },
  { name: 'Sarah Connor', mobile: '+852-51234567', accounts: {} },
];

describe.skipIf(!executablePath)('people', () => {
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
    for (const delivery of afternoon(Date.now())) await deliver(delivery);
    await site.api('PUT', '/api/people', { people: everybody });
    state = await signedIn(browser, site);
  });

  afterAll(async () => {
    await browser?.close();
    await site?.stop();
  });

  it.each(
    [
      ['people', '/console/people'],
      ['person-new', '/console/people/_new'],
      ['people-import', '/console/people/import'],
      ['people-unknown', '/console/people/unknown'],
    ].flatMap(([name = '', path = '']) => everyLook.map((look) => ({ name, path, look, ...look }))),
  )('$name looks right: $locale, $device, $theme', async ({ name, path, look }) => {
    const then = async (page: Page) => expect(await page.content()).not.toContain('13800001111');
    expect(await lookAt(browser, site, { name, path, look, state, then })).toEqual([]);
  });

  it.each(looks)('are added, mended, pasted and removed: $locale, $device', async (look) => {
    const t = words[look.locale];
    const own = `A ${look.locale} ${look.device}`;
    const digit = looks.indexOf(look);
    await site.api('PUT', '/api/people', { people: everybody });
    const { page, context, troubles } = await openTab(browser, site, look, state);
    await page.goto(`${site.url}/console/people`);
    await page.getByRole('link', { name: t.add }).click();
    await page.getByLabel(t.name, { exact: true }).fill(own);
    await page.getByLabel(t.mobile, { exact: true }).fill('nothing');
    await page.getByLabel('GitLab', { exact: true }).fill(`a${digit}, b${digit}`);
    await page.getByRole('button', { name: t.save }).click();
    await page.getByRole('alert').filter({ hasText: t.wrong }).waitFor();
    expect(await page.getByLabel('GitLab', { exact: true }).inputValue()).toBe(`a${digit}, b${digit}`);
    await shoot(page, 'person-wrong', look);
    expect(await axeFindings(page)).toEqual([]);
    await page.getByLabel(t.mobile, { exact: true }).fill(`1390000222${digit}`);
    await page.getByRole('button', { name: t.save }).click();
    await page.getByText(t.saved).waitFor();
    await page.locator('tr', { hasText: own }).getByText(`139****222${digit}`).waitFor();

    await page.getByRole('link', { name: t.paste }).click();
    await page.locator('textarea').fill(`name,userId,GitHub,team\n${own},u${digit},gh${digit}\nB,b${digit},,x`);
    await page.getByRole('button', { name: t.check }).click();
    await page.getByRole('button', { name: t.import }).waitFor();
    await shoot(page, 'people-planned', look);
    expect(await overflowing(page)).toEqual([]);
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('button', { name: t.import }).click();
    await page.getByText(t.imported).waitFor();

    await page.locator('tr', { hasText: own }).getByRole('link').click();
    await page.locator('summary', { hasText: t.remove }).click();
    await page.locator('.ask').getByRole('button', { name: t.remove }).click();
    await page.getByText(t.removed).waitFor();
    const { people } = await site.api<{ people: { name: string }[] }>('GET', '/api/people');
    expect(people.map(({ name }) => name)).toEqual([...everybody.map(({ name }) => name), 'B']);
    expect(troubles.filter((each) => !each.includes('422'))).toEqual([]);
    await context.close();
  });

  it('who is missing is added from there', async () => {
    const t = words.en;
    const { page, context } = await openTab(browser, site, { locale: 'en', device: 'desktop' }, state);
    await page.goto(`${site.url}/console/people`);
    await page.getByRole('link', { name: t.unknown }).click();
    await page.locator('tr', { hasText: 'lilei' }).getByRole('link', { name: t.addThis }).click();
    expect(await page.getByLabel('GitHub', { exact: true }).inputValue()).toBe('lilei');
    await context.close();
  });
});
