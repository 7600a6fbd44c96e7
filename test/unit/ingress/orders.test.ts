import { describe, expect, test } from 'vitest';
import type { ResolvedHook } from '../../../src/directory/contract.ts';
import type { Event } from '../../../src/event/index.ts';
import { dispatchesFor } from '../../../src/ingress/dispatches.ts';
import { outcomeOf, reasonOf, rulings } from '../../../src/ingress/orders.ts';
import { comment, issue, push, request } from '../rules/samples.ts';

const reader = (id: string) => ({ id, locale: 'zh-CN', timezone: 'Asia/Shanghai', links: 'browser' }) as const;
const hook = {
  id: 'h',
  source: 'github',
  groups: [reader('web')],
  events: { on: [], off: [] },
  templates: {},
  people: [{ name: '韩梅梅', mobile: '13900000000', accounts: { github: ['hanmeimei'] } }],
} satisfies Partial<ResolvedHook>;
const adapter = {
  quiet: { 'star.*': 'optional', 'check.*': 'summed up', 'confidential_issue.*': 'confidential' },
  doubles: ['check.*'],
};

type Setting = Partial<Pick<ResolvedHook, 'rules' | 'events' | 'templates'>>;

/** How a delivery ends: its outcome, the groups that are told, and why. */
function ends(topic: string, events: Event[], setting: Setting) {
  const ruled = rulings({ topic, events }, adapter, { ...hook, ...setting }, 0);
  const groups = ruled.flatMap(({ decision, groups }) => (decision.send ? groups.map(({ id }) => id) : []));
  return [outcomeOf(ruled), groups.join(' '), reasonOf(ruled).join('; ')];
}

const ops = { send: ['ops'], groups: [reader('ops')] };

describe('what becomes of an event', () => {
  test.each<[name: string, topic: string, setting: Setting, outcome: string, groups: string, reason: string]>([
    ['without rules', 'issues.opened', {}, 'accepted', 'web', ''],
    [
      'no rule matches',
      'issues.opened',
      { rules: [{ when: { events: ['push'] }, drop: true }] },
      'accepted',
      'web',
      '',
    ],
    ['a rule sends it elsewhere', 'issues.opened', { rules: [ops] }, 'accepted', 'ops', 'sent by rule 1'],
    [
      'a rule says why',
      'issues.opened',
      { rules: [{ ...ops, name: '值班', when: { events: ['issue'] } }] },
      'accepted',
      'ops',
      'sent by rule 1 "值班": event issue',
    ],
    [
      'a rule keeps the hook’s groups',
      'issues.opened',
      { rules: [{ send: true }] },
      'accepted',
      'web',
      'sent by rule 1',
    ],
    [
      'a rule drops it',
      'issues.opened',
      { rules: [{ when: { events: ['issue.*'] }, drop: true }] },
      'filtered',
      '',
      'dropped by rule 1: event issue.*',
    ],
    [
      'off wins over rules',
      'issues.opened',
      { rules: [ops], events: { on: [], off: ['issues.*'] } },
      'filtered',
      '',
      'issues.opened: switched off by "issues.*"',
    ],
    ['quiet without a rule', 'star.x', {}, 'ignored', '', 'star.x: quiet by default (optional)'],
    [
      'quiet, and a rule for all kinds',
      'star.x',
      { rules: [ops] },
      'ignored',
      '',
      'star.x: quiet by default (optional)',
    ],
    [
      'quiet, and a wildcard',
      'star.x',
      { rules: [{ ...ops, when: { events: ['issue.*'] } }] },
      'ignored',
      '',
      'star.x: quiet by default (optional)',
    ],
    [
      'quiet, and named exactly',
      'star.x',
      { rules: [{ ...ops, when: { events: ['issue.opened'] } }] },
      'accepted',
      'ops',
      'sent by rule 1: event issue.opened',
    ],
    ['quiet, and dropped', 'star.x', { rules: [{ drop: true }] }, 'filtered', '', 'dropped by rule 1'],
    [
      'quiet, but asked for',
      'star.x',
      { rules: [ops], events: { on: ['star.*'], off: [] } },
      'accepted',
      'ops',
      'sent by rule 1',
    ],
    [
      'a double stays quiet, named or not',
      'check.x',
      { rules: [{ ...ops, when: { events: ['issue.opened'] } }] },
      'ignored',
      '',
      'check.x: quiet by default (summed up)',
    ],
    [
      'a double that is asked for',
      'check.x',
      { rules: [ops], events: { on: ['check.*'], off: [] } },
      'accepted',
      'ops',
      'sent by rule 1',
    ],
    [
      'what is confidential stays so',
      'confidential_issue.opened',
      { rules: [{ ...ops, when: { events: ['issue.opened'] } }] },
      'ignored',
      '',
      'confidential_issue.opened: quiet by default (confidential)',
    ],
    [
      'unless it is asked for',
      'confidential_issue.opened',
      { rules: [ops], events: { on: ['confidential_issue.*'], off: [] } },
      'accepted',
      'ops',
      'sent by rule 1',
    ],
  ])('%s', (_, topic, setting, ...expected) => {
    expect(ends(topic, [issue()], setting)).toEqual(expected);
  });

  test('each event of a delivery is decided on its own', () => {
    const rules = [
      { when: { events: ['push'] }, drop: true as const },
      { ...ops, when: { events: ['issue'] } },
    ];
    expect(ends('mixed', [push(), issue(), comment()], { rules })).toEqual([
      'accepted',
      'ops web',
      'push: dropped by rule 1: event push; issue: sent by rule 2: event issue',
    ]);
  });

  test('rules look at all files of a push, of which a hundred travel on', () => {
    const paths = Array.from({ length: 5_000 }, (_, n) => `src/${n}.ts`);
    const rules = [{ when: { paths: ['src/4999.ts'] }, send: true as const }];
    const [ruling] = rulings({ topic: 'push', events: [push({ paths })] }, adapter, { ...hook, rules }, 0);
    expect(ruling).toMatchObject({ decision: { reason: 'sent by rule 1: path src/4999.ts' } });
    expect(ruling?.event).toMatchObject({ paths: { length: 100 } });
  });

  test('hours without a zone are those of the first group', () => {
    const berlin = { ...reader('ops'), timezone: 'Europe/Berlin' };
    const rule = { when: { hours: { from: '09:00', to: '17:00' } }, send: ['ops'], groups: [berlin] };
    const at = (time: string) =>
      rulings({ topic: 'x', events: [push()] }, adapter, { ...hook, rules: [rule] }, Date.parse(time))[0]?.groups[0]
        ?.id;
    expect([at('2026-11-23T09:30:00+01:00'), at('2026-11-23T09:30:00+08:00')]).toEqual(['ops', 'web']);
  });
});

describe('how it is told', () => {
  /** The messages an issue becomes. */
  function messages(event: Event, setting: Setting) {
    const mine = { ...hook, ...setting };
    const [order] = rulings({ topic: 'x', events: [event] }, adapter, mine, 0);
    return dispatchesFor([event], mine, 0, () => order ?? mine);
  }
  const text = (event: Event, setting: Setting) => JSON.stringify(messages(event, setting).dispatches[0]?.message);

  test('in the language of the rule', () => {
    expect(text(issue(), { rules: [{ send: true, locale: 'en' }] })).toContain('opened');
  });

  test.each<[name: string, template: string, templates: Record<string, string>, expected: string]>([
    ['by name', 'compact', { compact: 'kurz {{ title }}', issue: 'kind' }, 'kurz 闪烁'],
    ['by name, in the reader’s language', 'compact', { 'zh-CN/compact': '简', 'en/compact': 'brief' }, '简'],
    ['in another language only: as shipped', 'compact', { 'en/compact': 'brief', issue: 'kind' }, '新建了议题'],
    ['that of another kind', 'push', { push: 'short', issue: 'kind' }, 'short'],
    ['by its full name', 'en/compact', { 'en/compact': 'brief' }, 'brief'],
  ])('with the template %s', (_, template, templates, expected) => {
    expect(text(issue(), { templates, rules: [{ send: true, template }] })).toContain(expected);
  });

  test('a template that fails is named as the rule names it', () => {
    const { flaws, renders } = messages(issue(), {
      templates: { compact: '{% if' },
      rules: [{ send: true, template: 'compact' }],
    });
    expect(flaws).toEqual([expect.stringMatching(/^template override compact failed: /)]);
    expect(renders).toMatchObject([{ scope: 'zh-CN/compact', failures: [{ template: 'override compact' }] }]);
  });

  test('mentions as the rule wants them', () => {
    const event = issue({ action: 'closed', concerns: [{ login: 'hanmeimei', why: 'assigned' }] });
    const at = (rules: Setting['rules']) => messages(event, { rules }).dispatches[0]?.message;
    expect(at(undefined)).not.toHaveProperty('at');
    expect(at([{ send: true, mention: ['assigned'] }])).toMatchObject({ at: { atMobiles: ['13900000000'] } });
  });

  test.each<[name: string, template: string, msgtype: string]>([
    ['a link cannot mention', '---\nmsgtype: link\n---\nx', 'markdown'],
    ['a feed cannot either', '---\nmsgtype: feedCard\n---\nx', 'markdown'],
    [
      'a card can, when its text names them',
      '---\nmsgtype: actionCard\nbuttons:\n  - open | https://x.example\n---\nx',
      'actionCard',
    ],
    ['left open, it becomes a type that can', 'x', 'markdown'],
  ])('%s', (_, template, msgtype) => {
    const event = issue({ url: 'https://x.example', concerns: [{ login: 'hanmeimei', why: 'assigned' }] });
    const [first] = messages(event, { templates: { issue: template } }).dispatches;
    expect(first?.message).toMatchObject({ msgtype, at: { atMobiles: ['13900000000'] } });
    expect(JSON.stringify(first?.message)).toContain('@13900000000');
  });

  test.each<[name: string, event: Event]>([
    ['a title', issue({ title: '@13900000000 @所有人 @hanmeimei' })],
    ['a body', issue({ body: { format: 'markdown', text: '@13900000000 @all @所有人' } })],
    ['a branch', push({ ref: '@13900000000' })],
    ['a name', request({ actor: { name: '@13900000000' } })],
  ])('%s mentions nobody by itself', (_, event) => {
    for (const { message } of messages(event, {}).dispatches) expect(message).not.toHaveProperty('at');
  });
});
