import { limits } from '../config.ts';
import type { Dispatch, Posting } from './dispatch.ts';
import { Queue, type Waiting } from './queue.ts';
import { said } from './words.ts';

/** Dispatches that some message holds. */
const taken = 'SELECT value FROM messages, json_each(messages.dispatches)';

/**
 * Dispatches that had to wait, as they were handed over: one row for many. Nothing updates a row while it is needed; a
 * dispatch waits as long as no message lists it.
 */
export class Batches {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  /** Stores dispatches that are not known yet, and says what the queue keeps of them. To be called in a transaction. */
  add(postings: readonly Posting[]): Waiting[] {
    return chunks(postings).flatMap(({ id, rows, texts }) => {
      const ids = JSON.stringify(rows.map((posting) => posting.id));
      this.#sql.exec('INSERT INTO batches (id, ids, data) VALUES (?, ?, ?)', id, ids, `[${texts}]`);
      return rows.map((posting) => Queue.entry(posting, id));
    });
  }

  /** Those of `ids` that are stored here. */
  known(ids: readonly string[]): string[] {
    return this.#sql
      .exec<{ value: string }>(
        'SELECT value FROM batches, json_each(batches.ids) WHERE value IN (SELECT value FROM json_each(?))',
        JSON.stringify(ids),
      )
      .toArray()
      .map(({ value }) => value);
  }

  /** The dispatches that are in no message, oldest first, by what can be told without reading them whole. */
  waiting(): Waiting[] {
    return this.#sql
      .exec<{ id: string; batch: string; received: number; thread: string | null; urgent: number }>(
        `WITH open AS (SELECT DISTINCT b.id FROM batches b, json_each(b.ids) i WHERE i.value NOT IN (${taken}))
         SELECT d.value ->> '$.id' AS id, b.id AS batch, d.value ->> '$.receivedAt' AS received,
           d.value ->> '$.thread' AS thread,
           (d.value ->> '$.severity' = 'bad' OR d.value ->> '$.calls' IS 1 OR d.value -> '$.message.at' IS NOT NULL
             OR (d.value ->> '$.kind' = 'alert' AND d.value ->> '$.action' = 'firing')) AS urgent
         FROM batches b, json_each(b.data) d
         WHERE b.id IN open AND d.value ->> '$.id' NOT IN (${taken}) ORDER BY 1`,
      )
      .toArray()
      .map(({ id, batch, received, thread, urgent }) => ({
        id,
        batch,
        receivedAt: received,
        thread,
        urgent: urgent === 1,
      }));
  }

  /** How many wait, counted on disk. */
  countWaiting(): number {
    return this.#count(`SELECT COUNT(*) AS n FROM batches, json_each(batches.ids) WHERE value NOT IN (${taken})`);
  }

  /** How many are stored, in messages or not. */
  countAll(): number {
    return this.#count('SELECT COALESCE(SUM(json_array_length(ids)), 0) AS n FROM batches');
  }

  /** Some dispatches, in their order. */
  read(wanted: readonly Waiting[]): Dispatch[] {
    const rows = new Map<string, Map<string, Posting>>();
    return wanted.flatMap(({ id, batch }) => {
      const row = rows.get(batch) ?? this.#row(batch);
      rows.set(batch, row);
      const posting = row.get(id);
      return posting ? [said(posting)] : [];
    });
  }

  /** Forgets dispatches whose messages are forgotten. To be called in a transaction. */
  forget(ids: readonly string[]): void {
    const gone = new Set(ids);
    const rows = this.#sql
      .exec<{ id: string; ids: string }>(
        `SELECT DISTINCT b.id, b.ids FROM batches b, json_each(b.ids) i WHERE i.value IN (SELECT value FROM json_each(?))`,
        JSON.stringify(ids),
      )
      .toArray();
    for (const row of rows) {
      const left = (JSON.parse(row.ids) as string[]).filter((id) => !gone.has(id));
      if (left.length === 0) this.#sql.exec('DELETE FROM batches WHERE id = ?', row.id);
      else this.#sql.exec('UPDATE batches SET ids = ? WHERE id = ?', JSON.stringify(left), row.id);
    }
  }

  #row(batch: string): Map<string, Posting> {
    const [row] = this.#sql.exec<{ data: string }>('SELECT data FROM batches WHERE id = ?', batch).toArray();
    const postings = JSON.parse(row?.data ?? '[]') as Posting[];
    return new Map(postings.map((posting) => [posting.id, posting]));
  }

  #count(query: string): number {
    return this.#sql.exec<{ n: number }>(query).one().n;
  }
}

/** Rows of a size that a database takes: two megabytes are the most. */
function chunks(postings: readonly Posting[]): { id: string; rows: Posting[]; texts: string[] }[] {
  const made: { id: string; rows: Posting[]; texts: string[]; length: number }[] = [];
  for (const posting of postings) {
    const text = JSON.stringify(posting);
    let last = made.at(-1);
    if (!last || last.length + text.length > limits.batchChars) {
      last = { id: posting.id, rows: [], texts: [], length: 0 };
      made.push(last);
    }
    last.rows.push(posting);
    last.texts.push(text);
    last.length += text.length;
  }
  return made;
}
