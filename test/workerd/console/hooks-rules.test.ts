import { reset } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { clearHookCache } from '../../../src/directory/cache.ts';
import { directory } from '../../../src/directory/stub.ts';
import type { Rule } from '../../../src/rules/index.ts';
import { Browser } from './browser.ts';
import { formIn } from './form.ts';

const own = '/console/hooks/web/rules';

let browser: Browser;

beforeEach(async () => {
  const robots = [{ id: 'r1', webhook: 'https://oapi.dingtalk.com/robot/send?access_token=abc' }];
  await directory(env).write({
    groups: [
      { id: 'web', name: '前端组', robots },
      { id: 'ops', name: '运维', robots },
    ],
    hooks: [{ id: 'web', name: 'acme/web', source: 'github', groups: ['web'], secrets: ['secret'] }],
    people: [{ name: '林小满', mobile: '13800001234', accounts: {} }],
  });
  clearHookCache();
  browser = await new Browser('203.0.113.7', 'zh-CN').signIn();
});

afterEach(() => reset());

const stored = async () => (await directory(env).getHook('web'))?.rules ?? [];

/** Stores rules past the form. */
async function put(rules: readonly object[], templates: Record<string, string> = {}): Promise<void> {
  const hook = await directory(env).getHook('web');
  expect(await directory(env).putHook({ ...hook, rules, templates }, 'web')).toMatchObject({ ok: true });
}

/** Fills in the form at `path` and sends it. A list stands for several values of a name. */
async function save(path: string, changes: Record<string, string | readonly string[]> = {}) {
  const { fields } = formIn(await browser.text(path), path);
  for (const [name, value] of Object.entries(changes)) {
    fields.delete(name);
    for (const each of typeof value === 'string' ? [value] : value) fields.append(name, each);
  }
  const reply = await browser.ask(path, { form: fields });
  return { status: reply.status, html: await reply.text() };
}

/** Presses a button of the list: its form carries the mark of the rules as they are. */
async function press(action: string, page = own): Promise<void> {
  const html = await browser.text(page);
  const mark = new RegExp(`action="${action}"[^>]*>\\s*<input type="hidden" name="mark" value="(\\w+)"`).exec(
    html,
  )?.[1];
  if (mark === undefined) throw new Error(`there is no button for ${action}`);
  await (await browser.ask(action, { form: { mark } })).text();
}

/** One rule with everything that can be said in the language, and some as people write them in files. */
const rules: readonly (Rule & { name: string })[] = [
  {
    name: 'everything of a merge request',
    when: {
      events: ['merge_request.opened', '!merge_request.closed'],
      places: ['acme/*'],
      branches: ['main', '!release/**'],
      source: ['feature/**'],
      target: ['main'],
      labels: ['!wip'],
      actors: ['chen*', '李雷'],
      bots: false,
      draft: true,
      severity: ['info', 'warn'],
      hours: { days: ['mon', 'wed'], from: '22:00', to: '08:00', timezone: 'Europe/Berlin' },
    },
    send: ['ops', 'web'],
    locale: 'en',
    template: 'brief',
    mention: ['assigned', '林小满'],
  },
  {
    name: 'of an issue',
    when: { types: ['Bug'], priorities: ['High*'], statuses: ['待办'] },
    send: true,
    mention: 'all',
  },
  { name: 'of a card', when: { lists: ['Done'], from: ['Doing'] }, drop: true },
  { name: 'of a push', when: { paths: ['docs/**', '**/*.md'] }, send: true, mention: 'none' },
  { name: 'days as a range', when: { hours: { days: ['mon-fri'] } }, drop: true },
  { name: 'all but bad', when: { severity: ['!bad'], bots: true }, drop: true },
];

describe('a stored rule', () => {
  it.each(rules.map((rule, i) => ({ ...rule, number: i + 1 })))(
    '$name: sent untouched, it stays as it is',
    async (row) => {
      await put(rules, { brief: '{{ who }}' });
      const before = await stored();
      expect((await save(`${own}/${row.number}`)).status).toBe(303);
      expect(await stored()).toEqual(before);
    },
  );

  it('is read out in words', async () => {
    await put(rules, { brief: '{{ who }}' });
    const words = await browser.words(own);
    for (const said of [
      '发到运维、前端组，用英文，用模板 brief，@ 被指派的人、林小满',
      '周一、周三 22:00–08:00 Europe/Berlin',
      '周一至周五',
      '程度 一般 好消息 注意',
      '不管机器人账号的动作',
      '只管草稿',
      '不发',
      '谁也不 @',
    ]) {
      expect(words).toContain(said);
    }
  });

  it('is moved and removed, with the template that only it used', async () => {
    await put(rules.slice(0, 3), { brief: '{{ who }}' });
    await press(`${own}/1/down`);
    await press(`${own}/3/up`);
    expect((await stored()).map(({ name }) => name)).toEqual([
      'of an issue',
      'of a card',
      'everything of a merge request',
    ]);
    await press(`${own}/3/delete`, `${own}/3`);
    expect(await stored()).toHaveLength(2);
    expect((await directory(env).getHook('web'))?.templates).toEqual({});
    expect(await browser.words(own)).toContain('没有规则再用的模板 brief 也删除了');
  });

  it('is not moved where it could never match, and says why', async () => {
    await put([
      { name: 'one', when: { branches: ['main'] }, drop: true },
      { name: 'all', send: true, mention: 'none' },
    ]);
    await press(`${own}/2/up`);
    expect(await browser.words(own)).toContain(
      '没有保存：规则 2：把这条规则往上移，或去掉：规则 1“all”已经决定了它能匹配的全部。',
    );
    expect((await stored()).map(({ name }) => name)).toEqual(['one', 'all']);
  });

  it('is not changed by whoever looked at it before somebody else changed it', async () => {
    await put(rules.slice(1, 3));
    const { fields } = formIn(await browser.text(`${own}/1`), `${own}/1`);
    await put(rules.slice(2, 4));
    await (await browser.ask(`${own}/1`, { form: fields })).text();
    expect(await browser.words(own)).toContain('规则刚被别人改过');
    expect((await stored()).map(({ name }) => name)).toEqual(['of a card', 'of a push']);
  });
});

describe('a new rule', () => {
  it('comes last, and the form without anything in it is a rule for everything', async () => {
    await put(rules.slice(2, 3));
    expect((await save(`${own}/_new`, { mention: 'none' })).status).toBe(303);
    expect((await stored()).at(-1)).toEqual({ send: true, mention: 'none' });
  });

  it('can bring its template', async () => {
    const { status } = await save(`${own}/_new`, { 'new.name': 'brief', 'new.text': '{{ who }}' });
    expect(status).toBe(303);
    expect(await stored()).toEqual([{ send: true, template: 'brief' }]);
    expect((await directory(env).getHook('web'))?.templates).toEqual({ brief: '{{ who }}' });
  });

  it.each<[string, Record<string, string | readonly string[]>, string, string]>([
    ['an event that does not exist', { 'when.events': 'push\nbuild.exploded' }, 'when.events', '没有事件'],
    ['labels of a push', { 'when.events': 'push', 'when.labels': 'x' }, 'when.labels', '只有'],
    ['patterns that take everything out', { 'when.branches': 'main\n!**' }, 'when.branches', '请留下一些'],
    ['a pattern that is none', { 'when.actors': '!' }, 'when.actors', '填写匹配式'],
    ['half an hour', { 'when.hours.from': '9' }, 'when.hours.from', '填写时间'],
    ['a window that never opens', { 'when.hours.from': '09:00', 'when.hours.to': '09:00' }, 'when.hours', '结束时间'],
    ['no group among others', { what: 'groups' }, 'send', '1 到 50 个群'],
    ['nobody among the chosen', { mention: 'some' }, 'mention', 'none、all'],
    ['a name that is too long', { name: 'x'.repeat(200) }, 'name', '最多'],
  ])('is refused with %s: the field says why in words, and nothing is stored', async (_name, changes, field, word) => {
    const { status, html } = await save(`${own}/_new`, changes);
    expect(status).toBe(422);
    const id = `f-${field.replaceAll(/[^\w]+/g, '-')}`;
    const link = new RegExp(`<a href="#${id}">([^<]*)</a>`).exec(html)?.[1];
    expect(link).toContain(word);
    expect(html).toContain(`id="${id}"`);
    expect(await stored()).toEqual([]);
  });

  it('what was typed is still there', async () => {
    const { html } = await save(`${own}/_new`, {
      name: '我的规则',
      'when.events': 'nothing',
      'when.paths': 'a/**',
      what: 'drop',
    });
    const { fields } = formIn(html, `${own}/_new`);
    expect(Object.fromEntries(fields)).toMatchObject({
      name: '我的规则',
      'when.events': 'nothing',
      'when.paths': 'a/**',
      what: 'drop',
    });
  });
});
