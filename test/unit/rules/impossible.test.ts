import { describe, expect, test } from 'vitest';
import { impossible, type Rule, type When } from '../../../src/rules/index.ts';

const at = (rules: readonly Rule[]) => impossible(rules).map(({ path }) => path.join('.'));
const rules = (...whens: When[]): Rule[] => whens.map((when) => ({ when, drop: true }));

describe('rules that can never match', () => {
  test.each<[name: string, rules: Rule[], path: string]>([
    ['an event nobody knows', rules({ events: ['push', 'merge_request.mergd'] }), '0.when.events.1'],
    ['an exclude nobody knows', rules({ events: ['!pusch'] }), '0.when.events.0'],
    ['a wildcard for nothing', rules({ events: ['*.exploded'] }), '0.when.events.0'],
    ['all events taken out', rules({ events: ['!*'] }), '0.when.events'],
    ['what was let in taken out', rules({ events: ['issue.closed', '!issue'] }), '0.when.events'],
    ['an alias taken out with its kind', rules({ events: ['build.failed', '!build'] }), '0.when.events'],
    ['labels on a push', rules({ events: ['push'], labels: ['bug'] }), '0.when.labels'],
    ['branches of issues', rules({ events: ['issue.*', 'comment'], branches: ['main'] }), '0.when.branches'],
    ['a draft that was pushed', rules({ events: ['push'], draft: false }), '0.when.draft'],
    ['paths with labels', rules({ labels: ['bug'], paths: ['src/**'] }), '0.when.paths'],
    ['lists of builds', rules({ events: ['build.failed'], lists: ['待办'] }), '0.when.lists'],
    ['everything but everything', rules({ branches: ['!**'] }), '0.when.branches'],
    ['in and out again', rules({ branches: ['main', '!main'] }), '0.when.branches'],
    ['out by a wider pattern', rules({ branches: ['release/*', '!release/**'] }), '0.when.branches'],
    ['out without case', rules({ actors: ['LiLei', '!lilei'] }), '0.when.actors'],
    ['a severity that is none', rules({ severity: ['error'] }), '0.when.severity.0'],
    ['a window that never opens', rules({ hours: { from: '09:00', to: '09:00' } }), '0.when.hours'],
    ['the same again', rules({ branches: ['main'] }, { branches: ['main'] }), '1'],
    ['after a rule for everything', [{ send: true }, { when: { events: ['push'] }, drop: true }], '1'],
    ['a narrower one after a wider', rules({ events: ['push'] }, { events: ['push'], branches: ['main'] }), '1'],
    ['covered by a pattern', rules({ branches: ['release/**'] }, { branches: ['release/2.*'] }), '1'],
    ['covered by a kind', rules({ events: ['build'] }, { events: ['build.failed'] }), '1'],
  ])('%s', (_, list, path) => {
    expect(at(list)).toEqual([path]);
  });
});

describe('rules that can match', () => {
  test.each<[name: string, rules: Rule[]]>([
    ['nothing but a catch-all at the end', [...rules({ events: ['push'] }), { send: true }]],
    ['one of several events has labels', rules({ events: ['push', 'issue'], labels: ['bug'] })],
    ['something without labels', rules({ labels: ['!**'] })],
    ['everything but one', rules({ branches: ['!main'], events: ['!issue'] })],
    ['let in again', rules({ branches: ['!release/**', 'release/2.1'] })],
    ['one of several is taken out', rules({ branches: ['main', 'dev', '!main'] })],
    ['a wider one after a narrower', rules({ events: ['push'], branches: ['main'] }, { events: ['push'] })],
    ['the same but for one list', rules({ branches: ['main', 'dev'] }, { branches: ['main', 'test'] })],
    ['an earlier one with an exclude', rules({ branches: ['**', '!main'] }, { branches: ['main'] })],
    [
      'the same hours for groups that may be elsewhere',
      [
        { when: { hours: { from: '09:00' } }, send: ['shanghai'] },
        { when: { hours: { from: '09:00' } }, send: ['berlin'] },
      ],
    ],
    ['a night', rules({ hours: { from: '22:00', to: '08:00' } })],
  ])('%s', (_, list) => {
    expect(impossible(list)).toEqual([]);
  });
});
