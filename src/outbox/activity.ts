/** What became of a group's dispatches in one hour, by when it happened. Counts of dispatches, as in the ledger. */
export interface Hour {
  /** When it began, ms. */
  from: number;
  /** Sent alone. */
  sent: number;
  /** Sent together with others. */
  merged: number;
  parked: number;
  discarded: number;
}

const hour = 3_600_000;

/** The last `hours` hours up to `now` (ms), oldest first; hours in which nothing happened are zeros. */
export function activity(sql: SqlStorage, hours: number, now: number): Hour[] {
  const first = Math.floor(now / hour) - hours + 1;
  const all = Array.from({ length: hours }, (_, i): Hour => {
    return { from: (first + i) * hour, sent: 0, merged: 0, parked: 0, discarded: 0 };
  });
  const rows = sql.exec<{ at: number; what: 'sent' | 'merged' | 'parked' | 'discarded'; n: number }>(
    `SELECT finished / ${hour} AS at, SUM(count) AS n,
       CASE WHEN state = 'sent' AND count > 1 THEN 'merged' ELSE state END AS what
     FROM messages WHERE finished >= ? AND state <> 'open' GROUP BY at, what`,
    first * hour,
  );
  for (const { at, what, n } of rows) {
    const found = all[at - first];
    if (found) found[what] += n;
  }
  return all;
}
