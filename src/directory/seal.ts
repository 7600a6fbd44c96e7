import { log } from '../observe/log.ts';
import { sha256, toHex } from './bytes.ts';
import { same } from './changes.ts';
import type { Config, Group, GroupRobot, Hook } from './schema.ts';
import type { DirectoryStore, Edit, GroupRow, HookRow, SealedTable } from './store.ts';
import { type Vault, VaultError } from './vault.ts';

/** What binds a sealed text to its place: moved to another row or table it cannot be opened. */
function placeOf(table: SealedTable, id: string): string {
  return `${table}/${id}/sealed`;
}

/** How a hook's key is stored and looked up: SHA-256, hex. */
export async function keyHash(key: string): Promise<string> {
  return toHex(await sha256(key));
}

/** A stored group with its robots in clear. */
export async function openGroup({ data, sealed }: GroupRow, vault: Vault): Promise<Group> {
  const robots = JSON.parse(await vault.open(sealed, placeOf('groups', data.id))) as GroupRobot[];
  return { ...data, robots };
}

/** A stored hook with its key and secrets in clear. */
export async function openHook({ data, sealed }: HookRow, vault: Vault): Promise<Hook> {
  const secrets = JSON.parse(await vault.open(sealed, placeOf('hooks', data.id))) as Pick<Hook, 'key' | 'secrets'>;
  return { ...data, ...secrets };
}

/** A group that people look after: without robots when they cannot be opened, so that it can be mended or deleted. */
export async function readGroup(row: GroupRow, vault: Vault): Promise<Group> {
  return openGroup(row, vault).catch(unreadable({ ...row.data, robots: [] }));
}

/** The same for a hook: with an empty key and no secrets when they cannot be opened. */
export async function readHook(row: HookRow, vault: Vault): Promise<Hook> {
  return openHook(row, vault).catch(unreadable({ ...row.data, key: '', secrets: [] }));
}

/** The whole stored configuration in clear, as far as it can be opened. Needs no vault while nothing is stored. */
export async function openConfig(store: DirectoryStore, vault: () => Promise<Vault>): Promise<Config> {
  const [groups, hooks, people] = [store.groups(), store.hooks(), store.people()];
  if (groups.length + hooks.length === 0) return { groups: [], hooks: [], people };
  const key = await vault();
  return {
    groups: await Promise.all(groups.map((row) => readGroup(row, key))),
    hooks: await Promise.all(hooks.map((row) => readHook(row, key))),
    people,
  };
}

/** What has to be written to get from one configuration to the other; null when they are the same. */
export async function editFrom(before: Config, after: Config, vault: () => Promise<Vault>): Promise<Edit | null> {
  if (same(before, after)) return null;
  const [groups, hooks] = [different(before.groups, after.groups), different(before.hooks, after.hooks)];
  return {
    groups: {
      put: groups.length > 0 ? await sealAll(groups, sealGroup, await vault()) : [],
      order: after.groups.map(({ id }) => id),
    },
    hooks: {
      put: hooks.length > 0 ? await sealAll(hooks, sealHook, await vault()) : [],
      order: after.hooks.map(({ id }) => id),
    },
    people: same(before.people, after.people) ? null : after.people,
  };
}

/** Seals anew, with the first key, up to `limit` rows that another one sealed. Rows that cannot be opened are logged and left. */
export async function reseal(store: DirectoryStore, vault: Vault, limit: number): Promise<void> {
  for (const { table, id, sealed } of store.sealedOtherwise(vault.keyId, limit)) {
    try {
      const place = placeOf(table, id);
      store.reseal(table, id, sealed, await vault.seal(await vault.open(sealed, place), place));
    } catch (error) {
      log('error', 'directory.reseal', { table, id, error });
    }
  }
}

function sealAll<T, Row>(
  entries: readonly T[],
  seal: (entry: T, vault: Vault) => Promise<Row>,
  vault: Vault,
): Promise<Row[]> {
  return Promise.all(entries.map((entry) => seal(entry, vault)));
}

async function sealGroup({ robots, ...data }: Group, vault: Vault): Promise<GroupRow> {
  return { data, sealed: await vault.seal(JSON.stringify(robots), placeOf('groups', data.id)) };
}

async function sealHook({ key, secrets, ...data }: Hook, vault: Vault): Promise<HookRow> {
  const sealed = await vault.seal(JSON.stringify({ key, secrets }), placeOf('hooks', data.id));
  return { data, sealed, keyHash: await keyHash(key) };
}

function different<T extends { id: string }>(before: readonly T[], after: readonly T[]): T[] {
  const old = new Map(before.map((each) => [each.id, each]));
  return after.filter((each) => !same(old.get(each.id), each));
}

function unreadable<T>(without: T): (error: unknown) => T {
  return (error) => {
    if (!(error instanceof VaultError)) throw error;
    log('error', 'directory.unreadable', { error });
    return without;
  };
}
