import type { BuildMemory } from './delivery.ts';

/** How builds ended last time, by series. */
export class Builds {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  /** How a series stood last time; null when it never finished. */
  last(series: string): BuildMemory | null {
    const rows = this.#sql.exec<{ status: BuildMemory['status']; since: number }>(
      'SELECT status, since FROM builds WHERE series = ?',
      series,
    );
    return rows.toArray()[0] ?? null;
  }

  /** Remembers how a series stands at `now` (ms). Writes only what is new. */
  remember(series: string, status: BuildMemory['status'], now: number): void {
    if (this.last(series)?.status === status) return;
    this.#sql.exec('INSERT OR REPLACE INTO builds (series, status, since) VALUES (?, ?, ?)', series, status, now);
  }

  /** Forgets up to `most` series that have not changed since `before` (ms); returns how many. */
  prune(before: number, most: number): number {
    return this.#sql.exec(
      'DELETE FROM builds WHERE series IN (SELECT series FROM builds WHERE since < ? LIMIT ?)',
      before,
      most,
    ).rowsWritten;
  }
}
