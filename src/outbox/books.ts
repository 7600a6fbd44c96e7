import type { Usage } from '../directory/contract.ts';
import type { Batches } from './batches.ts';
import { monthOf, monthStart } from './month.ts';
import type { Notes } from './notes.ts';
import type { Ledger, MessageState } from './records.ts';

/** What retention has removed, kept so that ledger and calls still add up. */
interface Pruned {
  accepted: number;
  sent: number;
  merged: number;
  discarded: number;
  /** Attempts of removed messages, by month. */
  calls: Record<string, number>;
}

/** What an Outbox counts, in few numbers. Those of dispatches that are sent, merged or discarded only grow. */
export interface Meter extends Omit<Ledger, 'accepted'> {
  /** Since when the oldest message is being tried, ms. */
  since: number | null;
  /** In this month (Shanghai). */
  calls: number;
}

interface Finished extends Record<string, SqlStorageValue> {
  id: string;
  state: MessageState;
  count: number;
  attempts: number;
  created: number;
  dispatches: string;
}

/** Messages that are forgotten in one go. */
const most = 200;

/** What an Outbox counts, over everything it ever took: nothing that retention removes is missing. */
export class Books {
  readonly #sql: SqlStorage;
  readonly #notes: Notes;
  readonly #batches: Batches;

  constructor(sql: SqlStorage, notes: Notes, batches: Batches) {
    this.#sql = sql;
    this.#notes = notes;
    this.#batches = batches;
  }

  /** Calls made in the month of `now`: every attempt is one. */
  calls(now: number): Usage {
    const month = monthOf(now);
    const kept = this.#count(
      'SELECT COALESCE(SUM(attempts), 0) AS n FROM messages WHERE created >= ?',
      monthStart(now),
    );
    return { month, calls: kept + (this.#pruned().calls[month] ?? 0) };
  }

  /** The ledger, counted from what is stored and what retention has removed. */
  ledger(): Ledger {
    const of = (state: MessageState, how = '') =>
      this.#count(`SELECT COALESCE(SUM(count), 0) AS n FROM messages WHERE state = ? ${how}`, state);
    const pruned = this.#pruned();
    const ledger = {
      sent: of('sent', 'AND count = 1') + pruned.sent,
      merged: of('sent', 'AND count > 1') + pruned.merged,
      waiting: of('open') + this.#batches.countWaiting(),
      parked: of('parked'),
      discarded: of('discarded') + pruned.discarded,
    };
    // Counted by itself, not as their sum: that the two agree is what shows that nothing is lost.
    const alone = this.#count(
      `SELECT COUNT(*) AS n FROM messages
       WHERE count = 1 AND id NOT IN (SELECT value FROM batches, json_each(batches.ids))`,
    );
    return { accepted: this.#batches.countAll() + alone + pruned.accepted, ...ledger };
  }

  /** The same in one look at every row, for those who ask often. `accepted` is not in it; `since` (ms) is null when nothing waits. */
  meter(now: number): Meter {
    const rows = this.#sql.exec<{ state: MessageState; several: number; n: number; calls: number; first: number }>(
      `SELECT state, count > 1 AS several, SUM(count) AS n, MIN(created) AS first,
         SUM(CASE WHEN created >= ? THEN attempts ELSE 0 END) AS calls
       FROM messages GROUP BY state, several`,
      monthStart(now),
    );
    const { sent, merged, discarded, calls } = this.#pruned();
    const meter: Meter = {
      sent,
      merged,
      discarded,
      parked: 0,
      waiting: 0,
      since: null,
      calls: calls[monthOf(now)] ?? 0,
    };
    for (const { state, several, n, calls, first } of rows) {
      meter[state === 'open' ? 'waiting' : state === 'sent' && several ? 'merged' : state] += n;
      meter.calls += calls;
      if (state === 'open') meter.since = Math.min(meter.since ?? first, first);
    }
    meter.waiting += this.#batches.countWaiting();
    return meter;
  }

  /** Forgets finished messages older than `olderThan` (ms) or beyond the newest `keep`, with their dispatches. */
  prune(olderThan: number, keep: number): void {
    const rows = this.#sql
      .exec<Finished>(
        `SELECT id, state, count, attempts, created, dispatches FROM messages WHERE state IN ('sent', 'discarded') AND (created < ?1
           OR id < (SELECT id FROM messages ORDER BY id DESC LIMIT 1 OFFSET ?2)) ORDER BY id LIMIT ${most}`,
        olderThan,
        keep,
      )
      .toArray();
    if (rows.length === 0) return;
    const pruned = this.#pruned();
    for (const { id, state, count, attempts, created } of rows) {
      this.#sql.exec('DELETE FROM messages WHERE id = ?', id);
      const month = monthOf(created);
      pruned.calls[month] = (pruned.calls[month] ?? 0) + attempts;
      pruned.accepted += count;
      pruned[state === 'discarded' ? 'discarded' : count === 1 ? 'sent' : 'merged'] += count;
    }
    this.#batches.forget(rows.flatMap(({ dispatches }) => JSON.parse(dispatches) as string[]));
    this.#notes.put('pruned', pruned);
  }

  #pruned(): Pruned {
    return this.#notes.get<Pruned>('pruned') ?? { accepted: 0, sent: 0, merged: 0, discarded: 0, calls: {} };
  }

  #count(query: string, ...bindings: SqlStorageValue[]): number {
    return this.#sql.exec<{ n: number }>(query, ...bindings).one().n;
  }
}
