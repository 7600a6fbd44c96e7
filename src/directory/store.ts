import type { Usage } from './contract.ts';
import type { Group, Hook, Person } from './schema.ts';

/** A group as stored: readable fields, and its robots sealed. */
export interface GroupRow {
  data: Omit<Group, 'robots'>;
  sealed: string;
}

/** A hook as stored: readable fields, and its key and secrets sealed. */
export interface HookRow {
  data: Omit<Hook, 'key' | 'secrets'>;
  /** SHA-256 of its key, hex: how a request finds it. */
  keyHash: string;
  sealed: string;
}

/** What a write changes. `put` replaces the rows with the same ids; `order` lists all ids there are afterwards. */
export interface Edit {
  groups: { put: GroupRow[]; order: string[] };
  hooks: { put: HookRow[]; order: string[] };
  /** All people anew; null leaves them. */
  people: Person[] | null;
}

/** The tables whose rows carry something sealed. */
export type SealedTable = 'groups' | 'hooks';

type Columns = { data: string; sealed: string; key_hash: string };

/** The SQL of the Directory. Every method is one synchronous statement or transaction. */
export class DirectoryStore {
  readonly #storage: DurableObjectStorage;
  readonly #sql: SqlStorage;

  constructor(storage: DurableObjectStorage) {
    this.#storage = storage;
    this.#sql = storage.sql;
    this.#sql.exec(`
      CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
      CREATE TABLE IF NOT EXISTS groups (
        id TEXT PRIMARY KEY,
        position INTEGER NOT NULL,
        data TEXT NOT NULL,
        sealed TEXT NOT NULL
      ) WITHOUT ROWID;
      CREATE TABLE IF NOT EXISTS hooks (
        id TEXT PRIMARY KEY,
        position INTEGER NOT NULL,
        key_hash TEXT NOT NULL UNIQUE,
        data TEXT NOT NULL,
        sealed TEXT NOT NULL
      ) WITHOUT ROWID;
      CREATE TABLE IF NOT EXISTS usage (
        id TEXT NOT NULL,
        month TEXT NOT NULL,
        calls INTEGER NOT NULL,
        PRIMARY KEY (id, month)
      ) WITHOUT ROWID;
      CREATE TABLE IF NOT EXISTS people (position INTEGER PRIMARY KEY, data TEXT NOT NULL);
      INSERT OR IGNORE INTO meta VALUES ('schema', 1), ('revision', 0);
    `);
  }

  /** How often the configuration has changed. */
  revision(): number {
    return this.#sql.exec<{ value: number }>(`SELECT value FROM meta WHERE key = 'revision'`).one().value;
  }

  /** How many groups and hooks there are. */
  count(): number {
    return this.#sql
      .exec<{ n: number }>('SELECT (SELECT COUNT(*) FROM groups) + (SELECT COUNT(*) FROM hooks) AS n')
      .one().n;
  }

  /** Ids of everything that has an object of its own. */
  ids(): { groups: string[]; hooks: string[] } {
    const of = (table: SealedTable) =>
      this.#sql
        .exec<{ id: string }>(`SELECT id FROM ${table} ORDER BY position`)
        .toArray()
        .map(({ id }) => id);
    return { groups: of('groups'), hooks: of('hooks') };
  }

  /** All groups, in the order of the configuration. */
  groups(): GroupRow[] {
    return this.#sql.exec<Columns>('SELECT data, sealed FROM groups ORDER BY position').toArray().map(groupRow);
  }

  /** One group; null when there is none. */
  group(id: string): GroupRow | null {
    return (
      this.#sql.exec<Columns>('SELECT data, sealed FROM groups WHERE id = ?', id).toArray().map(groupRow)[0] ?? null
    );
  }

  /** All hooks, in the order of the configuration. */
  hooks(): HookRow[] {
    return this.#sql.exec<Columns>('SELECT data, sealed, key_hash FROM hooks ORDER BY position').toArray().map(hookRow);
  }

  /** One hook; null when there is none. */
  hook(id: string): HookRow | null {
    return (
      this.#sql.exec<Columns>('SELECT data, sealed, key_hash FROM hooks WHERE id = ?', id).toArray().map(hookRow)[0] ??
      null
    );
  }

  /** The hook whose key has this SHA-256 (hex); null when there is none. */
  hookByKey(hash: string): HookRow | null {
    const rows = this.#sql.exec<Columns>('SELECT data, sealed, key_hash FROM hooks WHERE key_hash = ?', hash).toArray();
    return rows.map(hookRow)[0] ?? null;
  }

  /** Everybody, in the order of the configuration. */
  people(): Person[] {
    return this.#sql
      .exec<{ data: string }>('SELECT data FROM people ORDER BY position')
      .toArray()
      .map(({ data }) => JSON.parse(data) as Person);
  }

  /** Remembers the calls a group has made in a month. */
  putUsage(id: string, { month, calls }: Usage): void {
    this.#sql.exec('INSERT OR REPLACE INTO usage (id, month, calls) VALUES (?, ?, ?)', id, month, calls);
  }

  /** The calls that all groups of an organisation have made in a month. */
  usage(organization: string, month: string): number {
    return this.#sql
      .exec<{ n: number }>(
        `SELECT COALESCE(SUM(calls), 0) AS n FROM usage JOIN groups USING (id)
         WHERE month = ? AND data ->> '$.quota.organization' = ?`,
        month,
        organization,
      )
      .one().n;
  }

  /** Stores an edit whole, unless the configuration is no longer at revision `base`: then nothing, and the answer is false. */
  apply(edit: Edit, base: number): boolean {
    return this.#storage.transactionSync(() => {
      if (this.revision() !== base) return false;
      for (const [table, { put, order }] of [
        ['groups', edit.groups],
        ['hooks', edit.hooks],
      ] as const) {
        // Before anything is put: two hooks may have swapped their keys.
        const replaced = new Set(put.map(({ data }) => data.id));
        const kept = new Set(order.filter((id) => !replaced.has(id)));
        for (const id of this.ids()[table]) if (!kept.has(id)) this.#sql.exec(`DELETE FROM ${table} WHERE id = ?`, id);
      }
      for (const { data, sealed } of edit.groups.put) {
        this.#sql.exec(
          'INSERT INTO groups (id, position, data, sealed) VALUES (?, -1, ?, ?)',
          data.id,
          JSON.stringify(data),
          sealed,
        );
      }
      for (const { data, keyHash, sealed } of edit.hooks.put) {
        this.#sql.exec(
          'INSERT INTO hooks (id, position, key_hash, data, sealed) VALUES (?, -1, ?, ?, ?)',
          data.id,
          keyHash,
          JSON.stringify(data),
          sealed,
        );
      }
      this.#place('groups', edit.groups.order);
      this.#place('hooks', edit.hooks.order);
      if (edit.people) {
        this.#sql.exec('DELETE FROM people');
        for (const [position, person] of edit.people.entries()) {
          this.#sql.exec('INSERT INTO people (position, data) VALUES (?, ?)', position, JSON.stringify(person));
        }
      }
      this.#sql.exec(`UPDATE meta SET value = value + 1 WHERE key = 'revision'`);
      return true;
    });
  }

  /** Up to `limit` rows that were sealed with another key than `keyId`. */
  sealedOtherwise(keyId: string, limit: number): { table: SealedTable; id: string; sealed: string }[] {
    const prefix = `v1.${keyId}.`;
    return this.#sql
      .exec<{ table: SealedTable; id: string; sealed: string }>(
        `SELECT 'groups' AS "table", id, sealed FROM groups WHERE substr(sealed, 1, ?1) <> ?2
         UNION ALL SELECT 'hooks', id, sealed FROM hooks WHERE substr(sealed, 1, ?1) <> ?2 LIMIT ?3`,
        prefix.length,
        prefix,
        limit,
      )
      .toArray();
  }

  /** Replaces a row's sealed part, unless it has changed meanwhile. */
  reseal(table: SealedTable, id: string, before: string, after: string): void {
    this.#sql.exec(`UPDATE ${table} SET sealed = ? WHERE id = ? AND sealed = ?`, after, id, before);
  }

  #place(table: SealedTable, order: readonly string[]): void {
    for (const [position, id] of order.entries()) {
      this.#sql.exec(`UPDATE ${table} SET position = ?1 WHERE id = ?2 AND position <> ?1`, position, id);
    }
  }
}

function groupRow({ data, sealed }: Columns): GroupRow {
  return { data: JSON.parse(data) as GroupRow['data'], sealed };
}

function hookRow({ data, sealed, key_hash }: Columns): HookRow {
  return { data: JSON.parse(data) as HookRow['data'], sealed, keyHash: key_hash };
}
