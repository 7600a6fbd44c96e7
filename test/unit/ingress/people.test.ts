import { describe, expect, test } from 'vitest';
import type { Person } from '../../../src/directory/schema.ts';
import type { Concern, Event } from '../../../src/event/index.ts';
import { mentionsFor } from '../../../src/ingress/people.ts';
import { reasons, type Wanted } from '../../../src/rules/index.ts';
import { build, card, comment, issue, push, request } from '../rules/samples.ts';

const people: Person[] = [
  { name: '李雷', mobile: '13800000001', accounts: { github: ['lilei', '1003'], email: ['lilei@acme.example'] } },
  { name: '韩梅梅', userId: 'hanmeimei', accounts: { github: ['HanMeimei'], gitlab: ['meimei'], jira: ['5b10a2'] } },
  { name: '陈晨', mobile: '13800000003', accounts: { github: ['chenchen'] } },
];
const ids: Record<string, string> = { '13800000001': '李雷', hanmeimei: '韩梅梅', '13800000003': '陈晨' };

/** Names of those mentioned. */
function told(event: Event, concerns: Concern[], wanted?: Wanted, source = 'github'): string[] {
  return mentionsFor({ ...event, concerns }, source, people, wanted).map(
    ({ mobile, userId }) => ids[mobile ?? userId ?? ''] ?? '?',
  );
}

const by = (login: string) => ({ actor: { name: login, login } });
const meimei: Concern[] = reasons.map((why) => ({ login: 'hanmeimei', why }));

describe('without a rule', () => {
  test.each<[name: string, event: Event, why: NonNullable<Concern['why']>[]]>([
    ['a new issue', issue(), ['assigned', 'mentioned']],
    ['an issue that is assigned', issue({ action: 'assigned' }), ['assigned']],
    ['an issue taken away', issue({ action: 'unassigned' }), []],
    ['a closed issue', issue({ action: 'closed' }), []],
    ['an edited issue', issue({ action: 'edited' }), []],
    ['a new merge request', request(), ['assigned', 'review_requested', 'mentioned']],
    ['a review that is asked for', request({ action: 'review_requested' }), ['review_requested']],
    ['a merge', request({ action: 'merged' }), ['author']],
    ['new commits', request({ action: 'synchronized' }), []],
    ['a comment', comment(), ['mentioned', 'author']],
    ['a remark on a line', comment({ on: 'merge_request', path: 'src/a.ts' }), ['mentioned']],
    ['an edited comment', comment({ action: 'edited' }), []],
    ['a failed build', build(), ['author']],
    ['a build that passed', build({ status: 'success', severity: 'good' }), []],
    ['a build that was cancelled', build({ status: 'cancelled' }), []],
    ['somebody on a card', card({ action: 'member_added' }), ['assigned']],
    ['a card that moves', card(), []],
    ['a push', push(), []],
    [
      'an approval',
      { kind: 'review', place: issue().place, title: 'x', action: 'approved', ...by('lilei') },
      ['mentioned', 'author'],
    ],
    [
      'changes requested',
      { kind: 'review', place: issue().place, title: 'x', action: 'changes_requested', ...by('lilei') },
      ['mentioned', 'author'],
    ],
    [
      'a review dismissed',
      { kind: 'review', place: issue().place, title: 'x', action: 'dismissed', ...by('lilei') },
      [],
    ],
    [
      'a deployment that waits',
      { kind: 'deployment', place: issue().place, environment: 'prod', status: 'waiting' },
      ['review_requested'],
    ],
    [
      'a deployment that failed',
      { kind: 'deployment', place: issue().place, environment: 'prod', status: 'failure' },
      ['author'],
    ],
  ])('%s calls for its reasons only', (_, event, why) => {
    const called = reasons.filter((reason) => told(event, [{ login: 'hanmeimei', why: reason }]).length > 0);
    expect(called).toEqual(why);
  });
});

describe('who is meant', () => {
  const merged = request({ action: 'merged', ...by('nobody') });
  test.each<[name: string, concern: Concern, source: string, names: string[]]>([
    ['by login, without case', { login: 'HANMEIMEI' }, 'github', ['韩梅梅']],
    ['a login of another source', { login: 'meimei' }, 'github', []],
    ['by id', { id: '5b10a2' }, 'jira', ['韩梅梅']],
    ['by e-mail, from any source', { email: 'LiLei@acme.example' }, 'travis', ['李雷']],
    [
      'by GitHub’s private address, from any source',
      { email: '7+hanmeimei@users.noreply.github.com' },
      'travis',
      ['韩梅梅'],
    ],
    ['by the older form of it', { email: 'hanmeimei@users.noreply.github.com' }, 'travis', ['韩梅梅']],
    [
      'by the number in it, under a login that has changed',
      { email: '1003+oldname@users.noreply.github.com' },
      'github',
      ['李雷'],
    ],
    ['by GitLab’s private address', { email: '42-meimei@users.noreply.gitlab.com' }, 'codeup', ['韩梅梅']],
    [
      'by an address that only looks like one',
      { email: '7+hanmeimei@users.noreply.github.com.evil.example' },
      'github',
      [],
    ],
    ['nobody in the table', { login: 'octocat' }, 'github', []],
    ['a login that is no own field', { login: 'constructor' }, 'constructor', []],
  ])('%s', (_, concern, source, names) => {
    expect(told(merged, [{ ...concern, why: 'author' }], undefined, source)).toEqual(names);
  });

  test('nobody twice, whatever the reasons', () => {
    expect(told(request(), meimei)).toEqual(['韩梅梅']);
  });

  test('where the source gives no reason, any that counts will do', () => {
    expect([told(comment(), [{ login: 'hanmeimei' }]), told(push(), [{ login: 'hanmeimei' }])]).toEqual([
      ['韩梅梅'],
      [],
    ]);
  });
});

describe('never the one who did it', () => {
  const mine: Concern[] = [{ login: 'lilei', why: 'author' }];
  test.each<[name: string, event: Event, concerns: Concern[], names: string[]]>([
    ['known by the same login', comment(by('lilei')), mine, []],
    ['known by another of their accounts', comment({ actor: { name: '李雷', email: 'lilei@acme.example' } }), mine, []],
    ['known by id', comment({ actor: { name: '李雷', id: '1003' } }), mine, []],
    [
      'known by a private address',
      comment({ actor: { name: 'x', email: '1003+lilei@users.noreply.github.com' } }),
      mine,
      [],
    ],
    ['but whoever broke a build is told, also of their own push', build(by('lilei')), mine, ['李雷']],
    ['and others are', comment(by('chenchen')), mine, ['李雷']],
  ])('%s', (_, event, concerns, names) => {
    expect(told(event, concerns)).toEqual(names);
  });
});

describe('as a rule wants it', () => {
  const concerns: Concern[] = [
    { login: 'hanmeimei', why: 'assigned' },
    { login: 'chenchen', why: 'author' },
  ];
  test.each<[name: string, event: Event, wanted: Wanted, names: string[]]>([
    ['nobody', comment(), 'none', []],
    ['everybody concerned', push(), 'all', ['韩梅梅', '陈晨']],
    ['for a reason that does not count by itself', comment(), ['assigned'], ['韩梅梅']],
    ['instead of those that do', comment(), ['review_requested'], []],
    ['by name', comment({ actor: undefined }), ['李雷'], ['李雷']],
    ['by name and for a reason', comment({ actor: undefined }), ['author', '李雷'], ['陈晨', '李雷']],
    ['by name, but not the one who did it', comment(), ['李雷'], []],
  ])('%s', (_, event, wanted, names) => {
    expect(told(event, concerns, wanted)).toEqual(names);
  });
});
