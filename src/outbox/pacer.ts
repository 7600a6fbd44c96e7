import { limits } from '../config.ts';

/** What a robot has done lately and whether it must be silent. Plain data; times in ms. */
export interface RobotState {
  id: string;
  /** When its requests of the last window started, oldest first. Refused and failed ones count: DingTalk counts them too. */
  starts: readonly number[];
  /** Nothing is sent before this moment, whatever the budget. */
  silentUntil: number;
  /** Starts it may make in a window; fewer while somebody else is known to use it too. */
  capacity: number;
}

/**
 * The starts that still count at `now`. One exactly a window old is out. Starts in the future mean that the clock was set
 * back: they are taken as just now, which can only make us slower.
 */
export function recent(starts: readonly number[], now: number): number[] {
  return starts.map((at) => Math.min(at, now)).filter((at) => at > now - limits.window);
}

/** How many requests may start at `now`; 0 while the robot is silent. */
export function budget(robot: RobotState, now: number): number {
  if (now < robot.silentUntil) return 0;
  return Math.max(0, robot.capacity - recent(robot.starts, now).length);
}

/** The earliest moment, not before `now`, at which a request may start. */
export function nextStart(robot: RobotState, now: number): number {
  const counted = recent(robot.starts, now);
  const blocking = counted[counted.length - robot.capacity];
  const free = blocking === undefined ? now : blocking + limits.window;
  return Math.max(now, free, robot.silentUntil);
}
