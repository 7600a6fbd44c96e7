import { Backlog, type Marks } from './backlog.ts';
import type { Addressed } from './delivery.ts';
import type { Meta } from './meta.ts';

/** Where the groups stood once everything up to `through` (an id) had been written down. */
interface Saved {
  through: string;
  behind: Marks;
}

interface Columns extends Record<string, SqlStorageValue> {
  id: string;
  dispatches: string;
  behind: string;
}

const both = 'SELECT id, dispatches, behind FROM journal UNION ALL SELECT id, dispatches, behind FROM replays';

/**
 * How far the hand-over has come, so that a restart goes on from there. It costs no row of its own: each delivery's row says
 * where the groups stood when it came. What was confirmed since then is handed over once more, which changes nothing,
 * unless {@link Progress.save} wrote it down.
 */
export class Progress {
  readonly #sql: SqlStorage;
  readonly #meta: Meta;
  /** The marks that a restart would begin with. */
  #known = '';

  constructor(sql: SqlStorage, meta: Meta) {
    this.#sql = sql;
    this.#meta = meta;
  }

  /** The id of the newest delivery or replay; null when nothing ever came. */
  newest(): string | null {
    return this.#newest()?.id ?? this.#saved()?.through ?? null;
  }

  /** What may not have been handed over when the object last stopped. */
  load(): Backlog {
    const backlog = new Backlog();
    const marks = this.#marks();
    const [from] = Object.values(marks).sort();
    if (from !== undefined) {
      const rows = this.#sql.exec<Columns>(
        `SELECT id, dispatches FROM (${both}) WHERE id >= ? AND dispatches <> '[]' ORDER BY id`,
        from,
      );
      for (const { id, dispatches } of rows) {
        const groups = (JSON.parse(dispatches) as Addressed[]).map(({ group }) => group);
        backlog.add(
          id,
          groups.filter((group) => id >= (marks[group] ?? '~')),
        );
      }
    }
    this.noted(backlog);
    return backlog;
  }

  /** To be called when a row was just written: a restart would find the backlog as it is now. */
  noted(backlog: Backlog): void {
    this.#known = JSON.stringify(backlog.marks());
  }

  /** Writes down where the groups stand, if a restart would not find that out. */
  save(backlog: Backlog): void {
    const behind = backlog.marks();
    const through = this.newest();
    if (through === null || JSON.stringify(behind) === this.#known) return;
    this.#meta.put('progress', { through, behind } satisfies Saved);
    this.noted(backlog);
  }

  #marks(): Marks {
    const newest = this.#newest();
    const saved = this.#saved();
    if (!newest) return {};
    if (saved && saved.through >= newest.id) return saved.behind;
    const own = (JSON.parse(newest.dispatches) as Addressed[]).map(({ group }) => [group, newest.id]);
    return { ...Object.fromEntries(own), ...(JSON.parse(newest.behind) as Marks) };
  }

  #newest(): Columns | undefined {
    const top = (table: string) =>
      `SELECT * FROM (SELECT id, dispatches, behind FROM ${table} ORDER BY id DESC LIMIT 1)`;
    return this.#sql
      .exec<Columns>(`${top('journal')} UNION ALL ${top('replays')} ORDER BY id DESC LIMIT 1`)
      .toArray()[0];
  }

  #saved(): Saved | null {
    return this.#meta.get<Saved>('progress');
  }
}
