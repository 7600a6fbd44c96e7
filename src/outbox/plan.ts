import { limits } from '../config.ts';
import { budget, nextStart, type RobotState, recent } from './pacer.ts';

/** What to do next: nothing, come back later, or let a robot speak for the oldest dispatch, an urgent one, or all that wait. */
export type Plan =
  | { do: 'idle' }
  | { do: 'wait'; until: number }
  | { do: 'send'; robot: string; take: 'oldest' | 'urgent' | 'all' };

/** What {@link plan} looks at; times in ms. */
export interface Situation {
  now: number;
  robots: readonly RobotState[];
  /** How many dispatches wait, and since when the oldest does. */
  waiting: number;
  oldest: number;
  /** Whether one of them should not wait for a digest. */
  urgent: boolean;
  /** How long a burst may gather. */
  settle: number;
  /** How long everything that is not urgent is collected, to save calls; 0 sends calm traffic at once. */
  calm: number;
}

/**
 * Calm traffic leaves at once, one message an event. A burst gathers for a moment and leaves as one digest; what is urgent
 * does not wait for it. The robot with the most budget speaks; singles leave a reserve for digests.
 */
export function plan({ now, robots, waiting, oldest, urgent, settle, calm }: Situation): Plan {
  const [first, ...others] = robots;
  if (waiting === 0 || !first) return { do: 'idle' };
  const robot = others.reduce((best, next) => (budget(next, now) > budget(best, now) ? next : best), first);
  if (budget(robot, now) === 0) {
    return { do: 'wait', until: Math.min(...robots.map((each) => nextStart(each, now))) };
  }
  const spare = budget(robot, now) > limits.digestReserve;
  if (urgent && spare) return { do: 'send', robot: robot.id, take: 'urgent' };
  const lately = robot.starts.filter((at) => at > now - limits.digestGap).length;
  const isCalm = calm === 0 && waiting <= limits.singles && lately < limits.burst;
  if (isCalm && spare) return { do: 'send', robot: robot.id, take: 'oldest' };
  const gather = Math.max(settle, calm);
  // Received in the future: the clock was set back, and how long it has waited is not known. Long enough.
  const gathered = oldest > now + gather ? now : Math.min(oldest, now) + gather;
  const due = Math.max(gathered, digestDue(robot, now));
  return due > now ? { do: 'wait', until: due } : { do: 'send', robot: robot.id, take: 'all' };
}

/** Digests spread what is left of the budget over the time until the oldest start is forgotten, so it never runs dry. */
function digestDue(robot: RobotState, now: number): number {
  const starts = recent(robot.starts, now);
  const [first, last] = [starts[0], starts.at(-1)];
  if (first === undefined || last === undefined) return now;
  const refill = first + limits.window - last;
  return Math.ceil(last + Math.max(limits.digestGap, refill / (budget(robot, now) + 1)));
}
