const timeDigits = 9;
const tailDigits = 5;

/**
 * Makes the ids of one Inbox's deliveries and replays: sortable by the time they were made, always greater than `after` (the
 * last one made, if any) and, by their random tail, unique across Inboxes. `now` in ms; a clock that stands still or goes
 * back does not break the order, not even across a restart.
 */
export function deliveryIds(after: string | null, random: () => number = Math.random): (now: number) => string {
  let last = after === null ? 0 : timeOf(after);
  return (now) => {
    last = Math.max(now, last + 1);
    const tail = Math.floor(random() * 36 ** tailDigits);
    return firstIdAt(last) + tail.toString(36).padStart(tailDigits, '0');
  };
}

/** Sorts before every id made at `time` (ms) or later, and after every earlier one. */
export function firstIdAt(time: number): string {
  return Math.max(0, time).toString(36).padStart(timeDigits, '0');
}

function timeOf(id: string): number {
  return Number.parseInt(id.slice(0, timeDigits), 36);
}
