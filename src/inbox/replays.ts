import type { Posting } from '../outbox/dispatch.ts';
import type { Marks } from './backlog.ts';
import { pack, unpack } from './contents.ts';
import type { Addressed, ReplayRow } from './delivery.ts';

interface Columns extends Record<string, SqlStorageValue> {
  id: string;
  delivery: string;
  at: number;
  rendered: number;
  dispatches: string;
}

/** The rows of what was sent again: one a replay. Few, since a person asks for each. */
export class Replays {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  /** Writes a replay down, with where the groups stood before it. */
  add(
    { id, delivery, at, rendered }: Omit<ReplayRow, 'dispatches'>,
    dispatches: readonly Posting[],
    behind: Marks,
  ): void {
    this.#sql.exec(
      'INSERT INTO replays (id, delivery, at, rendered, dispatches, behind, contents) VALUES (?, ?, ?, ?, ?, ?, ?)',
      id,
      delivery,
      at,
      rendered ? 1 : 0,
      JSON.stringify(dispatches.map(({ id, group }) => ({ id, group }) satisfies Addressed)),
      JSON.stringify(behind),
      pack(dispatches),
    );
  }

  /** The replays of the deliveries from `first` to `last` (ids), oldest first. */
  of(first: string, last: string = first): ReplayRow[] {
    return this.#sql
      .exec<Columns>(
        'SELECT id, delivery, at, rendered, dispatches FROM replays WHERE delivery BETWEEN ? AND ? ORDER BY id',
        first,
        last,
      )
      .toArray()
      .map((row) => ({
        id: row.id,
        delivery: row.delivery,
        at: row.at,
        rendered: row.rendered === 1,
        dispatches: JSON.parse(row.dispatches) as Addressed[],
      }));
  }

  /** What the latest rendering of a delivery made of it; null when it was only ever repeated. */
  lastRendered(delivery: string): Posting[] | null {
    const rows = this.#sql.exec<{ contents: string }>(
      'SELECT contents FROM replays WHERE delivery = ? AND rendered = 1 ORDER BY id DESC LIMIT 1',
      delivery,
    );
    const [last] = rows.toArray();
    return last ? unpack(last.contents) : null;
  }

  /** The dispatches of a replay; for one group or for all. */
  dispatches(id: string, group?: string): Posting[] {
    const rows = this.#sql.exec<{ contents: string }>('SELECT contents FROM replays WHERE id = ?', id);
    return rows.toArray().flatMap(({ contents }) => unpack(contents, group));
  }
}
