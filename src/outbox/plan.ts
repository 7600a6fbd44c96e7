import { limits } from '../config.ts';
import { budget, nextStart, type RobotState, recent } from './pacer.ts';

/** What to do next: nothing, come back later, or let a robot speak for the oldest dispatch or for all that wait. */
export type Plan =
  | { do: 'idle' }
  | { do: 'wait'; until: number }
  | { do: 'send'; robot: string; take: 'oldest' | 'all' };

/** What {@link plan} looks at; times in ms. */
export interface Situation {
  now: number;
  robots: readonly RobotState[];
  /** How many dispatches wait, and since when the oldest does. */
  waiting: number;
  oldest: number;
}

/**
 * Calm traffic leaves at once, one message an event. A burst gathers for a moment and leaves as one digest. The robot with
 * the most budget speaks.
 */
export function plan({ now, robots, waiting, oldest }: Situation): Plan {
  if (waiting === 0 || robots.length === 0) return { do: 'idle' };
  const robot = robots.reduce((best, next) => (budget(next, now) > budget(best, now) ? next : best));
  if (budget(robot, now) === 0) {
    return { do: 'wait', until: Math.min(...robots.map((each) => nextStart(each, now))) };
  }
  if (waiting <= limits.singles && budget(robot, now) > limits.digestReserve) {
    return { do: 'send', robot: robot.id, take: 'oldest' };
  }
  const due = Math.max(Math.min(oldest, now) + limits.settle, digestDue(robot, now));
  return due > now ? { do: 'wait', until: due } : { do: 'send', robot: robot.id, take: 'all' };
}

/** Digests spread what is left of the budget over the time until the oldest start is forgotten, so it never runs dry. */
function digestDue(robot: RobotState, now: number): number {
  const starts = recent(robot.starts, now);
  const [first, last] = [starts[0], starts.at(-1)];
  if (first === undefined || last === undefined) return now;
  const refill = first + limits.window - last;
  return last + Math.max(limits.digestGap, refill / (budget(robot, now) + 1));
}
