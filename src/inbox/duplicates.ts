import { limits } from '../config.ts';

/** Keys are filed under the day on which they expire, so that an expired day is forgotten without looking at the others. */
const day = limits.dedupeSigned / 7;

/** What tells the duplicates of a delivery, for as long as each key says. Times in ms. */
export class Duplicates {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  /** The delivery that was filed under `key`, if that has not expired. */
  find(key: string, now: number): string | null {
    const rows = this.#sql.exec<{ delivery: string }>(
      `SELECT delivery FROM seen WHERE day IN (?1, ?1 + 1, ?1 + 2, ?1 + 3, ?1 + 4, ?1 + 5, ?1 + 6, ?1 + 7)
         AND key = ?2 AND until > ?3`,
      Math.floor(now / day),
      key,
      now,
    );
    return rows.toArray()[0]?.delivery ?? null;
  }

  /** Files a delivery under `key` for `ttl` ms: seven days at most. */
  file(key: string, delivery: string, now: number, ttl: number): void {
    const until = now + ttl;
    this.#sql.exec(
      'INSERT OR REPLACE INTO seen (day, key, delivery, until) VALUES (?, ?, ?, ?)',
      Math.floor(until / day),
      key,
      delivery,
      until,
    );
  }

  /** Forgets up to `most` keys of days that are over; returns how many. */
  prune(now: number, most: number): number {
    return this.#sql.exec(
      'DELETE FROM seen WHERE (day, key) IN (SELECT day, key FROM seen WHERE day < ? LIMIT ?)',
      Math.floor(now / day),
      most,
    ).rowsWritten;
  }
}
