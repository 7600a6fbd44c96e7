/**
 * Makes ids for the deliveries of one Inbox: sortable by time, unique within it and, by their random tail, across all.
 * `now` in ms; a clock that stands still or goes back does not break the order.
 */
export function deliveryIds(random: () => number = Math.random): (now: number) => string {
  let last = 0;
  return (now) => {
    last = Math.max(now, last + 1);
    const tail = Math.floor(random() * 36 ** 5);
    return last.toString(36).padStart(9, '0') + tail.toString(36).padStart(5, '0');
  };
}
