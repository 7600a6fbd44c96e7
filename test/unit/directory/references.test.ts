import { expect, it } from 'vitest';
import { references } from '../../../src/directory/references.ts';
import type { Config } from '../../../src/directory/schema.ts';
import { sampleConfig } from './samples.ts';

const rows: [name: string, change: (config: Config) => void, path: string, message: string][] = [
  [
    'two groups with one id',
    ({ groups }) => {
      for (const group of groups.slice(1)) group.id = 'web-team';
    },
    'groups[1].id',
    'Use another id: "web-team" is taken by an entry above.',
  ],
  [
    'two robots with one id',
    ({ groups }) => {
      for (const robot of groups[0]?.robots ?? []) robot.id = 'r1';
    },
    'groups[0].robots[1].id',
    'Use another id: "r1" is taken by an entry above.',
  ],
  [
    'two hooks with one id',
    ({ hooks }) => {
      hooks.push(...hooks.map((hook) => ({ ...hook, key: 'another-key-0123456789' })));
    },
    'hooks[1].id',
    'Use another id: "acme-web" is taken by an entry above.',
  ],
  [
    'two hooks with one key',
    ({ hooks }) => {
      hooks.push(...hooks.map((hook) => ({ ...hook, id: 'other' })));
    },
    'hooks[1].key',
    'Use another key, or leave it out: "acme/web" has the same one.',
  ],
  [
    'a group that does not exist',
    ({ hooks }) => {
      for (const hook of hooks) hook.groups = ['web-tema'];
    },
    'hooks[0].groups[0]',
    'Name a group that exists: there is no "web-tema"; did you mean "web-team"?',
  ],
  [
    'a group listed twice',
    ({ hooks }) => {
      for (const hook of hooks) hook.groups = ['ops', 'ops'];
    },
    'hooks[0].groups[1]',
    'Take this out: "ops" is listed twice.',
  ],
  [
    'an account of two people',
    ({ people }) => {
      for (const person of people) person.accounts = { github: [person.userId ? 'ChenChen' : 'chenchen'] };
    },
    'people[1].accounts.github[0]',
    'Leave this account to one person: "ChenChen" is also 陈晨’s.',
  ],
  [
    'operators that do not exist',
    ({ groups }) => {
      for (const group of groups) group.operators = 'opps';
    },
    'groups[0].operators',
    'Name a group that exists: there is no "opps"; did you mean "ops"?',
  ],
  [
    'a group that would tell itself',
    ({ groups }) => {
      for (const group of groups) group.operators = 'ops';
    },
    'groups[1].operators',
    'Name another group: when this one cannot be reached, it cannot be told.',
  ],
  [
    'two quotas of one organisation',
    ({ groups }) => {
      for (const group of groups) {
        group.quota = { organization: 'acme', monthly: group.id === 'ops' ? 50_000 : 3000, near: 'calm' };
      }
    },
    'groups[1].quota.monthly',
    'Write 3000, as for the other groups of "acme": they share one quota.',
  ],
  [
    'a mobile of two people',
    ({ people }) => {
      for (const person of people) person.mobile = '13800000000';
    },
    'people[1].mobile',
    'Give each person a mobile of their own: 陈晨 has the same one.',
  ],
];

it.each(rows)('finds %s', (_name, change, path, message) => {
  const config = sampleConfig();
  change(config);
  const found = references(config);
  expect(found.filter((issue) => issue.path === path)).toEqual([{ path, message }]);
  expect(JSON.stringify(found)).not.toContain('another-key');
});

it('finds nothing in the sample', () => {
  expect(references(sampleConfig())).toEqual([]);
});
