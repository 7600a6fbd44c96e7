/** What waits for its proof to be checked: the delivery's id, its hook, and the headers that prove it. */
export interface Waiting {
  id: string;
  hook: string;
  proof: Record<string, string>;
}

/** The deliveries that could not be proved when they came. Their proofs stand here only, and only as long as they wait. */
export class Unverified {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  /** How many wait. */
  count(): number {
    return this.#sql.exec<{ n: number }>('SELECT COUNT(*) AS n FROM unverified').one().n;
  }

  /** Notes that a delivery waits. */
  add({ id, hook, proof }: Waiting): void {
    this.#sql.exec('INSERT INTO unverified (id, hook, proof) VALUES (?, ?, ?)', id, hook, JSON.stringify(proof));
  }

  /** The first that waits and came after the one with this id; null when there is none. */
  next(after: string): Waiting | null {
    const rows = this.#sql.exec<{ id: string; hook: string; proof: string }>(
      'SELECT id, hook, proof FROM unverified WHERE id > ? ORDER BY id LIMIT 1',
      after,
    );
    const [row] = rows.toArray();
    return row ? { ...row, proof: JSON.parse(row.proof) as Waiting['proof'] } : null;
  }

  /** Notes that a delivery waits no longer. */
  end(id: string): void {
    this.#sql.exec('DELETE FROM unverified WHERE id = ?', id);
  }
}

/** What a sender is told when one more delivery cannot be kept. */
export const tooMany =
  'Too many deliveries of this hook wait for their proofs to be checked. Send it again in a minute.';

/** Why what was never proved is not sent, even if a person asks for it. */
export const unsendable = {
  unverified: 'Its proof could not be checked yet. Once it is, it is judged and sent by itself.',
  refused: 'Its proof was not genuine, so it is never sent.',
} as const;
