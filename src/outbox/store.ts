import { Batches } from './batches.ts';
import { Books } from './books.ts';
import type { Posting } from './dispatch.ts';
import { Messages } from './messages.ts';
import { Notes } from './notes.ts';
import type { Waiting } from './queue.ts';
import type { RobotTrouble } from './records.ts';
import { createTables } from './tables.ts';

/** All that an Outbox has on disk. Every method is one synchronous statement or transaction. */
export class OutboxStore {
  readonly batches: Batches;
  readonly messages: Messages;
  readonly books: Books;
  readonly notes: Notes;
  readonly #storage: DurableObjectStorage;

  constructor(storage: DurableObjectStorage) {
    const { sql } = storage;
    createTables(storage);
    this.#storage = storage;
    this.notes = new Notes(sql);
    this.batches = new Batches(sql);
    this.messages = new Messages(sql);
    this.books = new Books(sql, this.notes, this.batches);
  }

  /** Those of some dispatches that were never handed over before. */
  fresh(postings: readonly Posting[]): readonly Posting[] {
    const ids = postings.map(({ id }) => id);
    const known = new Set([...this.batches.known(ids), ...this.messages.known(ids)]);
    return postings.filter(({ id }) => !known.has(id));
  }

  /** Queues dispatches that are not known yet. */
  add(postings: readonly Posting[]): Waiting[] {
    return this.#storage.transactionSync(() => this.batches.add(postings));
  }

  /** Forgets finished messages older than `olderThan` (ms) or beyond the newest `keep`. */
  prune(olderThan: number, keep: number): void {
    this.#storage.transactionSync(() => this.books.prune(olderThan, keep));
  }

  /** How every robot fares that has or had troubles. */
  robots(): Map<string, RobotTrouble> {
    const rows = this.#storage.sql.exec<{ id: string; data: string }>('SELECT id, data FROM robots').toArray();
    return new Map(rows.map(({ id, data }) => [id, JSON.parse(data) as RobotTrouble]));
  }

  /** Remembers how a robot fares; null forgets its troubles. */
  putRobot(id: string, trouble: RobotTrouble | null): void {
    const { sql } = this.#storage;
    if (trouble === null) sql.exec('DELETE FROM robots WHERE id = ?', id);
    else sql.exec('INSERT OR REPLACE INTO robots (id, data) VALUES (?, ?)', id, JSON.stringify(trouble));
  }
}
