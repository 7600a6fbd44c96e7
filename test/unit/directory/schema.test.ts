import { describe, expect, it } from 'vitest';
import { check } from '../../../src/directory/issues.ts';
import { ConfigDraft } from '../../../src/directory/schema.ts';
import { sampleConfig, webhook } from './samples.ts';

type Tree = { [key: string]: Tree } & Tree[];

/** The sample with one place changed; `undefined` takes the field out. */
function changed(path: (string | number)[], value: unknown): unknown {
  const config: unknown = structuredClone(sampleConfig());
  const last = path.at(-1);
  const parent = path.slice(0, -1).reduce<unknown>((node, step) => (node as Tree)[step], config) as Record<
    string,
    unknown
  >;
  if (value === undefined) delete parent[String(last)];
  else parent[String(last)] = value;
  return config;
}

const group = ['groups', 0];
const robot = [...group, 'robots', 0];
const hook = ['hooks', 0];
const person = ['people', 0];
const idMessage = 'Use lower-case letters, digits and hyphens, 63 at most, starting with a letter or a digit.';

const wrong: [name: string, path: (string | number)[], value: unknown, at: string, message: string][] = [
  ['no groups', ['groups'], undefined, 'groups', 'Add this: it is required.'],
  ['no hooks', ['hooks'], undefined, 'hooks', 'Add this: it is required.'],
  ['groups left blank', ['groups'], null, 'groups', 'Write a list here, or leave the field out.'],
  ['groups as a map', ['groups'], {}, 'groups', 'Write a list here.'],
  ['a group as text', group, 'web-team', 'groups[0]', 'Write named fields here.'],
  ['an unknown section', ['poeple'], [], 'poeple', 'Take this field out: it is not known here; did you mean "people"?'],
  [
    'an unknown field, nothing near',
    [...group, 'webhooks_enabled'],
    true,
    'groups[0].webhooks_enabled',
    'Take this field out: it is not known here.',
  ],
  [
    'a misspelled field of a group',
    [...group, 'timezon'],
    'UTC',
    'groups[0].timezon',
    'Take this field out: it is not known here; did you mean "timezone"?',
  ],
  [
    'a misspelled field of a robot',
    [...robot, 'weebhook'],
    '',
    'groups[0].robots[0].weebhook',
    'Take this field out: it is not known here; did you mean "webhook"?',
  ],
  [
    'a misspelled field of a hook',
    [...hook, 'secert'],
    '',
    'hooks[0].secert',
    'Take this field out: it is not known here; did you mean "secrets"?',
  ],
  [
    'a misspelled field of events',
    [...hook, 'events', 'onn'],
    [],
    'hooks[0].events.onn',
    'Take this field out: it is not known here; did you mean "on"?',
  ],
  [
    'a misspelled field of a person',
    [...person, 'moblie'],
    '1',
    'people[0].moblie',
    'Take this field out: it is not known here; did you mean "mobile"?',
  ],
  [
    '__proto__ as a field',
    [...group, 'constructor'],
    {},
    'groups[0].constructor',
    'Take this field out: it is not known here.',
  ],
  ['an id with capitals', [...group, 'id'], 'Web-Team', 'groups[0].id', idMessage],
  ['an id with a slash', [...group, 'id'], 'a/b', 'groups[0].id', idMessage],
  ['an id of 64 characters', [...group, 'id'], 'a'.repeat(64), 'groups[0].id', idMessage],
  ['an id that starts with a hyphen', [...hook, 'id'], '-a', 'hooks[0].id', idMessage],
  ['no name', [...group, 'name'], undefined, 'groups[0].name', 'Add this: it is required.'],
  ['a blank name', [...group, 'name'], '  ', 'groups[0].name', 'Give it a name.'],
  ['a name of 101 characters', [...group, 'name'], 'n'.repeat(101), 'groups[0].name', 'Use 100 characters at most.'],
  [
    'a language nobody speaks',
    [...group, 'locale'],
    'zh-cn',
    'groups[0].locale',
    'Use zh-CN or en; did you mean "zh-CN"?',
  ],
  ['a language far off', [...group, 'locale'], 'klingon', 'groups[0].locale', 'Use zh-CN or en.'],
  [
    'a time zone misspelled',
    [...group, 'timezone'],
    'Asia/Shangai',
    'groups[0].timezone',
    'Use an IANA time zone, such as Asia/Shanghai; did you mean "Asia/Shanghai"?',
  ],
  [
    'a time zone that is not one',
    [...group, 'timezone'],
    'the office',
    'groups[0].timezone',
    'Use an IANA time zone, such as Asia/Shanghai.',
  ],
  [
    'a way to open links that is not one',
    [...group, 'links'],
    'sidebars',
    'groups[0].links',
    'Use browser or sidebar; did you mean "sidebar"?',
  ],
  [
    'no robots',
    [...group, 'robots'],
    [],
    'groups[0].robots',
    'Add at least one robot: messages reach the group through it.',
  ],
  [
    'a robot without a webhook',
    [...robot, 'webhook'],
    '',
    'groups[0].robots[0].webhook',
    'Paste the address that DingTalk shows for the robot.',
  ],
  [
    'a signing secret that is not one',
    [...robot, 'secret'],
    'abc',
    'groups[0].robots[0].secret',
    'Copy the signing secret (加签) from the robot’s security settings: it is one word, usually starting with SEC.',
  ],
  [
    'seconds that are too many',
    ['groups', 0, 'merge'],
    { calm: 7200 },
    'groups[0].merge.calm',
    'Write whole seconds from 0 to 3600: how long everything but failures is collected, to save calls.',
  ],
  [
    'a signing secret left blank',
    [...robot, 'secret'],
    null,
    'groups[0].robots[0].secret',
    'Write text here, or leave the field out.',
  ],
  [
    'an empty keyword',
    [...robot, 'keywords'],
    [' '],
    'groups[0].robots[0].keywords[0]',
    'Write a keyword, or leave this entry out.',
  ],
  [
    '11 keywords',
    [...robot, 'keywords'],
    Array(11).fill('k'),
    'groups[0].robots[0].keywords',
    'Name 10 keywords at most: DingTalk allows no more.',
  ],
  [
    'a source that is not a word',
    [...hook, 'source'],
    'Git Hub',
    'hooks[0].source',
    'Use lower-case letters, digits and hyphens, such as github.',
  ],
  [
    'a short key',
    [...hook, 'key'],
    'short',
    'hooks[0].key',
    'Use 16 to 128 letters, digits, - and _, or leave the key out to have one made.',
  ],
  [
    'a key with a slash',
    [...hook, 'key'],
    'canary/0123456789abcdef',
    'hooks[0].key',
    'Use 16 to 128 letters, digits, - and _, or leave the key out to have one made.',
  ],
  ['an empty secret', [...hook, 'secrets'], [''], 'hooks[0].secrets[0]', 'Write the secret, or leave this entry out.'],
  [
    'five secrets',
    [...hook, 'secrets'],
    Array(5).fill('s'),
    'hooks[0].secrets',
    'Name 4 secrets at most, newest first.',
  ],
  [
    'a hook without groups',
    [...hook, 'groups'],
    [],
    'hooks[0].groups',
    'Name at least one group that the messages go to.',
  ],
  [
    'a topic with an empty part',
    [...hook, 'events', 'on'],
    ['push..bot'],
    'hooks[0].events.on[0]',
    'Write a topic such as pull_request.labeled; * stands for one part.',
  ],
  [
    'a topic with a space',
    [...hook, 'events', 'off'],
    ['push bot'],
    'hooks[0].events.off[0]',
    'Write a topic such as pull_request.labeled; * stands for one part.',
  ],
  [
    'a template for no kind',
    [...hook, 'templates'],
    { 'zh-CN/pusch': '' },
    'hooks[0].templates["zh-CN/pusch"]',
    'Name the template after a kind of event, such as push or zh-CN/push; did you mean "push"?',
  ],
  [
    'a template in no language',
    [...hook, 'templates'],
    { 'zh/push': '' },
    'hooks[0].templates["zh/push"]',
    'Start the name with a language, zh-CN or en.',
  ],
  [
    'a template too long',
    [...hook, 'templates'],
    { push: 'x'.repeat(20_001) },
    'hooks[0].templates.push',
    'Shorten the template: it may have 20,000 characters.',
  ],
  ['a mobile as a number', [...person, 'mobile'], 13800000000, 'people[0].mobile', 'Write text here, in quotes.'],
  [
    'a mobile with spaces',
    [...person, 'mobile'],
    '138 0000 0000',
    'people[0].mobile',
    'Write the mobile number as DingTalk knows it, such as 13800000000 or +852-51234567.',
  ],
  [
    'nobody DingTalk knows',
    [...person, 'mobile'],
    undefined,
    'people[0].mobile',
    'Add a mobile number or a userId: DingTalk mentions people by one of them.',
  ],
  [
    'one account instead of a list',
    [...person, 'accounts'],
    { github: 'chenchen' },
    'people[0].accounts.github',
    'Write a list here.',
  ],
];

describe('what is wrong with a configuration', () => {
  it.each(wrong)('%s', (_name, path, value, at, message) => {
    expect(check(ConfigDraft, changed(path, value))).toEqual({ ok: false, issues: [{ path: at, message }] });
  });

  it('names everything at once, each at its place', () => {
    const result = check(ConfigDraft, { groups: [{ nam: 'x', robots: [{ webhook: 1 }] }], hooks: 'none' });
    expect(result.ok ? [] : result.issues.map(({ path }) => path)).toEqual([
      'groups[0].name',
      'groups[0].robots[0].webhook',
      'groups[0].nam',
      'hooks',
    ]);
  });

  it.each([
    ['text', 'config'],
    ['nothing', undefined],
    ['a list', []],
    ['null', null],
  ])('refuses %s as a whole', (_name, input) => {
    const result = check(ConfigDraft, input);
    expect(result.ok ? [] : result.issues.map(({ path }) => path)).toEqual(['']);
  });

  it('never repeats a secret', () => {
    const config = {
      groups: [{ name: 'g', robots: [{ webhook: { canary: 1 }, secret: 'canary-a' }] }],
      hooks: [{ name: 'h', source: 'github', key: 'canary', secrets: ['canary-b'.repeat(2_000)], groups: ['g'] }],
    };
    expect(JSON.stringify(check(ConfigDraft, config))).not.toContain('canary');
  });
});

describe('what is right', () => {
  it('keeps a complete configuration as it is', () => {
    expect(check(ConfigDraft, sampleConfig())).toEqual({ ok: true, value: sampleConfig() });
  });

  it('fills in what may be left out', () => {
    const input = {
      groups: [{ name: ' 前端组 ', robots: [{ webhook: webhook('aaaa') }] }],
      hooks: [{ name: 'h', source: 'gitlab', groups: ['web-team'] }],
    };
    expect(check(ConfigDraft, input)).toEqual({
      ok: true,
      value: {
        groups: [
          {
            name: '前端组',
            locale: 'zh-CN',
            timezone: 'Asia/Shanghai',
            links: 'browser',
            merge: { settle: 1, calm: 0 },
            robots: [{ webhook: webhook('aaaa'), keywords: [] }],
          },
        ],
        hooks: [{ name: 'h', source: 'gitlab', groups: ['web-team'], events: { on: [], off: [] }, templates: {} }],
        people: [],
      },
    });
  });

  it.each([
    ['a topic for all below', 'check_run.*'],
    ['a topic with a colon', 'jira:issue_updated'],
    ['a star in the middle', 'pull_request.*.bot'],
  ])('takes %s', (_name, topic) => {
    expect(check(ConfigDraft, changed([...hook, 'events', 'on'], [topic])).ok).toBe(true);
  });
});
