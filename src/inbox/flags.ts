/** How the templates for one kind of event in one language did: those that were tried and failed. */
export interface RenderReport {
  /** `<locale>/<kind>` */
  scope: string;
  failures: readonly { template: string; error: string }[];
}

/** A template that failed the last time it was needed: something for a person to mend. Times in ms. */
export interface Flag {
  /** `<locale>/<kind>` */
  scope: string;
  template: string;
  /** The last error. */
  error: string;
  /** Deliveries that met it. */
  count: number;
  since: number;
  last: number;
}

/** The broken templates of a hook. A flag goes when the same kind of event is rendered in the same language without that failure. */
export class Flags {
  readonly #sql: SqlStorage;
  /** Where a flag may be up: elsewhere there is nothing to lower. */
  readonly #raised: Set<string>;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
    this.#raised = new Set(this.list().map(({ scope }) => scope));
  }

  /** Raises and lowers flags after a delivery was rendered. Writes nothing where all is well and was. */
  report(reports: readonly RenderReport[], now: number): void {
    for (const [scope, group] of Map.groupBy(reports, (report) => report.scope)) {
      if (!this.#raised.has(scope) && group.every(({ failures }) => failures.length === 0)) continue;
      this.#raised.add(scope);
      const failed = new Map(group.flatMap(({ failures }) => failures.map(({ template, error }) => [template, error])));
      this.#sql.exec(
        'DELETE FROM flags WHERE scope = ? AND template NOT IN (SELECT value FROM json_each(?))',
        scope,
        JSON.stringify([...failed.keys()]),
      );
      for (const [template, error] of failed) {
        this.#sql.exec(
          `INSERT INTO flags (scope, template, error, count, since, last) VALUES (?1, ?2, ?3, 1, ?4, ?4)
           ON CONFLICT DO UPDATE SET error = excluded.error, count = count + 1, last = excluded.last`,
          scope,
          template,
          error,
          now,
        );
      }
    }
  }

  /** All that are up, the newest trouble first. */
  list(): Flag[] {
    return this.#sql
      .exec<{ [K in keyof Flag]: Flag[K] }>(
        'SELECT scope, template, error, count, since, last FROM flags ORDER BY last DESC, scope, template',
      )
      .toArray();
  }
}
