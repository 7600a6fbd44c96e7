import { describe, expect, test } from 'vitest';
import { check } from '../../../src/directory/issues.ts';
import { references } from '../../../src/directory/references.ts';
import { type Config, ConfigDraft } from '../../../src/directory/schema.ts';
import { sampleConfig } from '../directory/samples.ts';

/** The sample with rules on its hook. */
function config(rules: unknown, templates: Record<string, string> = {}): unknown {
  const { hooks, ...rest } = sampleConfig();
  return { ...rest, hooks: hooks.map((hook) => ({ ...hook, templates: { ...hook.templates, ...templates }, rules })) };
}

/** What is wrong with a rule list, its shape first. */
function issues(rules: unknown, templates?: Record<string, string>): { path: string; message: string }[] {
  const checked = check(ConfigDraft, config(rules, templates));
  if (!checked.ok) return checked.issues;
  const { groups, people } = sampleConfig();
  const hooks = checked.value.hooks.map((hook) => ({ ...hook, id: 'h', key: 'k'.repeat(16), secrets: [] }));
  return references({ groups, people, hooks } satisfies Config);
}

const drop = (when: object) => [{ when, drop: true }];

describe('what is wrong with rules', () => {
  test.each<[name: string, rules: unknown, path: string, message: string]>([
    ['no list', {}, '', 'Write a list here.'],
    ['a rule as text', ['drop'], '[0]', 'Write named fields here.'],
    [
      'neither send nor drop',
      [{}],
      '[0]',
      'Say what to do, one of the two: send (true, or ids of groups) or drop: true.',
    ],
    [
      'both',
      [{ send: true, drop: true }],
      '[0]',
      'Say what to do, one of the two: send (true, or ids of groups) or drop: true.',
    ],
    ['drop: false', [{ drop: false }], '[0].drop', 'Write true, or leave this out.'],
    [
      'a way to send what is dropped',
      [{ drop: true, mention: 'all' }],
      '[0].mention',
      'Take this out: what is dropped is not told to anybody.',
    ],
    [
      'one group as text',
      [{ send: 'ops' }],
      '[0].send',
      'Write a list with the ids of 1 to 50 groups, or true for the hook’s own groups.',
    ],
    [
      'a misspelled field',
      [{ send: true, mentoin: 'all' }],
      '[0].mentoin',
      'Take this field out: it is not known here; did you mean "mention"?',
    ],
    [
      'a misspelled condition',
      drop({ branch: ['main'] }),
      '[0].when.branch',
      'Take this field out: it is not known here; did you mean "branches"?',
    ],
    [
      'a misspelled field of hours',
      drop({ hours: { day: ['mon'] } }),
      '[0].when.hours.day',
      'Take this field out: it is not known here; did you mean "days"?',
    ],
    ['one pattern as text', drop({ branches: 'main' }), '[0].when.branches', 'Write a list here.'],
    [
      'no pattern',
      drop({ branches: [] }),
      '[0].when.branches',
      'Write at least one pattern, or leave this condition out.',
    ],
    [
      'an empty pattern',
      drop({ branches: [''] }),
      '[0].when.branches[0]',
      'Write a pattern such as main, release/** or !dependabot/**.',
    ],
    [
      'only a mark',
      drop({ branches: ['!'] }),
      '[0].when.branches[0]',
      'Write a pattern such as main, release/** or !dependabot/**.',
    ],
    [
      'a pattern of 201 characters',
      drop({ branches: ['x'.repeat(201)] }),
      '[0].when.branches[0]',
      'Use 200 characters at most.',
    ],
    ['51 patterns', drop({ branches: Array(51).fill('x') }), '[0].when.branches', 'Write 50 patterns at most.'],
    ['101 rules', Array(101).fill({ send: true }), '', 'Write 100 rules at most.'],
    ['yes for true', drop({ bots: 'yes' }), '[0].when.bots', 'Write true or false.'],
    [
      'a day nobody knows',
      drop({ hours: { days: ['mon-fry'] } }),
      '[0].when.hours.days[0]',
      'Write days such as mon, sat or mon-fri.',
    ],
    [
      'a time that is none',
      drop({ hours: { from: '9:00' } }),
      '[0].when.hours.from',
      'Write a time such as 09:00, from 00:00 to 24:00.',
    ],
    [
      'a zone misspelled',
      drop({ hours: { timezone: 'Asia/Shangai' } }),
      '[0].when.hours.timezone',
      'Use an IANA time zone, such as Asia/Shanghai; did you mean "Asia/Shanghai"?',
    ],
    ['a language nobody speaks', [{ send: true, locale: 'zh' }], '[0].locale', 'Use zh-CN or en.'],
    [
      'a mention that is no list',
      [{ send: true, mention: 'author' }],
      '[0].mention',
      'Write none, all, or a list of reasons (assigned, review_requested, mentioned, author) and names of people.',
    ],
    [
      'a group that does not exist',
      [{ send: ['opps'] }],
      '[0].send[0]',
      'Name a group that exists: there is no "opps"; did you mean "ops"?',
    ],
    ['a group listed twice', [{ send: ['ops', 'ops'] }], '[0].send[1]', 'Take this out: "ops" is listed twice.'],
    [
      'a template that does not exist',
      [{ send: true, template: 'pusch' }],
      '[0].template',
      'Name one of this hook’s templates: there is no "pusch"; did you mean "push"?',
    ],
    [
      'somebody nobody knows',
      [{ send: true, mention: ['Li Leii'] }],
      '[0].mention[0]',
      'Name a reason (assigned, review_requested, mentioned, author) or somebody in the people table: nobody there is called "Li Leii"; did you mean "Li Lei"?',
    ],
    [
      'an event nobody knows',
      drop({ events: ['merge_request.mergd'] }),
      '[0].when.events[0]',
      'Name an event that exists: nothing is called "merge_request.mergd"; did you mean "merge_request.merged"?',
    ],
    [
      'labels on a push',
      drop({ events: ['push'], labels: ['bug'] }),
      '[0].when.labels',
      'Take this out, or name other events: no push has it, only merge_request or issue.',
    ],
    [
      'a rule behind another',
      [{ name: '全部', send: true }, { drop: true }],
      '[1]',
      'Move this rule up, or take it out: rule 1 "全部" decides everything it could match.',
    ],
    [
      'a severity misspelled',
      drop({ severity: ['goood'] }),
      '[0].when.severity[0]',
      'Use info, good, warn, bad; did you mean "good"?',
    ],
  ])('%s', (_, rules, path, message) => {
    expect(issues(rules)).toEqual([{ path: `hooks[0].rules${path}`, message }]);
  });

  test('a template that no rule and no kind of event is named after', () => {
    expect(issues([], { compact: '' })).toEqual([
      {
        path: 'hooks[0].templates.compact',
        message: 'Name the template after a kind of event, such as push or zh-CN/push.',
      },
    ]);
  });
});

describe('what is right', () => {
  test.each<[name: string, rules: unknown, templates?: Record<string, string>]>([
    ['no rules', []],
    [
      'every condition',
      [
        {
          name: '线上',
          when: {
            events: ['merge_request.*', '!merge_request.labeled'],
            places: ['acme/*'],
            branches: ['main'],
            source: ['*'],
            target: ['main'],
            labels: ['!wip'],
            actors: ['!*bot'],
            bots: false,
            draft: false,
            severity: ['info'],
            hours: { days: ['mon-fri', 'sun'], from: '09:00', to: '24:00', timezone: 'Asia/Shanghai' },
          },
          send: ['ops'],
          locale: 'en',
          mention: ['author', 'Li Lei'],
        },
      ],
    ],
    ['a template of a name', [{ send: true, template: 'compact' }], { compact: 'a' }],
    ['a template of a name in one language', [{ send: true, template: 'compact' }], { 'zh-CN/compact': 'a' }],
    ['a template of a kind', [{ send: true, template: 'push' }]],
  ])('%s', (_, rules, templates) => {
    expect(issues(rules, templates)).toEqual([]);
  });
});
