import { Hono } from 'hono';
import { limits } from '../config.ts';
import type { Roster } from '../directory/standing.ts';
import { directory } from '../directory/stub.ts';
import type { InboxMeter } from '../inbox/index.ts';
import { log } from '../observe/log.ts';
import { type Sample, sample } from '../observe/metrics.ts';
import { exposition, expositionType } from '../observe/metrics-text.ts';
import type { OutboxMeter } from '../outbox/index.ts';
import { monthOf } from '../outbox/month.ts';
import { authorise } from './auth.ts';
import { unexpected } from './errors.ts';
import { version } from './health.ts';
import { within } from './within.ts';

/**
 * `GET /metrics` in Prometheus' text form, for tokens that may read: every hook and group is asked at once, and whoever
 * does not answer in time is named.
 */
export const metrics = new Hono<{ Bindings: Env }>();

metrics.onError(unexpected);
metrics.get('/', authorise, async (c) => {
  const now = Date.now();
  const roster: Roster = await directory(c.env).roster(monthOf(now));
  const [hooks, groups] = await Promise.all([
    askAll(roster.hooks, (id) => c.env.INBOX.getByName(id).meter()),
    askAll(roster.groups, (id) => c.env.OUTBOX.getByName(id).meter()),
  ]);
  const values = [
    sample('info', { version }, 1),
    ...roster.hooks.flatMap((hook) => ofHook(hook, hooks.get(hook.id))),
    ...roster.groups.flatMap((group) => ofGroup(group, groups.get(group.id), now)),
  ];
  return c.body(exposition(values), 200, { 'content-type': expositionType, 'cache-control': 'no-store' });
});

function ofHook({ id, source }: Roster['hooks'][number], meter: InboxMeter | undefined): Sample[] {
  const hook = { hook: id, source };
  if (!meter) return [sample('hookUp', hook, 0)];
  const { deliveries, refused, unverified, pending, flags } = meter;
  return [
    sample('hookUp', hook, 1),
    ...(['accepted', 'ignored', 'filtered', 'quarantined', 'refused', 'unverified'] as const).map((outcome) =>
      sample('deliveries', { ...hook, outcome }, deliveries[outcome] ?? 0),
    ),
    ...(['unauthorized', 'malformed', 'too-large'] as const).map((outcome) =>
      sample('refused', { ...hook, outcome }, refused?.[outcome] ?? 0),
    ),
    sample('unverified', hook, unverified),
    sample('pending', hook, pending),
    sample('flags', hook, flags),
  ];
}

function ofGroup({ id, quota }: Roster['groups'][number], meter: OutboxMeter | undefined, now: number): Sample[] {
  const group = { group: id };
  const budget = quota ? [sample('quotaUsed', group, quota.used), sample('quota', group, quota.monthly)] : [];
  if (!meter) return [sample('groupUp', group, 0), ...budget];
  const { waiting, parked, since, silent, paused, calls } = meter;
  return [
    sample('groupUp', group, 1),
    ...(['sent', 'merged', 'discarded'] as const).map((outcome) =>
      sample('dispatches', { ...group, outcome }, meter[outcome]),
    ),
    sample('waiting', group, waiting),
    sample('parked', group, parked),
    sample('oldest', group, since === null ? 0 : Math.max(0, now - since) / 1000),
    sample('silent', group, silent),
    sample('paused', group, paused ? 1 : 0),
    sample('calls', group, calls),
    ...budget,
  ];
}

/** Asks everybody, `limits.askedAtOnce` at a time; returns the answers, by id, of those who gave one in time. */
async function askAll<T>(all: readonly { id: string }[], ask: (id: string) => Promise<T>): Promise<Map<string, T>> {
  const answers = new Map<string, T>();
  const queue = all.values();
  let late = false;
  const askOn = async () => {
    for (const { id } of queue) {
      if (late) return;
      try {
        answers.set(id, await ask(id));
      } catch (error) {
        log('warn', 'metrics.unanswered', { id, error });
      }
    }
  };
  await within(limits.answerTimeout, Promise.all(Array.from({ length: limits.askedAtOnce }, askOn)));
  late = true;
  return new Map(answers);
}
