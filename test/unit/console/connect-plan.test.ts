import { describe, expect, it } from 'vitest';
import { adapters } from '../../../adapters/index.ts';
import { type Plan, planOf, presetsFor, settingsOf, usual } from '../../../src/console/pages/connect/plan.ts';
import { check } from '../../../src/directory/issues.ts';
import { HookDraft } from '../../../src/directory/schema.ts';
import type { Event } from '../../../src/event/index.ts';
import { decide } from '../../../src/ingress/decide.ts';
import { compile, impossible } from '../../../src/rules/index.ts';

const plans: readonly [name: string, plan: Plan][] = [
  ['the usual', usual],
  ['quiet', { ...usual, preset: 'quiet' }],
  ['everything', { ...usual, preset: 'all' }],
  ['one branch', { ...usual, branches: ['main'] }],
  ['all but some branches', { ...usual, branches: ['!dependabot/**', '!tmp/**'] }],
  ['branches with exceptions', { ...usual, branches: ['main', 'release/**', '!release/**-rc'] }],
  ['without some accounts', { ...usual, muted: ['dependabot[bot]', 'acme-ci'] }],
  ['nobody mentioned', { ...usual, mention: 'none' }],
  ['all at once', { preset: 'quiet', branches: ['main', '!main-*'], muted: ['acme-ci'], mention: 'asked' }],
];

describe.each(Object.values(adapters))('plans for $name', (adapter) => {
  it.each(plans)('%s: is accepted, can match, and reads as it was written', (_, plan) => {
    const settings = settingsOf(plan, adapter, 'en');
    const hook = { name: 'x', source: adapter.name, groups: ['web'], ...settings };
    expect(check(HookDraft, hook, 'hooks')).toMatchObject({ ok: true });
    expect(impossible(settings.rules)).toEqual([]);
    if (presetsFor(adapter).includes(plan.preset)) expect(planOf(settings)).toEqual(plan);
    else expect(settings.events.on).toEqual([]);
  });

  it('no plan sends what only some people may see', () => {
    const { events } = settingsOf({ ...usual, preset: 'all' }, adapter, 'en');
    const secret = Object.keys(adapter.quiet).filter((topic) => /confidential|restricted/.test(topic));
    const sent = secret
      .map((topic) => topic.replaceAll('*', 'x'))
      .filter((topic) => decide(topic, adapter.quiet, events).send);
    expect(sent).toEqual([]);
  });

  it('everything but that and what is told twice is sent when everything is wanted', () => {
    const { quiet, doubles = [] } = adapter;
    const { events } = settingsOf({ ...usual, preset: 'all' }, adapter, 'en');
    const silent = Object.keys(quiet).filter((topic) => !decide(topic.replaceAll('*', 'x'), quiet, events).send);
    const left = silent.filter((topic) => !doubles.includes(topic));
    expect(left.filter((topic) => !/^confidential_|\.restricted$/.test(topic))).toEqual([]);
  });
});

const place = { name: 'acme/web', type: 'repository' } as const;
const push = (ref: string, login = 'chenchen'): Event => {
  return { kind: 'push', place, ref, commits: [], total: 1, actor: { name: login, login } };
};
const build = (status: 'success' | 'failure', ref: string): Event => {
  return { kind: 'build', place, name: 'CI', status, ref, severity: status === 'failure' ? 'bad' : 'good' };
};
const opened: Event = { kind: 'issue', place, title: 'Login', action: 'opened' };
const comment: Event = { kind: 'comment', place, title: 'Login', on: 'issue', action: 'created' };

describe('what a plan lets through', () => {
  it.each<[string, Partial<Plan>, Event, boolean]>([
    ['a push, usually', {}, push('main'), true],
    ['a push to another branch', { branches: ['main'] }, push('dev'), false],
    ['a push to the branch', { branches: ['main'] }, push('main'), true],
    ['a build of another branch', { branches: ['main'] }, build('failure', 'dev'), false],
    ['an issue, whatever the branches', { branches: ['main'] }, opened, true],
    ['a branch that is taken out', { branches: ['!tmp/**'] }, push('tmp/x'), false],
    ['a branch beside it', { branches: ['!tmp/**'] }, push('dev'), true],
    ['an exception', { branches: ['release/**', '!release/**-rc'] }, push('release/2-rc'), false],
    ['beside the exception', { branches: ['release/**', '!release/**-rc'] }, push('release/2'), true],
    ['neither', { branches: ['release/**', '!release/**-rc'] }, push('dev'), false],
    ['a muted account', { muted: ['acme-ci'] }, push('main', 'acme-ci'), false],
    ['somebody else', { muted: ['acme-ci'] }, push('main'), true],
    ['a push, quietly', { preset: 'quiet' }, push('main'), false],
    ['a comment, quietly', { preset: 'quiet' }, comment, false],
    ['a new issue, quietly', { preset: 'quiet' }, opened, true],
    ['a failed build, quietly', { preset: 'quiet' }, build('failure', 'main'), true],
    ['a push without mentions', { mention: 'none' }, push('main'), true],
  ])('%s', (_, plan, event, isSent) => {
    const { rules } = settingsOf({ ...usual, ...plan }, { quiet: {} }, 'en');
    const found = compile(rules, () => 'UTC')(event, 0);
    expect(found?.rule.drop !== true).toBe(isSent);
  });
});
