import { limits } from '../config.ts';
import type { Posting } from '../outbox/dispatch.ts';
import type { Backlog } from './backlog.ts';
import type { DeliveryRow, DispatchDraft, Replayed } from './delivery.ts';

/** A row that was just written, with what it has for the groups. */
export interface Parcel {
  id: string;
  dispatches: readonly Posting[];
}

/** What a transaction came to. */
export interface Written<Answer> {
  answer: Answer;
  parcel?: Parcel;
}

/** A replay that has nothing to send, and why. */
export function nothing(reason: string): Written<Replayed> {
  return { answer: { outcome: 'nothing', reason } };
}

/** Dispatches with their ids, which begin with that of their parcel. */
export function numbered(drafts: readonly DispatchDraft[], parcel: string, delivery: string): Posting[] {
  return drafts.map((draft, n) => ({ ...draft, id: `${parcel}.${n.toString().padStart(2, '0')}`, delivery }));
}

/** Whether these would be more than may wait for their groups. */
export function isFull(backlog: Backlog, dispatches: readonly Posting[]): boolean {
  return dispatches.length > 0 && backlog.size + dispatches.length > limits.pendingCap;
}

/** A row with what its replays sent, and whether anything of it waits. */
export function withReplays<Row extends Omit<DeliveryRow, 'pending'>>(
  row: Row,
  replays: readonly { id: string; dispatches: DeliveryRow['dispatches'] }[],
  backlog: Backlog,
): Row & Pick<DeliveryRow, 'pending'> {
  return {
    ...row,
    dispatches: [...row.dispatches, ...replays.flatMap(({ dispatches }) => dispatches)],
    pending: [row, ...replays].some(({ id }) => backlog.has(id)),
  };
}
