/** Something small that outlives the object's memory: one JSON value a key. */
export class Notes {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  /** The value last put under `key`; null when there is none. */
  get<T>(key: 'group' | 'paused' | 'pruned'): T | null {
    const row = this.#sql.exec<{ value: string }>('SELECT value FROM meta WHERE key = ?', key).toArray()[0];
    return row ? (JSON.parse(row.value) as T) : null;
  }

  /** Replaces the value under `key`; null forgets it. */
  put(key: 'group' | 'paused' | 'pruned', value: unknown): void {
    if (value === null) this.#sql.exec('DELETE FROM meta WHERE key = ?', key);
    else this.#sql.exec('INSERT OR REPLACE INTO meta VALUES (?, ?)', key, JSON.stringify(value));
  }
}
