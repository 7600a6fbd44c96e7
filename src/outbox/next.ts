import { limits } from '../config.ts';
import type { ResolvedGroup } from '../directory/contract.ts';
import { budget, nextStart, type RobotState } from './pacer.ts';
import { type Plan, plan } from './plan.ts';
import type { Waiting } from './queue.ts';
import type { OpenMessage } from './records.ts';

/** What to do with a message whose last attempt was not the last word. */
export type Repeat = { do: 'idle' } | { do: 'wait'; until: number } | { do: 'send'; robot: string };

/** What to do for a queue of `waiting` dispatches, of which `oldest` came first, in a group as it is set up. `now` in ms. */
export function planFor(
  group: Pick<ResolvedGroup, 'merge' | 'quota'>,
  robots: readonly RobotState[],
  { waiting, oldest, urgent }: { waiting: number; oldest: Waiting | undefined; urgent: boolean },
  now: number,
): Plan {
  const { settle, calm } = group.merge;
  const { quota } = group;
  const isScarce = quota?.near === 'calm' && quota.used >= quota.monthly * limits.nearQuota;
  return plan({
    now,
    robots,
    waiting,
    oldest: oldest?.receivedAt ?? now,
    urgent,
    settle: settle * limits.second,
    calm: Math.max(calm * limits.second, isScarce ? limits.nearQuotaCalm : 0),
  });
}

/** An open message goes first. Where its last answer is unknown only the same robot may repeat it: only there is `msgUuid` known. */
export function repeat(open: OpenMessage, robots: readonly RobotState[], now: number): Repeat {
  const same = open.unknown ? robots.filter(({ id }) => id === open.robot) : [];
  const [first, ...rest] = same.length > 0 ? same : robots;
  if (!first) return { do: 'idle' };
  const robot = rest.reduce((best, next) => (nextStart(next, now) < nextStart(best, now) ? next : best), first);
  if (budget(robot, now) === 0) return { do: 'wait', until: nextStart(robot, now) };
  return { do: 'send', robot: robot.id };
}
