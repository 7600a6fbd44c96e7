import { openGroup, openHook } from './seal.ts';
import type { DirectoryStore } from './store.ts';
import { type Vault, VaultError } from './vault.ts';

/** Everything that has an object of its own, without what is secret. */
export interface Roster {
  hooks: { id: string; source: string }[];
  /** `quota`: calls the organisation may make in the month, and those its groups have reported. */
  groups: { id: string; quota: { monthly: number; used: number } | null }[];
}

/** Reads it; `month` is one such as `2026-11`, in Shanghai. */
export function roster(store: DirectoryStore, month: string): Roster {
  return {
    hooks: store.hooks().map(({ data: { id, source } }) => ({ id, source })),
    groups: store.groups().map(({ data: { id, quota } }) => ({
      id,
      quota: quota ? { monthly: quota.monthly, used: store.usage(quota.organization, month) } : null,
    })),
  };
}

/** Whether ENCRYPTION_KEY can be used: `unknown-key` where it does not open what is stored. */
export type KeyState = 'usable' | 'missing' | 'malformed' | 'unknown-key';

/** Looks at the key and, where something is sealed with another than its first, whether that can be opened. */
export async function keyState(store: DirectoryStore, vault: () => Promise<Vault>): Promise<KeyState> {
  try {
    const opened = await vault();
    const [old] = store.sealedOtherwise(opened.keyId, 1);
    const group = old?.table === 'groups' ? store.group(old.id) : null;
    if (group) await openGroup(group, opened);
    const hook = old?.table === 'hooks' ? store.hook(old.id) : null;
    if (hook) await openHook(hook, opened);
    return 'usable';
  } catch (error) {
    if (!(error instanceof VaultError)) throw error;
    // A single row that was damaged says nothing about the key.
    return error.code === 'damaged' ? 'usable' : error.code;
  }
}
