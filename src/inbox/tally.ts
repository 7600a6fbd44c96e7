import type { DeliveryOutcome } from './delivery.ts';
import type { Meta } from './meta.ts';

/** Deliveries by how they ended at the door. */
export type Tallied = Partial<Record<DeliveryOutcome, number>>;

/**
 * Counts deliveries so that no number ever falls: the journal's rows, and what they no longer say. It costs no row of its own
 * but where rows are forgotten, and where a person sends what was not sent when it came.
 */
export class Tally {
  readonly #sql: SqlStorage;
  readonly #meta: Meta;

  constructor(sql: SqlStorage, meta: Meta) {
    this.#sql = sql;
    this.#meta = meta;
  }

  /** How every delivery ended that ever came. What still waits for its proof has not ended yet. */
  read(): Tallied {
    const all: Tallied = { ...this.#unsaid() };
    const rows = this.#sql.exec<{ outcome: DeliveryOutcome; n: number }>(
      `SELECT outcome, COUNT(*) AS n FROM journal WHERE outcome <> 'unverified' GROUP BY outcome`,
    );
    for (const { outcome, n } of rows) all[outcome] = (all[outcome] ?? 0) + n;
    return all;
  }

  /** To be called before deliveries are forgotten; `ids` is a JSON array. */
  forget(ids: string): void {
    const rows = this.#sql
      .exec<{ outcome: DeliveryOutcome; n: number }>(
        'SELECT outcome, COUNT(*) AS n FROM journal WHERE id IN (SELECT value FROM json_each(?)) GROUP BY outcome',
        ids,
      )
      .toArray();
    this.#add(Object.fromEntries(rows.map(({ outcome, n }) => [outcome, n])));
  }

  /** To be called when a delivery that ended otherwise is accepted after all: it goes on counting as what it was. */
  overruled(outcome: DeliveryOutcome): void {
    if (outcome !== 'accepted') this.#add({ [outcome]: 1, accepted: -1 });
  }

  #add(more: Tallied): void {
    const known = this.#unsaid();
    for (const outcome of Object.keys(more) as DeliveryOutcome[]) {
      known[outcome] = (known[outcome] ?? 0) + (more[outcome] ?? 0);
    }
    this.#meta.put('tally', known);
  }

  #unsaid(): Tallied {
    return this.#meta.get<Tallied>('tally') ?? {};
  }
}
