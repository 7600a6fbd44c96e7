import type { DeliveryOutcome } from './delivery.ts';

/** A hook in a few numbers, for a list of hooks. */
export interface Glance {
  /** The newest delivery; null when there is none, or none any more. Times in ms. */
  last: { id: string; receivedAt: number; event: string; outcome: DeliveryOutcome } | null;
  /** Deliveries since a moment, by how they ended at the door. */
  counts: Partial<Record<DeliveryOutcome, number>>;
}

/** Reads it from the journal. `since` in ms. */
export function glance(sql: SqlStorage, since: number): Glance {
  const [last] = sql
    .exec<{ id: string; at: number; event: string; outcome: DeliveryOutcome }>(
      'SELECT id, at, event, outcome FROM journal ORDER BY id DESC LIMIT 1',
    )
    .toArray();
  const counts: Glance['counts'] = {};
  const rows = sql.exec<{ outcome: DeliveryOutcome; n: number }>(
    'SELECT outcome, COUNT(*) AS n FROM journal WHERE at >= ? GROUP BY outcome',
    since,
  );
  for (const { outcome, n } of rows) counts[outcome] = n;
  if (!last) return { last: null, counts };
  const { id, at, event, outcome } = last;
  return { last: { id, receivedAt: at, event, outcome }, counts };
}
