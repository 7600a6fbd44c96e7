import { limits } from '../config.ts';
import type { Posting } from '../outbox/dispatch.ts';
import type { Marks } from './backlog.ts';
import { pack, unpack } from './contents.ts';
import type {
  Addressed,
  DeliveryDetail,
  DeliveryOutcome,
  DeliveryRow,
  Incoming,
  Rendering,
  Settlement,
} from './delivery.ts';

interface Columns extends Record<string, SqlStorageValue> {
  id: string;
  at: number;
  event: string;
  topic: string;
  native: string | null;
  outcome: DeliveryOutcome;
  reason: string | null;
  bytes: number;
  dispatches: string;
}

interface DetailColumns extends Columns {
  recalled: string | null;
  headers: string;
  body: ArrayBuffer | null;
}

/** What was said about a delivery when it came; its replays are not here. */
type Said = Omit<DeliveryRow, 'pending'>;

const columns = 'id, at, event, topic, native, outcome, reason, bytes, dispatches';

/** The rows of what came in: one a delivery. Nothing in them changes but what became of it, by a replay or a late proof. */
export class Journal {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  /** Writes a delivery down, with its dispatches and with where the groups stood before it. */
  add(id: string, incoming: Incoming, dispatches: readonly Posting[], behind: Marks): void {
    this.#sql.exec(
      `INSERT INTO journal (${columns}, behind, recalled, headers, contents, body)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      id,
      incoming.receivedAt,
      incoming.event,
      incoming.topic,
      incoming.nativeId,
      incoming.outcome,
      incoming.reason,
      incoming.bytes,
      JSON.stringify(dispatches.map(({ id, group }) => ({ id, group }) satisfies Addressed)),
      JSON.stringify(behind),
      Object.keys(incoming.recalled).length > 0 ? JSON.stringify(incoming.recalled) : null,
      JSON.stringify(incoming.headers),
      pack(dispatches),
      incoming.body,
    );
  }

  /** Deliveries before `before` (an id), newest first; those that ended in one way, or all. */
  list(limit: number, before: string | null, outcome: DeliveryOutcome | null = null): Said[] {
    return this.#sql
      .exec<Columns>(
        `SELECT ${columns} FROM journal WHERE id < ?1 AND (?2 IS NULL OR outcome = ?2) ORDER BY id DESC LIMIT ?3`,
        before ?? afterAll,
        outcome,
        limit,
      )
      .toArray()
      .map(said);
  }

  /** One delivery, whole; null when there is none. */
  detail(id: string): (Said & Pick<DeliveryDetail, 'headers' | 'body' | 'recalled'>) | null {
    const row = this.#sql
      .exec<DetailColumns>(`SELECT ${columns}, recalled, headers, body FROM journal WHERE id = ?`, id)
      .toArray()[0];
    if (!row) return null;
    return {
      ...said(row),
      headers: JSON.parse(row.headers) as DeliveryDetail['headers'],
      body: row.body && new Uint8Array(row.body),
      recalled: JSON.parse(row.recalled ?? '{}') as DeliveryDetail['recalled'],
    };
  }

  /** How a delivery ended; null when there is none. */
  outcome(id: string): DeliveryOutcome | null {
    const rows = this.#sql.exec<{ outcome: DeliveryOutcome }>('SELECT outcome FROM journal WHERE id = ?', id);
    return rows.toArray()[0]?.outcome ?? null;
  }

  /** The dispatches of a delivery, as they were made when it came; for one group or for all. */
  dispatches(id: string, group?: string): Posting[] {
    const rows = this.#sql.exec<{ contents: string }>('SELECT contents FROM journal WHERE id = ?', id);
    return rows.toArray().flatMap(({ contents }) => unpack(contents, group));
  }

  /** Notes what the late proof of a delivery came to. A body that is not worth keeping, or larger than usual, goes. */
  settle(id: string, { outcome, event, topic, nativeId, reason, recalled }: Settlement): void {
    this.#sql.exec(
      `UPDATE journal SET outcome = ?1, event = iif(?2 = '', event, ?2), topic = iif(?3 = '', topic, ?3), native = ?4,
         reason = ?5, recalled = ?6, body = iif(?1 = 'refused' OR length(body) > ?7, NULL, body) WHERE id = ?8`,
      outcome,
      event,
      topic,
      nativeId,
      reason,
      Object.keys(recalled).length > 0 ? JSON.stringify(recalled) : null,
      limits.journalBody,
      id,
    );
  }

  /** Notes that a delivery was understood after all, and what was made of it. */
  accept(id: string, { event, topic, reason }: Rendering): void {
    this.#sql.exec(
      `UPDATE journal SET outcome = 'accepted', event = ?, topic = ?, reason = ? WHERE id = ?`,
      event,
      topic,
      reason,
      id,
    );
  }
}

/** Sorts after every id. */
const afterAll = '~';

function said(row: Columns): Said {
  return {
    id: row.id,
    receivedAt: row.at,
    event: row.event,
    topic: row.topic,
    nativeId: row.native,
    outcome: row.outcome,
    reason: row.reason,
    bytes: row.bytes,
    dispatches: JSON.parse(row.dispatches) as Addressed[],
  };
}
