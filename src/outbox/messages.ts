import { limits } from '../config.ts';
import type { Message } from '../dingtalk/message.ts';
import { recent } from './pacer.ts';
import type { MessageRow, MessageState, OpenMessage } from './records.ts';

interface Columns extends Record<string, SqlStorageValue> {
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

/** A message to be made. */
export interface NewMessage {
  /** The id of its oldest dispatch. */
  id: string;
  robot: string;
  body: Message;
  /** Ids of the dispatches it stands for. */
  dispatches: readonly string[];
}

/** The rows of messages. A dispatch that leaves at once is written only here, as part of its message. */
export class Messages {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  /** Makes an open message and records its first start, before the request leaves. */
  compose({ id, robot, body, dispatches }: NewMessage, now: number): OpenMessage {
    const uuid = crypto.randomUUID();
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
      .exec<Columns>(`SELECT * FROM messages WHERE state = 'open' ORDER BY created, id`)
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

  /** Those dispatches of `ids` that stand in a message. */
  known(ids: readonly string[]): string[] {
    return this.#sql
      .exec<{ value: string }>(
        'SELECT value FROM messages, json_each(messages.dispatches) WHERE value IN (SELECT value FROM json_each(?))',
        JSON.stringify(ids),
      )
      .toArray()
      .map(({ value }) => value);
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
    const times = (own: readonly Start[]) => own.map(([, at]) => at);
    return new Map([...byRobot].map(([robot, own]) => [robot, recent(times(own), now)]));
  }

  /** The messages that hold any of these dispatches. Reads all that are kept. */
  holding(ids: readonly string[]): MessageRow[] {
    return this.#sql
      .exec<Columns>(
        `SELECT * FROM messages WHERE EXISTS (SELECT 1 FROM json_each(messages.dispatches)
           WHERE value IN (SELECT value FROM json_each(?)))`,
        JSON.stringify(ids),
      )
      .toArray()
      .map(listed);
  }

  /** The newest messages before `before` (an id), newest first. */
  list(limit: number, before: string | null, state: MessageState | null): MessageRow[] {
    return this.#sql
      .exec<Columns>(
        'SELECT * FROM messages WHERE id < ?1 AND (?2 IS NULL OR state = ?2) ORDER BY id DESC LIMIT ?3',
        before ?? '~',
        state,
        limit,
      )
      .toArray()
      .map(listed);
  }
}

function listed(row: Columns): MessageRow {
  return {
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
  };
}
