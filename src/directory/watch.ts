import { limits } from '../config.ts';

/** What has an object of its own: a hook its Inbox, a group its Outbox. */
export type Watched = 'hooks' | 'groups';

/** Objects that may have work: whoever asks the Directory for something is about to get some. */
export class Watch {
  readonly #sql: SqlStorage;
  /** When each was last heard of, ms. */
  readonly #heard: Record<Watched, Map<string, number>>;

  /** `everything`: ids of all there are. Who was at work before there was a watch list is not known, so all are put on it. */
  constructor(sql: SqlStorage, everything: () => Record<Watched, string[]>, now: number) {
    this.#sql = sql;
    this.#heard = { hooks: new Map(), groups: new Map() };
    const [known] = sql.exec(`SELECT 1 FROM sqlite_master WHERE name = 'watched'`).toArray();
    sql.exec(
      'CREATE TABLE IF NOT EXISTS watched (what TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (what, id)) WITHOUT ROWID',
    );
    if (!known) {
      const all = everything();
      for (const what of ['hooks', 'groups'] as const) for (const id of all[what]) this.heard(what, id, now);
    }
    for (const { what, id } of sql.exec<{ what: Watched; id: string }>('SELECT what, id FROM watched')) {
      this.#heard[what].set(id, now);
    }
  }

  /** Notes that an object is at work: a row, if it was not. `now` in ms. */
  heard(what: Watched, id: string, now: number): void {
    if (!this.#heard[what].has(id)) this.#sql.exec('INSERT OR IGNORE INTO watched (what, id) VALUES (?, ?)', what, id);
    this.#heard[what].set(id, now);
  }

  /** Everybody who may have work. */
  ids(): Record<Watched, string[]> {
    return { hooks: [...this.#heard.hooks.keys()], groups: [...this.#heard.groups.keys()] };
  }

  /** Takes an object off the list that has nothing to do, unless it was heard of since its settings may still be remembered. */
  rests(what: Watched, id: string, now: number): void {
    const heard = this.#heard[what].get(id);
    if (heard === undefined || now - heard < 2 * limits.settingsCache) return;
    this.#heard[what].delete(id);
    this.#sql.exec('DELETE FROM watched WHERE what = ? AND id = ?', what, id);
  }
}
