import type { Message } from '../dingtalk/message.ts';
import type { Dispatch } from './dispatch.ts';
import { recent } from './pacer.ts';

/**
 * Where a message stands: `open` is being tried, `sent` is in the group, `parked` waits for a person, `discarded` was
 * given up by one.
 */
export type MessageState = 'open' | 'sent' | 'parked' | 'discarded';

/** A message that is being tried. Its body and uuid stay the same until DingTalk has given a verdict. */
export interface OpenMessage {
  id: number;
  /** DingTalk's `msgUuid`: what makes a retry harmless. */
  uuid: string;
  robot: string;
  body: Message;
  /** How many dispatches it stands for. */
  count: number;
  attempts: number;
  /** The answer to the last attempt is not known: it may already be in the group, so only the same robot may repeat it. */
  unknown: boolean;
  shrunk: boolean;
}

/** A message as the console and the API list it. */
export interface MessageRow {
  id: number;
  state: MessageState;
  robot: string;
  count: number;
  attempts: number;
  createdAt: number;
  finishedAt: number | null;
  /** How the last attempt ended, in words. */
  note: string | null;
  body: Message;
  /** Ids of the dispatches it stands for. */
  dispatches: string[];
}

/** What became of everything accepted: `accepted` is always the sum of the others. */
export interface Ledger {
  accepted: number;
  /** Alone in a message that is in the group. */
  sent: number;
  /** With others in a message that is in the group. */
  merged: number;
  /** Queued or being tried. */
  waiting: number;
  parked: number;
  discarded: number;
}

/** Why a robot is not used right now. */
export interface RobotTrouble {
  /** Nothing is sent before, ms. */
  silentUntil: number;
  /** Attempts in a row that went wrong. */
  failures: number;
  /** A person has to repair its configuration; when they did, it is tried at once. */
  repairable: boolean;
  /** In words. */
  note: string | null;
}

interface MessageColumns extends Record<string, SqlStorageValue> {
  id: number;
  uuid: string;
  state: MessageState;
  robot: string;
  body: string;
  count: number;
  attempts: number;
  flags: string;
  starts: string;
  dispatches: string;
  created: number;
  finished: number | null;
  note: string | null;
}

/** The SQL of an Outbox. Every method is one synchronous statement or transaction. */
export class OutboxStore {
  readonly #storage: DurableObjectStorage;
  readonly #sql: SqlStorage;

  constructor(storage: DurableObjectStorage) {
    this.#storage = storage;
    this.#sql = storage.sql;
    this.#sql.exec(`
      CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
      CREATE TABLE IF NOT EXISTS dispatches (
        id TEXT PRIMARY KEY,
        message INTEGER,
        data TEXT NOT NULL
      ) WITHOUT ROWID;
      CREATE TABLE IF NOT EXISTS messages (
        id INTEGER PRIMARY KEY,
        uuid TEXT NOT NULL,
        state TEXT NOT NULL,
        robot TEXT NOT NULL,
        body TEXT NOT NULL,
        count INTEGER NOT NULL,
        attempts INTEGER NOT NULL,
        flags TEXT NOT NULL,
        starts TEXT NOT NULL,
        dispatches TEXT NOT NULL,
        created INTEGER NOT NULL,
        finished INTEGER,
        note TEXT
      );
      CREATE TABLE IF NOT EXISTS robots (
        id TEXT PRIMARY KEY,
        silent INTEGER NOT NULL,
        failures INTEGER NOT NULL,
        repairable INTEGER NOT NULL,
        note TEXT
      ) WITHOUT ROWID;
      INSERT OR IGNORE INTO meta VALUES ('schema', '1');
    `);
  }

  /** Runs `work` as one transaction: all of it is on disk, or none. */
  transaction<T>(work: () => T): T {
    return this.#storage.transactionSync(work);
  }

  /** Queues dispatches; those already known are left as they are. Returns the ids that are new. */
  add(dispatches: readonly Dispatch[]): string[] {
    const fresh: string[] = [];
    for (const dispatch of dispatches) {
      const { rowsWritten } = this.#sql.exec(
        'INSERT INTO dispatches (id, message, data) VALUES (?, NULL, ?) ON CONFLICT (id) DO NOTHING',
        dispatch.id,
        JSON.stringify(dispatch),
      );
      if (rowsWritten > 0) fresh.push(dispatch.id);
    }
    return fresh;
  }

  /** Ids of the dispatches that are in no message yet, oldest first. */
  waiting(): string[] {
    return this.#sql
      .exec<{ id: string }>('SELECT id FROM dispatches WHERE message IS NULL ORDER BY id')
      .toArray()
      .map((row) => row.id);
  }

  /** A queued or sent dispatch by id. */
  dispatch(id: string): Dispatch | null {
    const row = this.#sql.exec<{ data: string }>('SELECT data FROM dispatches WHERE id = ?', id).toArray()[0];
    return row ? (JSON.parse(row.data) as Dispatch) : null;
  }

  /** Makes a message of the given dispatches and records its first start, before the request leaves. */
  compose(uuid: string, robot: string, body: Message, dispatches: readonly string[], now: number): OpenMessage {
    return this.transaction(() => {
      const { id } = this.#sql
        .exec<{ id: number }>(
          `INSERT INTO messages (uuid, state, robot, body, count, attempts, flags, starts, dispatches, created)
           VALUES (?, 'open', ?, ?, ?, 1, '', ?, ?, ?) RETURNING id`,
          uuid,
          robot,
          JSON.stringify(body),
          dispatches.length,
          JSON.stringify([[robot, now]]),
          JSON.stringify(dispatches),
          now,
        )
        .one();
      for (const dispatch of dispatches) this.#sql.exec('UPDATE dispatches SET message = ? WHERE id = ?', id, dispatch);
      return { id, uuid, robot, body, count: dispatches.length, attempts: 1, unknown: false, shrunk: false };
    });
  }

  /** Records another start of an open message, before the request leaves. */
  again(message: OpenMessage, now: number): void {
    const row = this.#sql.exec<{ starts: string }>('SELECT starts FROM messages WHERE id = ?', message.id).one();
    const starts = (JSON.parse(row.starts) as Start[]).filter(([, at]) => recent([at], now).length > 0);
    this.#sql.exec(
      'UPDATE messages SET robot = ?, body = ?, attempts = ?, flags = ?, starts = ? WHERE id = ?',
      message.robot,
      JSON.stringify(message.body),
      message.attempts,
      flags(message),
      JSON.stringify([...starts, [message.robot, now]]),
      message.id,
    );
  }

  /** Ends a message, or notes how its last attempt went (`state` open). */
  settle(message: OpenMessage, state: MessageState, note: string | null, now: number): void {
    this.#sql.exec(
      'UPDATE messages SET state = ?, body = ?, flags = ?, finished = ?, note = ? WHERE id = ?',
      state,
      JSON.stringify(message.body),
      flags(message),
      state === 'open' ? null : now,
      note,
      message.id,
    );
  }

  /** The messages that were being tried when the object last stopped, oldest first. */
  open(): OpenMessage[] {
    return this.#sql
      .exec<MessageColumns>(`SELECT * FROM messages WHERE state = 'open' ORDER BY id`)
      .toArray()
      .map((row) => ({
        id: row.id,
        uuid: row.uuid,
        robot: row.robot,
        body: JSON.parse(row.body) as Message,
        count: row.count,
        attempts: row.attempts,
        unknown: true,
        shrunk: row.flags.includes('shrunk'),
      }));
  }

  /** Starts of the last window, by robot. */
  starts(now: number): Map<string, number[]> {
    const byRobot = new Map<string, number[]>();
    const rows = this.#sql.exec<{ starts: string }>('SELECT starts FROM messages ORDER BY id DESC LIMIT 200').toArray();
    const all = rows.flatMap((row) => JSON.parse(row.starts) as Start[]).sort(([, a], [, b]) => a - b);
    for (const [robot, at] of all) {
      const known = byRobot.get(robot) ?? [];
      byRobot.set(robot, recent([...known, at], now));
    }
    return byRobot;
  }

  /** Robots that had to be silent or failed. */
  robots(): Map<string, RobotTrouble> {
    const rows = this.#sql.exec<{
      id: string;
      silent: number;
      failures: number;
      repairable: number;
      note: string | null;
    }>('SELECT id, silent, failures, repairable, note FROM robots');
    return new Map(
      rows
        .toArray()
        .map(({ id, silent, failures, repairable, note }) => [
          id,
          { silentUntil: silent, failures, repairable: repairable === 1, note },
        ]),
    );
  }

  /** Remembers how a robot fares. */
  putRobot(id: string, { silentUntil, failures, repairable, note }: RobotTrouble): void {
    this.#sql.exec(
      'INSERT OR REPLACE INTO robots (id, silent, failures, repairable, note) VALUES (?, ?, ?, ?, ?)',
      id,
      silentUntil,
      failures,
      repairable ? 1 : 0,
      note,
    );
  }

  /** Forgets a robot's troubles: it has just delivered. */
  dropRobot(id: string): void {
    this.#sql.exec('DELETE FROM robots WHERE id = ?', id);
  }

  /** The id of the group this Outbox belongs to; null before its first dispatch. */
  group(): string | null {
    return this.#sql.exec<{ value: string }>(`SELECT value FROM meta WHERE key = 'group'`).toArray()[0]?.value ?? null;
  }

  /** Remembers the group's id, once. */
  setGroup(id: string): void {
    this.#sql.exec(`INSERT OR IGNORE INTO meta VALUES ('group', ?)`, id);
  }

  /** The newest messages before `before` (an id), newest first. */
  list(limit: number, before: number | null, state: MessageState | null): MessageRow[] {
    const rows = this.#sql
      .exec<MessageColumns>(
        `SELECT * FROM messages WHERE id < ?1 AND (?2 IS NULL OR state = ?2) ORDER BY id DESC LIMIT ?3`,
        before ?? Number.MAX_SAFE_INTEGER,
        state,
        limit,
      )
      .toArray();
    return rows.map((row) => ({
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

  /** The ledger, counted from what is stored plus what retention has removed. */
  ledger(): Ledger {
    const count = (query: string): number => this.#sql.exec<{ n: number }>(query).one().n;
    const of = (state: MessageState, how = '') =>
      count(`SELECT COALESCE(SUM(count), 0) AS n FROM messages WHERE state = '${state}' ${how}`);
    const queued = count('SELECT COUNT(*) AS n FROM dispatches WHERE message IS NULL');
    const pruned = this.#pruned();
    return {
      accepted: count('SELECT COUNT(*) AS n FROM dispatches') + pruned.sent + pruned.merged,
      sent: of('sent', 'AND count = 1') + pruned.sent,
      merged: of('sent', 'AND count > 1') + pruned.merged,
      waiting: queued + of('open'),
      parked: of('parked'),
      discarded: of('discarded'),
    };
  }

  /** Forgets sent messages older than `olderThan` (ms) or beyond the newest `keep`, with their dispatches. */
  prune(olderThan: number, keep: number): void {
    this.transaction(() => {
      const rows = this.#sql
        .exec<{ id: number; count: number; dispatches: string }>(
          `SELECT id, count, dispatches FROM messages WHERE state = 'sent' AND (created < ?1 OR id <= (
             SELECT COALESCE(MAX(id), 0) - ?2 FROM messages)) ORDER BY id LIMIT 500`,
          olderThan,
          keep,
        )
        .toArray();
      if (rows.length === 0) return;
      const pruned = this.#pruned();
      for (const { id, count, dispatches } of rows) {
        for (const each of JSON.parse(dispatches) as string[])
          this.#sql.exec('DELETE FROM dispatches WHERE id = ?', each);
        this.#sql.exec('DELETE FROM messages WHERE id = ?', id);
        if (count === 1) pruned.sent++;
        else pruned.merged += count;
      }
      this.#sql.exec(`INSERT OR REPLACE INTO meta VALUES ('pruned', ?)`, JSON.stringify(pruned));
    });
  }

  #pruned(): { sent: number; merged: number } {
    const row = this.#sql.exec<{ value: string }>(`SELECT value FROM meta WHERE key = 'pruned'`).toArray()[0];
    return row ? (JSON.parse(row.value) as { sent: number; merged: number }) : { sent: 0, merged: 0 };
  }
}

/** A request that was started: which robot, when (ms). */
type Start = [robot: string, at: number];

function flags(message: OpenMessage): string {
  return message.shrunk ? 'shrunk' : '';
}
