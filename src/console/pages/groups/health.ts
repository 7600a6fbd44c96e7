import { explain, type Meaning } from '../../../dingtalk/explain.ts';
import type { Group } from '../../../directory/index.ts';
import type { OutboxStatus } from '../../../outbox/index.ts';

/** How a group stands, worst first: what a person would want to know before anything else. */
export type GroupState =
  | 'unreadable'
  | 'blocked'
  | 'unreachable'
  | 'limited'
  | 'quota'
  | 'parked'
  | 'paused'
  | 'waiting'
  | 'fine';

/** A group's state with what belongs to it. */
export interface Health {
  state: GroupState;
  /** When it ends by itself, ms. */
  until?: number;
  /** Why nothing gets through, with its fix. */
  meaning?: Extract<Meaning, { kind: 'cause' }>;
  /** DingTalk's own words. */
  note?: string;
  /** How many of the group's robots it is about. */
  robots?: number;
}

/** Judges a group by its Outbox; `status` is null when that did not answer. `now` in ms. */
export function healthOf(group: Group, status: OutboxStatus | null, now: number): Health {
  if (!status) return { state: 'unreadable' };
  const silent = status.robots.filter(({ silentUntil }) => silentUntil > now);
  const read = silent.map((robot) => {
    const { keywords = [] } = group.robots.find(({ id }) => id === robot.id) ?? {};
    return { ...robot, meaning: explain(robot.note, keywords) };
  });
  for (const { meaning, note } of read) {
    if (meaning?.kind === 'cause') return { state: 'blocked', meaning, note: note ?? undefined, robots: silent.length };
  }
  if (status.paused) return { state: 'paused', note: status.paused.reason };
  const isSilenced = silent.length > 0 && silent.length === status.robots.length;
  if (isSilenced) {
    const until = Math.min(...silent.map(({ silentUntil }) => silentUntil));
    const state = read.some(({ meaning }) => meaning?.kind === 'quota')
      ? 'quota'
      : read.some(({ meaning, note }) => meaning?.kind === 'limit' || /x5|redirected|web page/.test(note ?? ''))
        ? 'limited'
        : 'unreachable';
    return { state, until, note: silent[0]?.note ?? undefined, robots: silent.length };
  }
  if (status.ledger.parked > 0) return { state: 'parked' };
  return { state: status.ledger.waiting > 0 ? 'waiting' : 'fine' };
}
