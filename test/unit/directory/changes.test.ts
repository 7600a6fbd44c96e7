import { expect, it } from 'vitest';
import { type Change, changes } from '../../../src/directory/changes.ts';
import type { Config } from '../../../src/directory/schema.ts';
import { sampleConfig } from './samples.ts';

const empty: Config = { groups: [], hooks: [], people: [] };
const web = { what: 'group', id: 'web-team', name: '前端组' } as const;
const ops = { what: 'group', id: 'ops', name: 'Operations' } as const;
const hook = { what: 'hook', id: 'acme-web', name: 'acme/web' } as const;
const chen = { what: 'person', name: '陈晨' } as const;
const li = { what: 'person', name: 'Li Lei' } as const;
const everything = [web, ops, hook, chen, li];

/** The sample after `change`. */
function after(change: (config: Config) => void): Config {
  const config = sampleConfig();
  change(config);
  return config;
}

const rows: [name: string, before: Config, after: Config, changes: Change[]][] = [
  ['nothing', sampleConfig(), sampleConfig(), []],
  ['everything, added', empty, sampleConfig(), everything.map((each) => ({ ...each, change: 'added' }))],
  ['everything, removed', sampleConfig(), empty, everything.map((each) => ({ ...each, change: 'removed' }))],
  ['another order', sampleConfig(), after(({ groups }) => groups.reverse()), []],
  [
    'two fields of a group',
    sampleConfig(),
    after(({ groups }) => {
      for (const group of groups.slice(0, 1)) [group.timezone, group.robots] = ['UTC', group.robots.slice(0, 1)];
    }),
    [{ ...web, change: 'changed', fields: ['timezone', 'robots'] }],
  ],
  [
    'a hook’s secrets, without their values',
    sampleConfig(),
    after(({ hooks }) => {
      for (const each of hooks) each.secrets = ['new'];
    }),
    [{ ...hook, change: 'changed', fields: ['secrets'] }],
  ],
  [
    'a field taken away',
    sampleConfig(),
    after(({ hooks }) => {
      for (const each of hooks) delete each.auth;
    }),
    [{ ...hook, change: 'changed', fields: ['auth'] }],
  ],
  [
    'one person for another',
    sampleConfig(),
    after(({ people }) => people.splice(0, 1, { name: '韩梅梅', mobile: '13900000000', accounts: {} })),
    [
      { what: 'person', name: '韩梅梅', change: 'added' },
      { ...chen, change: 'removed' },
    ],
  ],
];

it.each(rows)('%s', (_name, before, next, expected) => {
  expect(changes(before, next)).toEqual(expected);
});
