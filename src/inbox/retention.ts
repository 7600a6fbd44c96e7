import { limits } from '../config.ts';
import type { Builds } from './builds.ts';
import type { Duplicates } from './duplicates.ts';
import { firstIdAt } from './ids.ts';
import type { Meta } from './meta.ts';
import type { Tally } from './tally.ts';

/** When the last clean-up ended (ms), and the newest delivery it saw. */
interface Pruned {
  at: number;
  newest: string | null;
}

/**
 * What an Inbox forgets, and when. Deliveries go by age or beyond a count, the oldest first; those still waiting for a group
 * stay however old they are, those in quarantine or without a proof until they are too old. Looks at a bounded number of rows in one go.
 */
export class Retention {
  readonly #sql: SqlStorage;
  readonly #meta: Meta;
  readonly #duplicates: Duplicates;
  readonly #builds: Builds;
  readonly #tally: Tally;

  constructor(sql: SqlStorage, meta: Meta, duplicates: Duplicates, builds: Builds, tally: Tally) {
    this.#sql = sql;
    this.#meta = meta;
    this.#duplicates = duplicates;
    this.#builds = builds;
    this.#tally = tally;
  }

  /** Whether it is time to forget: an hour after the last time, if anything has come since or the oldest is too old. */
  isDue(now: number, newest: string | null): boolean {
    const last = this.#meta.get<Pruned>('pruned');
    if (!last) return newest !== null;
    if (now - last.at < limits.prune) return false;
    const [oldest] = this.#sql.exec<{ id: string }>('SELECT id FROM journal ORDER BY id LIMIT 1').toArray();
    return last.newest !== newest || (oldest !== undefined && oldest.id < firstIdAt(now - limits.journalAge));
  }

  /** Notes that nothing is left to forget for now: one row. */
  done(now: number, newest: string | null): void {
    this.#meta.put('pruned', { at: now, newest } satisfies Pruned);
  }

  /** Forgets some of what has to go; returns how many rows, and whether there may be more. */
  prune(now: number, isPending: (parcel: string) => boolean): { forgotten: number; more: boolean } {
    const most = limits.pruneRows;
    const parts = [
      this.#pruneJournal(now, isPending),
      this.#duplicates.prune(now, most),
      this.#builds.prune(now - limits.buildAge, most),
    ];
    return { forgotten: parts.reduce((sum, rows) => sum + rows, 0), more: parts.some((rows) => rows >= most) };
  }

  #pruneJournal(now: number, isPending: (parcel: string) => boolean): number {
    const doomed = this.#doomed(now, isPending);
    if (doomed.length === 0) return 0;
    const ids = JSON.stringify(doomed);
    this.#tally.forget(ids);
    const replays = this.#sql.exec('DELETE FROM replays WHERE delivery IN (SELECT value FROM json_each(?))', ids);
    this.#sql.exec('DELETE FROM unverified WHERE id IN (SELECT value FROM json_each(?))', ids);
    const journal = this.#sql.exec('DELETE FROM journal WHERE id IN (SELECT value FROM json_each(?))', ids);
    return replays.rowsWritten + journal.rowsWritten;
  }

  #doomed(now: number, isPending: (parcel: string) => boolean): string[] {
    const doomed: string[] = [];
    const tooOld = firstIdAt(now - limits.journalAge);
    const tooMany = this.#tooMany();
    const rows = this.#sql.exec<{ id: string }>(
      `SELECT id FROM journal WHERE id < ?1 AND (id < ?2 OR outcome NOT IN ('quarantined', 'unverified')) ORDER BY id`,
      tooMany > tooOld ? tooMany : tooOld,
      tooOld,
    );
    const sentAgain = this.#pendingReplays(isPending);
    for (const { id } of rows) {
      if (!isPending(id) && !sentAgain.has(id)) doomed.push(id);
      if (doomed.length === limits.pruneRows) break;
    }
    return doomed;
  }

  /** The oldest of those that may stay by their number; everything sorts after the empty text. */
  #tooMany(): string {
    const rows = this.#sql.exec<{ id: string }>(
      'SELECT id FROM journal ORDER BY id DESC LIMIT 1 OFFSET ?',
      limits.journalCount - 1,
    );
    return rows.toArray()[0]?.id ?? '';
  }

  /** Deliveries of which a replay still waits for a group. */
  #pendingReplays(isPending: (parcel: string) => boolean): ReadonlySet<string> {
    const rows = this.#sql.exec<{ id: string; delivery: string }>('SELECT id, delivery FROM replays').toArray();
    return new Set(rows.filter(({ id }) => isPending(id)).map(({ delivery }) => delivery));
  }
}
