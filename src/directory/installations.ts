import { log } from '../observe/log.ts';
import { randomHex } from './bytes.ts';
import type { Vault } from './vault.ts';

/** A webhook that was put in place for a hook at its source. Nothing in it is secret. */
export interface Installation {
  id: string;
  hook: string;
  source: string;
  /** Where, as the source names it, and what people call that. */
  place: string;
  name: string;
  /** The fields of its credentials that are no secret: the server's address, an e-mail. */
  account: Readonly<Record<string, string>>;
  /** What was chosen about it. */
  options: Readonly<Record<string, string | readonly string[]>>;
  /** Its id at the source. */
  remote: string;
  /** The page where it is looked after. */
  page?: string;
  /** ms */
  installedAt: number;
  /** Whether its credentials are kept, sealed. */
  remembered: boolean;
}

/** An installation as it is written; the same place of the same account replaces what is stored for it. */
export type InstallationDraft = Omit<Installation, 'id' | 'remembered'>;

type Row = { id: string; data: string; sealed: string | null };

/** Where the hooks are installed. Credentials are sealed like every other secret, and only where somebody asked to keep them. */
export class Installations {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
    this.#sql.exec(`
      CREATE TABLE IF NOT EXISTS installations (
        id TEXT PRIMARY KEY,
        hook TEXT NOT NULL,
        data TEXT NOT NULL,
        sealed TEXT
      ) WITHOUT ROWID;
    `);
  }

  /** All of a hook, oldest first. */
  of(hook: string): Installation[] {
    return this.#sql
      .exec<Row>('SELECT id, data, sealed FROM installations WHERE hook = ?', hook)
      .toArray()
      .map(installation)
      .sort((a, b) => a.installedAt - b.installedAt);
  }

  /**
   * Writes one and returns its id. `credentials`: kept sealed; null forgets those that were kept, undefined leaves them.
   */
  async put(
    draft: InstallationDraft,
    credentials: string | null | undefined,
    vault: () => Promise<Vault>,
  ): Promise<string> {
    const { hook, place, remote, account } = draft;
    const known = this.of(hook).find(
      (each) => each.account.server === account.server && (each.remote === remote || each.place === place),
    );
    const id = known?.id ?? randomHex(6);
    const kept = credentials === undefined ? this.#sealed(id) : null;
    const sealed = credentials ? await (await vault()).seal(credentials, placeOf(id)) : kept;
    this.#sql.exec(
      'INSERT OR REPLACE INTO installations (id, hook, data, sealed) VALUES (?, ?, ?, ?)',
      id,
      hook,
      JSON.stringify(draft),
      sealed,
    );
    return id;
  }

  /** The credentials that were kept for one of a hook's; null when none were. Throws `VaultError`. */
  async credentials(hook: string, id: string, vault: () => Promise<Vault>): Promise<string | null> {
    const sealed = this.of(hook).some((each) => each.id === id) ? this.#sealed(id) : null;
    return sealed === null ? null : (await vault()).open(sealed, placeOf(id));
  }

  /** Forgets one of a hook's, and its credentials; false when there is none with this id. */
  forget(hook: string, id: string): boolean {
    return this.#sql.exec('DELETE FROM installations WHERE hook = ? AND id = ?', hook, id).rowsWritten > 0;
  }

  /** Forgets all of a hook. */
  forgetAll(hook: string): void {
    this.#sql.exec('DELETE FROM installations WHERE hook = ?', hook);
  }

  /** Seals anew, with the first key, up to `limit` rows that another one sealed. What cannot be opened is logged and left. */
  async reseal(vault: Vault, limit: number): Promise<void> {
    const prefix = `v1.${vault.keyId}.`;
    const rows = this.#sql
      .exec<{ id: string; sealed: string }>(
        'SELECT id, sealed FROM installations WHERE substr(sealed, 1, ?) <> ? LIMIT ?',
        prefix.length,
        prefix,
        limit,
      )
      .toArray();
    for (const { id, sealed } of rows) {
      try {
        const fresh = await vault.seal(await vault.open(sealed, placeOf(id)), placeOf(id));
        this.#sql.exec('UPDATE installations SET sealed = ? WHERE id = ? AND sealed = ?', fresh, id, sealed);
      } catch (error) {
        log('error', 'directory.reseal', { table: 'installations', id, error });
      }
    }
  }

  #sealed(id: string): string | null {
    const rows = this.#sql.exec<Pick<Row, 'sealed'>>('SELECT sealed FROM installations WHERE id = ?', id).toArray();
    return rows[0]?.sealed ?? null;
  }
}

/** What binds sealed credentials to their row: moved to another they cannot be opened. */
function placeOf(id: string): string {
  return `installations/${id}/sealed`;
}

function installation({ id, data, sealed }: Row): Installation {
  return { ...(JSON.parse(data) as InstallationDraft), id, remembered: sealed !== null };
}
