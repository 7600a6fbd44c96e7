import type { Group } from '../../../directory/index.ts';
import { log } from '../../../observe/log.ts';
import type { Hour } from '../../../outbox/activity.ts';
import type { OutboxStatus } from '../../../outbox/index.ts';
import { type Health, healthOf } from './health.ts';

/** A group as a list shows it. */
export interface GroupGlance {
  group: Group;
  health: Health;
  status: OutboxStatus | null;
  /** The last 24, oldest first; empty when the Outbox did not answer. */
  hours: Hour[];
}

/** Reads how a group stands. An Outbox that does not answer is a state of its own, and logged. */
export async function glanceAt(env: Env, group: Group, now: number): Promise<GroupGlance> {
  const stub = env.OUTBOX.getByName(group.id);
  try {
    const [status, hours] = await Promise.all([stub.status(group.id), stub.activity(24)]);
    return { group, status, hours, health: healthOf(group, status, now) };
  } catch (error) {
    log('warn', 'console.outbox', { group: group.id, error });
    return { group, status: null, hours: [], health: healthOf(group, null, now) };
  }
}

/** Dispatches that reached the group in these hours. */
export function delivered(hours: readonly Hour[]): number {
  return hours.reduce((sum, { sent, merged }) => sum + sent + merged, 0);
}
