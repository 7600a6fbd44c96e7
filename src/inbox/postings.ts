import type { Posting } from '../outbox/dispatch.ts';
import { Journal } from './journal.ts';
import { Replays } from './replays.ts';

/** The first dispatch of each of these deliveries that had any when it came. */
export function firstPostings(sql: SqlStorage, deliveries: readonly string[]): Posting[] {
  const journal = new Journal(sql);
  return deliveries.flatMap((id) => journal.dispatches(id).slice(0, 1));
}

/** The dispatches of a delivery and of its replays, oldest first, as they were handed over; none where it is forgotten. */
export function postingsOf(sql: SqlStorage, delivery: string): Posting[] {
  const replays = new Replays(sql);
  return [
    ...new Journal(sql).dispatches(delivery),
    ...replays.of(delivery).flatMap(({ id }) => replays.dispatches(id)),
  ];
}
