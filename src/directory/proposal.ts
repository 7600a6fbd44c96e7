import type { Refusal } from './contract.ts';
import { check, type Issue } from './issues.ts';
import { type Config, ConfigDraft, GroupDraft, HookDraft, Id, People } from './schema.ts';

/** A configuration somebody wants, as a draft; `entry` says which part of it the write is about. */
type Proposal = { ok: true; draft: ConfigDraft; entry?: { list: List; index: number } } | Refusal;

/** Makes a proposal of the current configuration (masked). */
export type Propose = (current: Config) => Proposal;

/** The lists whose entries have ids. */
export type List = 'groups' | 'hooks';

/** Replaces everything. */
export function replaceAll(input: unknown): Propose {
  const draft = check(ConfigDraft, input);
  return () => (draft.ok ? { ok: true, draft: draft.value } : invalid(draft.issues));
}

/** Replaces the people. */
export function replacePeople(input: unknown): Propose {
  const checked = check(People, { people: input });
  return (current) => (checked.ok ? { ok: true, draft: { ...current, ...checked.value } } : invalid(checked.issues));
}

/** Adds a group under a new id; given `id`, replaces that group, or adds it under this id. */
export function putGroup(input: unknown, id?: string): Propose {
  const group = check(GroupDraft, input, 'groups');
  return (current) => {
    if (!group.ok) return invalid(group.issues);
    const place = placeFor(group.value, current.groups, id);
    if (!place.ok) return place;
    const groups: GroupDraft[] = [...current.groups];
    groups[place.index] = { ...group.value, id: id ?? group.value.id };
    return { ok: true, draft: { ...current, groups }, entry: { list: 'groups', index: place.index } };
  };
}

/** The same for a hook. */
export function putHook(input: unknown, id?: string): Propose {
  const hook = check(HookDraft, input, 'hooks');
  return (current) => {
    if (!hook.ok) return invalid(hook.issues);
    const place = placeFor(hook.value, current.hooks, id);
    if (!place.ok) return place;
    const hooks: HookDraft[] = [...current.hooks];
    hooks[place.index] = { ...hook.value, id: id ?? hook.value.id };
    return { ok: true, draft: { ...current, hooks }, entry: { list: 'hooks', index: place.index } };
  };
}

/** Takes a group out, unless a hook still sends to it. */
export function removeGroup(id: string): Propose {
  return (current) => {
    const senders = current.hooks.filter((hook) => sendsTo(hook, id)).map(({ name }) => `"${name}"`);
    if (senders.length > 0) {
      return refuse('conflict', `First point these hooks at other groups, or delete them: ${senders.join(', ')}.`);
    }
    const told = current.groups.filter(({ operators }) => operators === id).map(({ name }) => `"${name}"`);
    if (told.length > 0) return refuse('conflict', `First name other operators for these groups: ${told.join(', ')}.`);
    return remove('groups', current, id);
  };
}

function sendsTo({ groups, rules = [] }: Config['hooks'][number], id: string): boolean {
  return groups.includes(id) || rules.some(({ send }) => Array.isArray(send) && send.includes(id));
}

/** Takes a hook out. */
export function removeHook(id: string): Propose {
  return (current) => remove('hooks', current, id);
}

/** Where in its list an entry goes. */
function placeFor(
  draft: { id?: string },
  entries: readonly { id: string }[],
  id?: string,
): { ok: true; index: number } | Refusal {
  if (id !== undefined && draft.id !== undefined && draft.id !== id) {
    return refuse('invalid', `Leave the id out, or write "${id}": an id cannot be changed.`, 'id');
  }
  const named = check(Id.optional(), id);
  if (!named.ok) return invalid(named.issues.map((issue) => ({ ...issue, path: 'id' })));
  const wanted = id ?? draft.id;
  const existing = entries.findIndex((each) => each.id === wanted);
  if (existing < 0) return { ok: true, index: entries.length };
  if (id !== undefined) return { ok: true, index: existing };
  return refuse('conflict', `Use another id: "${wanted}" exists already.`, 'id');
}

function remove(list: List, current: Config, id: string): Proposal {
  const rest = current[list].filter((each) => each.id !== id);
  if (rest.length === current[list].length) return refuse('not-found', `There is no "${id}".`);
  return { ok: true, draft: { ...current, [list]: rest } };
}

function invalid(issues: Issue[]): Refusal {
  return { ok: false, code: 'invalid', issues };
}

function refuse(code: Refusal['code'], message: string, path = ''): Refusal {
  return { ok: false, code, issues: [{ path, message }] };
}
