import type { Messages } from './messages.ts';
import type { MessageRow } from './records.ts';

/** Where a dispatch is: in a message, still waiting for one, or nowhere that is known here (any more). */
export type Trace = { id: string } & ({ at: 'message'; message: MessageRow } | { at: 'queue' | 'nowhere' });

/** Finds some dispatches. `known`: which of them were taken over and are not forgotten. */
export function trace(
  ids: readonly string[],
  messages: Messages,
  known: (ids: readonly string[]) => string[],
): Trace[] {
  const rows = messages.holding(ids);
  const queued = new Set(known(ids));
  return ids.map((id) => {
    const message = rows.find(({ dispatches }) => dispatches.includes(id));
    if (message) return { id, at: 'message', message };
    return { id, at: queued.has(id) ? 'queue' : 'nowhere' };
  });
}
