import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Event } from '../../../src/event/index.ts';
import { compile, type Rule, describe as said, type When } from '../../../src/rules/index.ts';
import { build, card, comment, issue, machineRequest, push, request } from './samples.ts';

// A Tuesday, 11:30 in Shanghai, 03:30 UTC.
const now = Date.parse('2026-11-24T11:30:00+08:00');

function match(when: When | undefined, event: Event, at = now) {
  return compile([{ when, drop: true }], () => 'Asia/Shanghai')(event, at);
}

type Row = [name: string, when: When, event: Event, because: string | null];

const tables: Record<string, Row[]> = {
  events: [
    [
      'a kind and its action',
      { events: ['merge_request.merged'] },
      request({ action: 'merged' }),
      'event merge_request.merged',
    ],
    ['another action', { events: ['merge_request.merged'] }, request(), null],
    ['a kind is all of it', { events: ['issue'] }, issue({ action: 'closed' }), 'event issue'],
    ['a star, too', { events: ['issue.*'] }, issue({ action: 'closed' }), 'event issue.*'],
    ['a star for all kinds', { events: ['*.closed'] }, issue({ action: 'closed' }), 'event *.closed'],
    ['a kind without actions', { events: ['push.*'] }, push(), 'event push.*'],
    ['GitHub’s word for it', { events: ['pull_request.opened'] }, request(), 'event pull_request.opened'],
    [
      'a build failed by its time limit',
      { events: ['build.failed'] },
      build({ status: 'timed_out' }),
      'event build.failed',
    ],
    ['the first failure breaks', { events: ['build.broken'] }, build({ was: 'success' }), 'event build.broken'],
    ['a failure without a past breaks', { events: ['build.broken'] }, build(), 'event build.broken'],
    ['the second does not', { events: ['build.broken'] }, build({ was: 'failure' }), null],
    [
      'good after bad',
      { events: ['build.fixed'] },
      build({ status: 'success', was: 'timed_out' }),
      'event build.fixed',
    ],
    ['good after good', { events: ['build.fixed'] }, build({ status: 'success', was: 'success' }), null],
    ['a comment on an issue', { events: ['issue.commented'] }, comment(), 'event issue.commented'],
    ['a comment is no issue', { events: ['issue.*'] }, comment(), null],
    ['a push that makes a branch', { events: ['branch.created'] }, push({ created: true }), 'event branch.created'],
    ['all but one', { events: ['!push'] }, issue(), 'event !push'],
    ['that one', { events: ['!push'] }, push(), null],
    ['a kind without one action', { events: ['issue', '!issue.labeled'] }, issue({ action: 'labeled' }), null],
    ['back in again', { events: ['!issue', 'issue.closed'] }, issue({ action: 'closed' }), 'event issue.closed'],
  ],
  branches: [
    ['of a push', { branches: ['main'] }, push(), 'branch main'],
    ['a longer name is another', { branches: ['main'] }, push({ ref: 'main2' }), null],
    ['below a folder', { branches: ['dependabot/**'] }, push({ ref: 'dependabot/npm/hono' }), 'branch dependabot/**'],
    ['of a build', { branches: ['release/*'] }, build({ ref: 'release/2.1' }), 'branch release/*'],
    ['where a merge request comes from', { branches: ['feature/**'] }, request(), 'branch feature/**'],
    ['where it goes', { branches: ['main'] }, request(), 'branch main'],
    ['only where it comes from', { source: ['main'] }, request(), null],
    ['only where it goes', { target: ['main'] }, request(), 'target branch main'],
    ['either side takes it out', { branches: ['!main'] }, request(), null],
    ['excludes alone mean everything but', { branches: ['!dependabot/**'] }, push(), 'branch !dependabot/**'],
    [
      'an exclude after an include',
      { branches: ['release/**', '!release/**-rc'] },
      push({ ref: 'release/2-rc' }),
      null,
    ],
    ['a build of no branch is everything but', { branches: ['!main'] }, build({ ref: undefined }), 'branch !main'],
    ['a build of no branch is on none', { branches: ['**'] }, build({ ref: undefined }), null],
    ['an issue has no branch, not even another', { branches: ['!main'] }, issue(), null],
    ['a fork’s main is not ours', { branches: ['main'] }, build({ ref: 'octofan:main' }), null],
    ['capitals count', { branches: ['Main'] }, push(), null],
  ],
  labels: [
    ['one of several', { labels: ['bug'] }, issue({ labels: ['web', 'Bug'] }), 'label bug'],
    ['none of them', { labels: ['bug'] }, issue({ labels: ['web'] }), null],
    ['one that takes it out', { labels: ['bug', '!wip'] }, issue({ labels: ['bug', 'WIP'] }), null],
    ['none that takes it out', { labels: ['!wip'] }, request({ labels: ['bug'] }), 'label !wip'],
    ['no labels at all', { labels: ['!**'] }, request(), 'label !**'],
    ['some labels', { labels: ['!**'] }, request({ labels: ['bug'] }), null],
  ],
  people: [
    ['by login, without case', { actors: ['LiLei'] }, push(), 'actor LiLei'],
    ['by name', { actors: ['李雷'] }, push(), 'actor 李雷'],
    ['everybody but', { actors: ['!lilei'] }, push(), null],
    ['a bot by pattern', { actors: ['dependabot*'] }, machineRequest(), 'actor dependabot*'],
    ['a machine account', { bots: true }, machineRequest(), 'by a machine account'],
    [
      'its request, merged by a colleague',
      { bots: true },
      machineRequest({ actor: { name: '李雷' } }),
      'by a machine account',
    ],
    [
      'a colleague’s request, merged by a bot',
      { bots: false },
      request({ actor: { name: 'mergify', bot: true } }),
      'not by a machine account',
    ],
    ['nobody is no machine', { bots: true }, push({ actor: undefined }), null],
  ],
  'everything else': [
    ['a place', { places: ['acme/*'] }, push(), 'place acme/*'],
    ['a place elsewhere', { places: ['!acme/**'] }, push(), null],
    ['a draft', { draft: true }, request({ draft: true }), 'a draft'],
    ['no draft', { draft: false }, request(), 'not a draft'],
    ['an issue is neither', { draft: false }, issue(), null],
    ['one file is enough', { paths: ['docs/**'] }, push({ paths: ['src/a.ts', 'docs/a.md'] }), 'path docs/**'],
    ['files elsewhere', { paths: ['!docs/**'] }, push({ paths: ['src/a.ts', 'docs/a.md'] }), 'path !docs/**'],
    ['only files that are taken out', { paths: ['!docs/**'] }, push({ paths: ['docs/a.md'] }), null],
    ['files nobody names', { paths: ['docs/**'] }, push(), null],
    [
      'JIRA’s fields',
      { types: ['缺陷'], priorities: ['high*'], statuses: ['待*'] },
      issue({ type: '缺陷', priority: 'Highest', status: '待测试' }),
      'type 缺陷, priority high*, status 待*',
    ],
    ['the list a card is moved to', { lists: ['待验收'], from: ['开发中'] }, card(), 'list 待验收, from list 开发中'],
    [
      'the list a card stands on',
      { lists: ['待验收'] },
      card({ action: 'updated', list: '待验收', from: undefined, to: undefined }),
      'list 待验收',
    ],
    ['a card from another board is from no list', { from: ['开发中'] }, card({ action: 'arrived' }), null],
    ['severity', { severity: ['warn', 'bad'] }, build(), 'severity bad'],
    ['severity that nobody gave', { severity: ['info'] }, push(), 'severity info'],
    ['office hours', { hours: { days: ['mon-fri'], from: '09:00', to: '19:00' } }, push(), 'hours mon-fri 09:00–19:00'],
    ['in another zone', { hours: { from: '09:00', to: '19:00', timezone: 'Europe/Berlin' } }, push(), null],
    ['everything has to hold', { events: ['push'], branches: ['dev'] }, push(), null],
    ['nothing is asked', {}, push(), ''],
  ],
};

describe.each(Object.entries(tables))('%s', (_, rows) => {
  test.each(rows)('%s', (_, when, event, because) => {
    const found = match(when, event);
    expect(found ? found.because.join(', ') : null).toBe(because);
  });
});

describe('what a rule names exactly', () => {
  test.each<[name: string, events: string[], event: Event, exact: boolean]>([
    ['kind and action', ['issue.labeled'], issue({ action: 'labeled' }), true],
    ['an alias', ['build.passed'], build({ status: 'success' }), true],
    ['beside a wildcard', ['issue.*', 'issue.labeled'], issue({ action: 'labeled' }), true],
    ['a wildcard', ['issue.*'], issue({ action: 'labeled' }), false],
    ['a kind', ['push'], push(), false],
    ['only excludes', ['!issue.opened'], push(), false],
  ])('%s', (_, events, event, exact) => {
    expect(match({ events }, event)?.exact).toBe(exact);
  });
});

describe('the first match wins', () => {
  test('and says which it was', () => {
    const rules: Rule[] = [
      { when: { branches: ['dev'] }, send: true },
      { name: 'dependabot', when: { branches: ['dependabot/**'] }, drop: true },
      { send: ['ops'] },
    ];
    const first = compile(rules, () => 'UTC');
    const words = [push({ ref: 'dependabot/npm' }), push()].map((event) => {
      const found = first(event, now);
      return found && said(found);
    });
    expect(words).toEqual(['rule 2 "dependabot": branch dependabot/**', 'rule 3']);
  });

  test('among any rules', () => {
    const patterns = fc.array(fc.constantFrom('main', 'dev', '*', '!main', '**', 'a/*'), {
      minLength: 1,
      maxLength: 3,
    });
    const when = fc.record({ branches: patterns, bots: fc.boolean(), draft: fc.boolean() }, { requiredKeys: [] });
    const rules = fc.array(fc.record({ when }), { maxLength: 8 });
    const events = fc.constantFrom<Event>(push(), push({ ref: 'a/b' }), request(), request({ draft: true }), issue());
    void fc.assert(
      fc.property(rules, events, (list, event) => {
        const alone = list.findIndex(({ when }) => match(when, event) !== null);
        const found = compile(list, () => 'UTC')(event, now);
        expect(found?.number ?? 0).toBe(alone + 1);
      }),
      { numRuns: 1_000 },
    );
  });
});
