import { same } from './changes.ts';
import { at, type Issue } from './issues.ts';
import { ruleReferences } from './rule-references.ts';
import type { Config } from './schema.ts';
import { didYouMean } from './suggest.ts';

/** What is wrong between the parts of a configuration: ids, keys and accounts used twice, groups that do not exist, rules that never match. */
export function references(config: Config): Issue[] {
  const { groups, hooks, people } = config;
  return [
    ...twice(groups.map(({ id }, i) => [id, at('groups', i, 'id')])),
    ...groups.flatMap(({ robots }, g) => twice(robots.map(({ id }, r) => [id, at('groups', g, 'robots', r, 'id')]))),
    ...twice(hooks.map(({ id }, i) => [id, at('hooks', i, 'id')])),
    ...sharedKeys(hooks),
    ...hooks.flatMap((hook, h) => destinations(hook.groups, groups, h)),
    ...ruleReferences(config),
    ...groups.flatMap((group, g) => operators(group, groups, g)),
    ...quotas(groups),
    ...identities(people),
    ...accounts(people),
  ];
}

function twice(ids: readonly (readonly [id: string, path: string])[]): Issue[] {
  const seen = new Set<string>();
  return ids.flatMap(([id, path]) => {
    if (!seen.has(id)) {
      seen.add(id);
      return [];
    }
    return [{ path, message: `Use another id: "${id}" is taken by an entry above.` }];
  });
}

function sharedKeys(hooks: Config['hooks']): Issue[] {
  const owners = new Map<string, string>();
  return hooks.flatMap(({ key, name }, i) => {
    if (key === '') return [];
    const owner = owners.get(key);
    if (owner === undefined) {
      owners.set(key, name);
      return [];
    }
    return [{ path: at('hooks', i, 'key'), message: `Use another key, or leave it out: "${owner}" has the same one.` }];
  });
}

function destinations(wanted: readonly string[], groups: Config['groups'], hook: number): Issue[] {
  const known = groups.map(({ id }) => id);
  return wanted.flatMap((id, i) => {
    const path = at('hooks', hook, 'groups', i);
    if (!known.includes(id))
      return [{ path, message: `Name a group that exists: there is no "${id}"${didYouMean(id, known)}` }];
    if (wanted.indexOf(id) < i) return [{ path, message: `Take this out: "${id}" is listed twice.` }];
    return [];
  });
}

function operators({ id, operators: told }: Config['groups'][number], groups: Config['groups'], g: number): Issue[] {
  if (told === undefined) return [];
  const path = at('groups', g, 'operators');
  if (told === id)
    return [{ path, message: 'Name another group: when this one cannot be reached, it cannot be told.' }];
  const known = groups.map((each) => each.id);
  if (known.includes(told)) return [];
  return [{ path, message: `Name a group that exists: there is no "${told}"${didYouMean(told, known)}` }];
}

function quotas(groups: Config['groups']): Issue[] {
  const monthly = new Map<string, number>();
  return groups.flatMap(({ quota }, g) => {
    if (!quota) return [];
    const first = monthly.get(quota.organization) ?? quota.monthly;
    monthly.set(quota.organization, first);
    if (first === quota.monthly) return [];
    const message = `Write ${first}, as for the other groups of "${quota.organization}": they share one quota.`;
    return [{ path: at('groups', g, 'quota', 'monthly'), message }];
  });
}

function identities(people: Config['people']): Issue[] {
  const owners = new Map<string, string>();
  return people.flatMap((person, p) =>
    (['mobile', 'userId'] as const).flatMap((field) => {
      if (person[field] === undefined) return [];
      const identity = `${field} ${person[field]}`;
      const owner = owners.get(identity);
      owners.set(identity, owner ?? person.name);
      if (owner === undefined) return [];
      return [
        {
          path: at('people', p, field),
          message: `Give each person a ${field} of their own: ${owner} has the same one.`,
        },
      ];
    }),
  );
}

function accounts(people: Config['people']): Issue[] {
  const owners = new Map<string, string>();
  return people.flatMap((person, p) =>
    Object.entries(person.accounts).flatMap(([source, logins]) =>
      logins.flatMap((login, i) => {
        const account = `${source} ${login.toLowerCase()}`;
        const owner = owners.get(account);
        owners.set(account, owner ?? person.name);
        if (owner === undefined) return [];
        const message = `Leave this account to one person: "${login}" is also ${owner}’s.`;
        return [{ path: at('people', p, 'accounts', source, i), message }];
      }),
    ),
  );
}

/** Hooks whose stored key cannot be opened any more may stay as they are, but not change without a new one. */
export function lostKeys(before: Config, { hooks }: Config): Issue[] {
  return hooks.flatMap((hook, i) => {
    if (hook.key !== '' || before.hooks.some((each) => same(each, hook))) return [];
    return [
      {
        path: at('hooks', i, 'key'),
        message: 'The stored key cannot be opened any more: write it in full, or leave it out to get a new one.',
      },
    ];
  });
}
