import type { Dispatch } from '../outbox/dispatch.ts';
import type { Accepted, BuildMemory, DeliveryOutcome, DeliveryRow, Incoming } from './delivery.ts';

interface JournalColumns extends Record<string, SqlStorageValue> {
  id: string;
  at: number;
  event: string;
  topic: string;
  native: string | null;
  outcome: DeliveryOutcome;
  reason: string | null;
  bytes: number;
  dispatches: string;
  pending: string | null;
}

/** The SQL of an Inbox: journal, duplicates, memory of builds. Every method is one synchronous statement or transaction. */
export class InboxStore {
  readonly #storage: DurableObjectStorage;
  readonly #sql: SqlStorage;

  constructor(storage: DurableObjectStorage) {
    this.#storage = storage;
    this.#sql = storage.sql;
    this.#sql.exec(`
      CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
      CREATE TABLE IF NOT EXISTS journal (
        id TEXT PRIMARY KEY,
        at INTEGER NOT NULL,
        event TEXT NOT NULL,
        topic TEXT NOT NULL,
        native TEXT,
        outcome TEXT NOT NULL,
        reason TEXT,
        headers TEXT NOT NULL,
        body BLOB,
        bytes INTEGER NOT NULL,
        dispatches TEXT NOT NULL,
        pending TEXT
      ) WITHOUT ROWID;
      CREATE TABLE IF NOT EXISTS seen (key TEXT PRIMARY KEY, delivery TEXT NOT NULL, until INTEGER NOT NULL) WITHOUT ROWID;
      CREATE TABLE IF NOT EXISTS builds (series TEXT PRIMARY KEY, status TEXT NOT NULL, since INTEGER NOT NULL) WITHOUT ROWID;
      INSERT OR IGNORE INTO meta VALUES ('schema', '1');
    `);
  }

  /**
   * Journals a delivery under `id` together with its dispatches and everything that tells its duplicates, in one
   * transaction; or says which delivery it repeats. Returns the dispatches that now have to be handed over.
   */
  accept(id: string, incoming: Incoming): { accepted: Accepted; dispatches: Dispatch[] } {
    return this.#storage.transactionSync(() => {
      const now = incoming.receivedAt;
      for (const { key } of incoming.keys) {
        const delivery = this.#seen(key, now);
        if (delivery !== null) return { accepted: { outcome: 'duplicate', delivery }, dispatches: [] };
      }
      for (const { key, ttl } of incoming.keys) this.#see(key, id, now + ttl);
      const said = incoming.once !== undefined && this.#seen(incoming.once.key, now) !== null;
      if (incoming.once && !said) this.#see(incoming.once.key, id, now + incoming.once.ttl);
      const drafts = said ? [] : incoming.dispatches;
      const dispatches = drafts.map((draft, n) => ({
        ...draft,
        id: `${id}.${n.toString().padStart(2, '0')}`,
        delivery: id,
      }));
      for (const { series, status } of incoming.builds) {
        if (this.build(series)?.status === status) continue;
        this.#sql.exec('INSERT OR REPLACE INTO builds (series, status, since) VALUES (?, ?, ?)', series, status, now);
      }
      this.#sql.exec(
        `INSERT INTO journal (id, at, event, topic, native, outcome, reason, headers, body, bytes, dispatches, pending)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        id,
        now,
        incoming.event,
        incoming.topic,
        incoming.nativeId,
        incoming.outcome,
        incoming.reason,
        JSON.stringify(incoming.headers),
        incoming.body,
        incoming.bytes,
        JSON.stringify(dispatches.map((dispatch) => ({ id: dispatch.id, group: dispatch.group }))),
        dispatches.length > 0 ? JSON.stringify(dispatches) : null,
      );
      return { accepted: { outcome: incoming.outcome, delivery: id }, dispatches };
    });
  }

  /** Deliveries whose dispatches were not all handed over when the object last stopped, oldest first. */
  pending(): Map<string, Dispatch[]> {
    const rows = this.#sql.exec<{ id: string; pending: string }>(
      'SELECT id, pending FROM journal WHERE pending IS NOT NULL ORDER BY id',
    );
    return new Map(rows.toArray().map((row) => [row.id, JSON.parse(row.pending) as Dispatch[]]));
  }

  /** Notes that every dispatch of a delivery has reached its Outbox. */
  handedOver(id: string): void {
    this.#sql.exec('UPDATE journal SET pending = NULL WHERE id = ?', id);
  }

  /** How a series of builds stood last time; null when it never finished. */
  build(series: string): BuildMemory | null {
    const rows = this.#sql.exec<{ status: BuildMemory['status']; since: number }>(
      'SELECT status, since FROM builds WHERE series = ?',
      series,
    );
    return rows.toArray()[0] ?? null;
  }

  /** The newest deliveries before `before` (an id), newest first. */
  list(limit: number, before: string | null): DeliveryRow[] {
    return this.#sql
      .exec<JournalColumns>(
        `SELECT id, at, event, topic, native, outcome, reason, bytes, dispatches, pending FROM journal
         WHERE id < ? ORDER BY id DESC LIMIT ?`,
        before ?? '~',
        limit,
      )
      .toArray()
      .map((row) => ({
        id: row.id,
        receivedAt: row.at,
        event: row.event,
        topic: row.topic,
        nativeId: row.native,
        outcome: row.outcome,
        reason: row.reason,
        bytes: row.bytes,
        dispatches: JSON.parse(row.dispatches) as DeliveryRow['dispatches'],
        pending: row.pending !== null,
      }));
  }

  /** Forgets deliveries older than `olderThan` (ms) or beyond the newest `keep`, and duplicates' keys that have expired. */
  prune(now: number, olderThan: number, keep: number): void {
    this.#storage.transactionSync(() => {
      this.#sql.exec('DELETE FROM seen WHERE until <= ?', now);
      this.#sql.exec(
        `DELETE FROM journal WHERE pending IS NULL AND (at < ?1 OR id < (SELECT id FROM journal ORDER BY id DESC LIMIT 1 OFFSET ?2))`,
        olderThan,
        keep,
      );
    });
  }

  #seen(key: string, now: number): string | null {
    const rows = this.#sql.exec<{ delivery: string }>(
      'SELECT delivery FROM seen WHERE key = ? AND until > ?',
      key,
      now,
    );
    return rows.toArray()[0]?.delivery ?? null;
  }

  #see(key: string, delivery: string, until: number): void {
    this.#sql.exec('INSERT OR REPLACE INTO seen (key, delivery, until) VALUES (?, ?, ?)', key, delivery, until);
  }
}
