import { describe, expect, it } from 'vitest';
import { hookIssues, peopleIssues } from '../../../src/api/sources.ts';
import { formErrors, issueText } from '../../../src/console/issues/text.ts';
import { check } from '../../../src/directory/issues.ts';
import { putGroup, putHook, removeGroup, replacePeople } from '../../../src/directory/proposal.ts';
import { references } from '../../../src/directory/references.ts';
import { ConfigDraft, GroupDraft, HookDraft } from '../../../src/directory/schema.ts';
import { sampleConfig } from '../directory/samples.ts';

const robot = { webhook: 'https://oapi.dingtalk.com/robot/send?access_token=x' };
const hook = { name: 'a', source: 'github', groups: ['web'] };

/** Things that people get wrong; what the Directory says about each has to have its Chinese. */
const wrong: readonly [name: string, said: () => readonly { message: string }[]][] = [
  ['an empty group', () => issues(GroupDraft, {})],
  ['a group of nothing but nulls', () => issues(GroupDraft, { name: null, robots: null, locale: null, merge: null })],
  [
    'a group of nothing but numbers',
    () => issues(GroupDraft, { name: 1, robots: 1, locale: 1, merge: 1, operators: 1 }),
  ],
  ['a group with misspelled fields', () => issues(GroupDraft, { nmae: 'x', name: 'x', robots: [robot], quotas: 1 })],
  ['a name that is too long', () => issues(GroupDraft, { name: 'x'.repeat(101), robots: [robot] })],
  ['no robot, and too many', () => [...group({ robots: [] }), ...group({ robots: Array(21).fill(robot) })]],
  ['a robot without anything', () => group({ robots: [{ webhook: ' ', secret: 'a b', keywords: [' '] }] })],
  ['eleven keywords', () => group({ robots: [{ ...robot, keywords: Array(11).fill('x') }] })],
  ['a language, zone and links that are none', () => group({ locale: 'zh', timezone: 'Asia/Shanghia', links: 'tab' })],
  ['merging out of bounds', () => group({ merge: { settle: 61, calm: -1 } })],
  ['merging in words', () => group({ merge: { settle: '', calm: 'x' } })],
  ['a quota of nothing', () => group({ quota: { organization: '', monthly: 0, near: 'stop' } })],
  ['a quota in words', () => group({ quota: { organization: 'a', monthly: 'many' } })],
  ['an enormous quota', () => group({ quota: { organization: 'a', monthly: 1e12 } })],
  ['an id that is none', () => group({ id: 'Web Team', operators: 'A B' })],
  ['another id', () => refusal(putGroup({ name: 'x', robots: [robot], id: 'other' }, 'web'))],
  ['an id that is taken', () => refusal(putHook({ ...hook, id: sampleConfig().hooks[0]?.id }))],
  ['a group that is needed', () => sampleConfig().groups.flatMap(({ id }) => refusal(removeGroup(id ?? '')))],
  ['an empty hook', () => issues(HookDraft, {})],
  [
    'a hook with wrong texts',
    () => issues(HookDraft, { ...hook, source: 'Git Hub', key: 'short', secrets: [''], groups: [] }),
  ],
  ['topics that are none', () => issues(HookDraft, { ...hook, events: { on: ['a b'], off: ['x'.repeat(101)] } })],
  [
    'an unknown source, and a near one',
    () => [...hookIssues({ ...hook, source: 'svn' }), ...hookIssues({ ...hook, source: 'gitlap' })],
  ],
  ['an unknown proof', () => hookIssues({ ...hook, auth: 'rsa' })],
  [
    'templates that are none',
    () => issues(HookDraft, { ...hook, templates: { 'zh/push': '', pusj: '', push: 'x'.repeat(20_001) } }),
  ],
  [
    'people without a number',
    () => refusal(replacePeople([{ name: 'x' }, { name: '', mobile: 'abc', accounts: { github: [''] } }])),
  ],
  ['accounts of nowhere', () => peopleIssues([{ name: 'x', userId: 'u', accounts: { githup: ['a'] } } as never])],
  ['ids that are used twice', () => twice()],
  ['a whole file that is a list', () => issues(ConfigDraft, [])],
];

describe('what the Directory refuses reads as Chinese', () => {
  it.each(wrong)('%s', (_name, said) => {
    const messages = said().map(({ message }) => message);
    expect(messages.length).toBeGreaterThan(0);
    const untranslated = messages.filter((message) => !/[\u4e00-\u9fff]/.test(issueText(message, 'zh-CN')));
    expect(untranslated).toEqual([]);
    expect(messages.map((message) => issueText(message, 'en'))).toEqual(messages);
  });

  it.each([
    ['Use another id: "web" exists already.', '换一个 id：“web”已经存在。'],
    ['Use zh-CN or en; did you mean "zh-CN"?', '只能是 zh-CN 或 en。是不是想写“zh-CN”？'],
    ['Write whole seconds from 0 to 60: how long a burst gathers.', '填写 0 到 60 之间的整数秒。'],
    ['Something nobody has translated.', 'Something nobody has translated.'],
  ])('%s', (english, chinese) => {
    expect(issueText(english, 'zh-CN')).toBe(chinese);
  });
});

it.each([
  ['the field itself', 'robots[0].webhook', 'robots[0].webhook'],
  ['an entry of a field', 'robots[0].keywords[2]', 'robots[0].keywords'],
  ['nothing on the form', 'id', undefined],
  ['a robot that is not on the form', 'robots[1].webhook', undefined],
])('a refusal belongs to %s', (_name, path, field) => {
  const fields = ['name', 'robots[0].webhook', 'robots[0].keywords'];
  expect(formErrors([{ path, message: 'x' }], fields, 'en')).toEqual([{ field, text: 'x' }]);
});

function issues(schema: Parameters<typeof check>[0], input: unknown) {
  const checked = check(schema, input);
  return checked.ok ? [] : checked.issues;
}

function group(fields: object) {
  return issues(GroupDraft, { name: 'x', robots: [robot], ...fields });
}

function refusal(propose: ReturnType<typeof putGroup>) {
  const result = propose(sampleConfig() as never);
  return result.ok ? [] : result.issues;
}

function twice() {
  const { groups, hooks, people } = sampleConfig();
  return references({
    groups: [...groups, ...groups],
    hooks: [...hooks, ...hooks],
    people: [...people, ...people],
  } as never);
}
