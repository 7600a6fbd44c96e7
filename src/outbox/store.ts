import { limits } from '../config.ts';
import type { Message } from '../dingtalk/message.ts';
import type { Usage } from '../directory/contract.ts';
import type { Dispatch } from './dispatch.ts';
import { monthOf, monthStart } from './month.ts';
import { recent } from './pacer.ts';
import type { Waiting } from './queue.ts';
import type { Ledger, MessageRow, MessageState, OpenMessage, RobotTrouble } from './records.ts';

interface MessageColumns extends Record<string, SqlStorageValue> {
  id: string;
  uuid: string;
  state: MessageState;
  robot: string;
  body: string;
  count: number;
  attempts: number;
  shrunk: number;
  starts: string;
  dispatches: string;
  created: number;
  finished: number | null;
  note: string | null;
}

/** A request that was started: which robot, when (ms). */
type Start = [robot: string, at: number];

/** What retention has removed, kept so that ledger and calls still add up. */
interface Pruned {
  accepted: number;
  sent: number;
  merged: number;
  discarded: number;
  /** Attempts of removed messages, by month. */
  calls: Record<string, number>;
}

/** A dispatch that no message holds: it waits. */
const inNoMessage = 'id NOT IN (SELECT value FROM messages, json_each(messages.dispatches))';

/**
 * The SQL of an Outbox. A dispatch that leaves at once is written only as part of its message; one that has to wait has a
 * row of its own, which nothing updates: it waits as long as no message lists it. Every method is one synchronous
 * statement or transaction.
 */
export class OutboxStore {
  readonly #storage: DurableObjectStorage;
  readonly #sql: SqlStorage;

  constructor(storage: DurableObjectStorage) {
    this.#storage = storage;
    this.#sql = storage.sql;
    this.#sql.exec(`
      CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
      CREATE TABLE IF NOT EXISTS dispatches (id TEXT PRIMARY KEY, data TEXT NOT NULL) WITHOUT ROWID;
      CREATE TABLE IF NOT EXISTS messages (
        id TEXT PRIMARY KEY,
        uuid TEXT NOT NULL,
        state TEXT NOT NULL,
        robot TEXT NOT NULL,
        body TEXT NOT NULL,
        count INTEGER NOT NULL,
        attempts INTEGER NOT NULL,
        shrunk INTEGER NOT NULL,
        starts TEXT NOT NULL,
        dispatches TEXT NOT NULL,
        created INTEGER NOT NULL,
        finished INTEGER,
        note TEXT
      ) WITHOUT ROWID;
      CREATE TABLE IF NOT EXISTS robots (id TEXT PRIMARY KEY, data TEXT NOT NULL) WITHOUT ROWID;
      INSERT OR IGNORE INTO meta VALUES ('schema', '1');
    `);
  }

  /** Runs `work` as one transaction: all of it is on disk, or none. */
  transaction<T>(work: () => T): T {
    return this.#storage.transactionSync(work);
  }

  /** Whether a dispatch is queued here or was: handing it over again changes nothing. */
  knows(id: string): boolean {
    const found = this.#sql.exec(
      'SELECT 1 FROM dispatches WHERE id = ?1 UNION ALL SELECT 1 FROM messages WHERE id = ?1 LIMIT 1',
      id,
    );
    return found.toArray().length > 0;
  }

  /** Queues a dispatch that is not known yet. */
  add(dispatch: Dispatch): void {
    this.#sql.exec('INSERT INTO dispatches (id, data) VALUES (?, ?)', dispatch.id, JSON.stringify(dispatch));
  }

  /** The dispatches that are in no message, oldest first, by what can be told without reading them whole. */
  waiting(): Waiting[] {
    return this.#sql
      .exec<{ id: string; received: number; thread: string | null; urgent: number }>(
        `SELECT id, data ->> '$.receivedAt' AS received, data ->> '$.thread' AS thread,
           (data ->> '$.severity' = 'bad' OR data -> '$.message.at' IS NOT NULL
             OR (data ->> '$.kind' = 'alert' AND data ->> '$.action' = 'firing')) AS urgent
         FROM dispatches WHERE ${inNoMessage} ORDER BY id`,
      )
      .toArray()
      .map(({ id, received, thread, urgent }) => ({ id, receivedAt: received, thread, urgent: urgent === 1 }));
  }

  /** A queued dispatch by id. */
  dispatch(id: string): Dispatch | null {
    const row = this.#sql.exec<{ data: string }>('SELECT data FROM dispatches WHERE id = ?', id).toArray()[0];
    return row ? (JSON.parse(row.data) as Dispatch) : null;
  }

  /** Makes an open message under `id` and records its first start, before the request leaves. */
  compose(
    id: string,
    uuid: string,
    robot: string,
    body: Message,
    dispatches: readonly string[],
    now: number,
  ): OpenMessage {
    this.#sql.exec(
      `INSERT INTO messages (id, uuid, state, robot, body, count, attempts, shrunk, starts, dispatches, created)
       VALUES (?, ?, 'open', ?, ?, ?, 1, 0, ?, ?, ?)`,
      id,
      uuid,
      robot,
      JSON.stringify(body),
      dispatches.length,
      JSON.stringify([[robot, now] satisfies Start]),
      JSON.stringify(dispatches),
      now,
    );
    const count = dispatches.length;
    return { id, uuid, robot, body, count, attempts: 1, started: true, unknown: false, shrunk: false };
  }

  /** Records another start of an open message, before the request leaves. */
  again(message: OpenMessage, now: number): void {
    const row = this.#sql.exec<{ starts: string }>('SELECT starts FROM messages WHERE id = ?', message.id).one();
    const starts = (JSON.parse(row.starts) as Start[]).filter(([, at]) => recent([at], now).length > 0);
    this.#sql.exec(
      'UPDATE messages SET robot = ?, attempts = ?, starts = ? WHERE id = ?',
      message.robot,
      message.attempts,
      JSON.stringify([...starts, [message.robot, now] satisfies Start]),
      message.id,
    );
  }

  /** Ends a message, or notes how its last attempt went (`state` open). */
  settle(message: OpenMessage, state: MessageState, note: string | null, now: number): void {
    this.#sql.exec(
      'UPDATE messages SET state = ?, body = ?, shrunk = ?, finished = ?, note = ? WHERE id = ?',
      state,
      JSON.stringify(message.body),
      message.shrunk ? 1 : 0,
      state === 'open' ? null : now,
      note,
      message.id,
    );
  }

  /** Puts a parked message back among those being tried; null when it is not parked. Its attempts start over. */
  reopen(id: string): OpenMessage | null {
    this.#sql.exec(
      `UPDATE messages SET state = 'open', attempts = 0, shrunk = 0, finished = NULL WHERE id = ? AND state = 'parked'`,
      id,
    );
    const message = this.open().find((each) => each.id === id);
    return message ? { ...message, unknown: false } : null;
  }

  /** Gives a parked message up, and says whether there was one. */
  discard(id: string, note: string, now: number): boolean {
    const { rowsWritten } = this.#sql.exec(
      `UPDATE messages SET state = 'discarded', finished = ?, note = ? WHERE id = ? AND state = 'parked'`,
      now,
      note,
      id,
    );
    return rowsWritten > 0;
  }

  /** The messages that are being tried, oldest first. What became of their last attempt is not known. */
  open(): OpenMessage[] {
    return this.#sql
      .exec<MessageColumns>(`SELECT * FROM messages WHERE state = 'open' ORDER BY created, id`)
      .toArray()
      .map(({ id, uuid, robot, body, count, attempts, shrunk }) => ({
        id,
        uuid,
        robot,
        body: JSON.parse(body) as Message,
        count,
        attempts,
        started: false,
        unknown: true,
        shrunk: shrunk === 1,
      }));
  }

  /** Starts that may still count at `now`, by robot. */
  starts(now: number): Map<string, number[]> {
    const rows = this.#sql
      .exec<{ starts: string }>(
        'SELECT starts FROM messages WHERE finished IS NULL OR finished > ?',
        now - limits.window,
      )
      .toArray();
    const all = rows.flatMap((row) => JSON.parse(row.starts) as Start[]).sort(([, a], [, b]) => a - b);
    const byRobot = Map.groupBy(all, ([robot]) => robot);
    return new Map(
      [...byRobot].map(([robot, own]) => [
        robot,
        recent(
          own.map(([, at]) => at),
          now,
        ),
      ]),
    );
  }

  /** How every robot fares that has or had troubles. */
  robots(): Map<string, RobotTrouble> {
    const rows = this.#sql.exec<{ id: string; data: string }>('SELECT id, data FROM robots').toArray();
    return new Map(rows.map(({ id, data }) => [id, JSON.parse(data) as RobotTrouble]));
  }

  /** Remembers how a robot fares; null forgets its troubles. */
  putRobot(id: string, trouble: RobotTrouble | null): void {
    if (trouble === null) this.#sql.exec('DELETE FROM robots WHERE id = ?', id);
    else this.#sql.exec('INSERT OR REPLACE INTO robots (id, data) VALUES (?, ?)', id, JSON.stringify(trouble));
  }

  /** Something small that outlives the object's memory. */
  note<T>(key: 'group' | 'paused' | 'pruned'): T | null {
    const row = this.#sql.exec<{ value: string }>('SELECT value FROM meta WHERE key = ?', key).toArray()[0];
    return row ? (JSON.parse(row.value) as T) : null;
  }

  /** Remembers it; null forgets it. */
  putNote(key: 'group' | 'paused' | 'pruned', value: unknown): void {
    if (value === null) this.#sql.exec('DELETE FROM meta WHERE key = ?', key);
    else this.#sql.exec('INSERT OR REPLACE INTO meta VALUES (?, ?)', key, JSON.stringify(value));
  }

  /** The newest messages before `before` (an id), newest first. */
  list(limit: number, before: string | null, state: MessageState | null): MessageRow[] {
    return this.#sql
      .exec<MessageColumns>(
        'SELECT * FROM messages WHERE id < ?1 AND (?2 IS NULL OR state = ?2) ORDER BY id DESC LIMIT ?3',
        before ?? '~',
        state,
        limit,
      )
      .toArray()
      .map((row) => ({
        id: row.id,
        state: row.state,
        robot: row.robot,
        count: row.count,
        attempts: row.attempts,
        createdAt: row.created,
        finishedAt: row.finished,
        note: row.note,
        body: JSON.parse(row.body) as Message,
        dispatches: JSON.parse(row.dispatches) as string[],
      }));
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
      waiting: of('open') + this.#count(`SELECT COUNT(*) AS n FROM dispatches WHERE ${inNoMessage}`),
      parked: of('parked'),
      discarded: of('discarded') + pruned.discarded,
    };
    // Counted by itself, not as their sum: that the two agree is what shows that nothing is lost.
    const alone = 'SELECT COUNT(*) AS n FROM messages WHERE count = 1 AND id NOT IN (SELECT id FROM dispatches)';
    const accepted = this.#count('SELECT COUNT(*) AS n FROM dispatches') + this.#count(alone) + pruned.accepted;
    return { accepted, ...ledger };
  }

  /** Forgets finished messages older than `olderThan` (ms) or beyond the newest `keep`, with their dispatches. */
  prune(olderThan: number, keep: number): void {
    this.transaction(() => {
      const rows = this.#sql
        .exec<{
          id: string;
          state: MessageState;
          count: number;
          attempts: number;
          created: number;
          dispatches: string;
        }>(
          `SELECT id, state, count, attempts, created, dispatches FROM messages WHERE state IN ('sent', 'discarded') AND (created < ?1
             OR id < (SELECT id FROM messages ORDER BY id DESC LIMIT 1 OFFSET ?2)) ORDER BY id LIMIT 200`,
          olderThan,
          keep,
        )
        .toArray();
      if (rows.length === 0) return;
      const pruned = this.#pruned();
      for (const { id, state, count, attempts, created, dispatches } of rows) {
        for (const each of JSON.parse(dispatches) as string[]) {
          this.#sql.exec('DELETE FROM dispatches WHERE id = ?', each);
        }
        this.#sql.exec('DELETE FROM messages WHERE id = ?', id);
        const month = monthOf(created);
        pruned.calls[month] = (pruned.calls[month] ?? 0) + attempts;
        pruned.accepted += count;
        pruned[state === 'discarded' ? 'discarded' : count === 1 ? 'sent' : 'merged'] += count;
      }
      this.putNote('pruned', pruned);
    });
  }

  #pruned(): Pruned {
    return this.note<Pruned>('pruned') ?? { accepted: 0, sent: 0, merged: 0, discarded: 0, calls: {} };
  }

  #count(query: string, ...bindings: SqlStorageValue[]): number {
    return this.#sql.exec<{ n: number }>(query, ...bindings).one().n;
  }
}
