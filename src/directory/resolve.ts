import type { Reader, ResolvedHook, ResolvedRule } from './contract.ts';
import type { Hook } from './schema.ts';
import type { DirectoryStore } from './store.ts';

/** A hook with everything that receiving on it needs. */
export function resolveHook({ key: _, rules, ...hook }: Hook, store: DirectoryStore): ResolvedHook {
  const resolved = rules?.map((rule): ResolvedRule => {
    return Array.isArray(rule.send) ? { ...rule, groups: readers(rule.send, store) } : rule;
  });
  return {
    ...hook,
    groups: readers(hook.groups, store),
    ...(resolved && resolved.length > 0 && { rules: resolved }),
    people: store.people(),
    revision: store.revision(),
  };
}

function readers(wanted: readonly string[], store: DirectoryStore): Reader[] {
  return wanted.flatMap((each) => {
    const row = store.group(each);
    if (!row) return [];
    const { id, locale, timezone, links } = row.data;
    return [{ id, locale, timezone, links }];
  });
}
