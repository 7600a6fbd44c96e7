import { randomHex } from './bytes.ts';

/** What a token may do, each including what stands before it: look; send, retry and discard; change the configuration. */
export const scopes = ['read', 'operate', 'admin'] as const;
export type Scope = (typeof scopes)[number];

/** How every named token begins: whoever finds one knows what it is. */
export const TOKEN_PREFIX = 'dinghook_';

/** A named token of the API, as it is listed. The token itself is kept nowhere. */
export interface TokenRow {
  id: string;
  name: string;
  scope: Scope;
  createdAt: number;
  /** The start of the day (UTC) on which it was last used; null when never. */
  usedOn: number | null;
}

const day = 86_400_000;

/** Named tokens of the API, known by their hashes: what is stored opens nothing. Every method is synchronous; times in ms. */
export class Tokens {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
    this.#sql.exec(`
      CREATE TABLE IF NOT EXISTS tokens (
        id TEXT PRIMARY KEY,
        hash TEXT NOT NULL UNIQUE,
        name TEXT NOT NULL,
        scope TEXT NOT NULL,
        createdAt INTEGER NOT NULL,
        usedOn INTEGER
      ) WITHOUT ROWID;
    `);
  }

  /** All of them, oldest first. */
  list(): TokenRow[] {
    return this.#sql
      .exec<{ [K in keyof TokenRow]: TokenRow[K] }>(
        'SELECT id, name, scope, createdAt, usedOn FROM tokens ORDER BY createdAt, id',
      )
      .toArray();
  }

  /** Adds a token and returns its id. */
  add(hash: string, { name, scope }: Pick<TokenRow, 'name' | 'scope'>, now: number): string {
    const id = randomHex(6);
    this.#sql.exec(
      'INSERT INTO tokens (id, hash, name, scope, createdAt) VALUES (?, ?, ?, ?, ?)',
      id,
      hash,
      name,
      scope,
      now,
    );
    return id;
  }

  /** What a token may do; null when there is no such token. Its day of use is written down once a day. */
  scopeOf(hash: string, now: number): Scope | null {
    const row = this.#sql
      .exec<{ scope: Scope; usedOn: number | null }>('SELECT scope, usedOn FROM tokens WHERE hash = ?', hash)
      .toArray()[0];
    if (!row) return null;
    const today = now - (now % day);
    if (row.usedOn !== today) this.#sql.exec('UPDATE tokens SET usedOn = ? WHERE hash = ?', today, hash);
    return row.scope;
  }

  /** Takes a token away; false when there is none with this id. */
  revoke(id: string): boolean {
    return this.#sql.exec('DELETE FROM tokens WHERE id = ?', id).rowsWritten > 0;
  }
}
