import type { ResolvedHook } from './contract.ts';
import type { Hook } from './schema.ts';
import type { DirectoryStore } from './store.ts';

/** A hook with everything that receiving on it needs. */
export function resolveHook({ key: _, ...hook }: Hook, store: DirectoryStore): ResolvedHook {
  const groups = hook.groups.flatMap((wanted) => {
    const row = store.group(wanted);
    if (!row) return [];
    const { id, locale, timezone, links } = row.data;
    return [{ id, locale, timezone, links }];
  });
  return { ...hook, groups, people: store.people(), revision: store.revision() };
}
