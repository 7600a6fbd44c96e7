import { limits } from '../config.ts';

/** Keys are filed under the day on which they expire, so that an expired day is forgotten without looking at the others. */
const day = limits.dedupeSigned / 7;

/** What tells the duplicates of a delivery, for as long as each key says. Times in ms. */
export class Duplicates {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  /** The delivery that was filed under the first of `keys` that is known and has not expired. */
  find(keys: readonly string[], now: number): string | null {
    if (keys.length === 0) return null;
    const rows = this.#sql.exec<{ key: string; delivery: string }>(
      `SELECT key, delivery FROM seen WHERE day IN (?1, ?1 + 1, ?1 + 2, ?1 + 3, ?1 + 4, ?1 + 5, ?1 + 6, ?1 + 7)
         AND key IN (${keys.map((_, n) => `?${n + 3}`)}) AND until > ?2`,
      Math.floor(now / day),
      now,
      ...keys,
    );
    const found = new Map(rows.toArray().map(({ key, delivery }) => [key, delivery]));
    const known = found.size > 0 ? keys.find((key) => found.has(key)) : undefined;
    return known === undefined ? null : (found.get(known) ?? null);
  }

  /** Files a delivery under each key for its `ttl` ms: seven days at most. */
  file(keys: readonly { key: string; ttl: number }[], delivery: string, now: number): void {
    if (keys.length === 0) return;
    this.#sql.exec(
      `INSERT OR REPLACE INTO seen (day, key, delivery, until) VALUES ${keys.map(() => '(?, ?, ?, ?)')}`,
      ...keys.flatMap(({ key, ttl }) => [Math.floor((now + ttl) / day), key, delivery, now + ttl]),
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
