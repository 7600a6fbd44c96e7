import type { Config, Person } from './schema.ts';

/** One thing that a write added, changed or removed. */
export interface Change {
  what: 'group' | 'hook' | 'person';
  change: 'added' | 'changed' | 'removed';
  /** The id of a group or hook; absent for a person. */
  id?: string;
  name: string;
  /** Which fields differ, for a change. Never their values. */
  fields?: string[];
}

/** What differs between two configurations, groups first. The order of entries does not count. */
export function changes(before: Config, after: Config): Change[] {
  return [
    ...listed('group', before.groups, after.groups),
    ...listed('hook', before.hooks, after.hooks),
    ...listed('person', before.people.map(identified), after.people.map(identified)),
  ];
}

/** Whether two plain values are the same. The order of an object's fields does not count, nor do fields without a value. */
export function same(a: unknown, b: unknown): boolean {
  return canonical(a) === canonical(b);
}

function canonical(value: unknown): string | undefined {
  return JSON.stringify(value, (_, each: unknown) => {
    if (typeof each !== 'object' || each === null || Array.isArray(each)) return each;
    return Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}

type Entry = { id: string; name: string };

function listed(what: Change['what'], before: readonly Entry[], after: readonly Entry[]): Change[] {
  const name = ({ id, name }: Entry) => (what === 'person' ? { name } : { id, name });
  const old = new Map(before.map((each) => [each.id, each]));
  const kept = new Set(after.map(({ id }) => id));
  return [
    ...after.flatMap((each): Change[] => {
      const was = old.get(each.id);
      if (!was) return [{ what, change: 'added', ...name(each) }];
      const fields = differing(was, each);
      return fields.length > 0 ? [{ what, change: 'changed', ...name(each), fields }] : [];
    }),
    ...before.filter(({ id }) => !kept.has(id)).map((each): Change => ({ what, change: 'removed', ...name(each) })),
  ];
}

function differing(a: Entry, b: Entry): string[] {
  const [left, right] = [new Map(Object.entries(a)), new Map(Object.entries(b))];
  return [...new Set([...left.keys(), ...right.keys()])].filter((field) => !same(left.get(field), right.get(field)));
}

/** People have no id: DingTalk's own for them is one. */
function identified(person: Person): Person & Entry {
  return { ...person, id: person.userId ?? person.mobile ?? person.name };
}
