/** A metric as Prometheus is told of it. Every label has a bounded number of values: ids of the configuration, or fixed words. */
export interface Metric {
  name: string;
  type: 'counter' | 'gauge';
  help: string;
  labels: readonly string[];
}

const hook = ['hook', 'source'] as const;
const group = ['group'] as const;

/** Every metric that `/metrics` exports, in its order. */
export const metrics = {
  info: {
    name: 'dinghook_info',
    type: 'gauge',
    help: 'Always 1; its label names the version that runs.',
    labels: ['version'],
  },
  hookUp: {
    name: 'dinghook_hook_up',
    type: 'gauge',
    help: '1 when the journal of the hook answered in time, else 0: then its other metrics are missing.',
    labels: hook,
  },
  groupUp: {
    name: 'dinghook_group_up',
    type: 'gauge',
    help: '1 when the queue of the group answered in time, else 0: then its other metrics are missing.',
    labels: group,
  },
  deliveries: {
    name: 'dinghook_deliveries_total',
    type: 'counter',
    help: 'Deliveries taken in, by how they ended at the door. Duplicates are not counted.',
    labels: [...hook, 'outcome'],
  },
  refused: {
    name: 'dinghook_requests_refused_total',
    type: 'counter',
    help: 'Requests turned away at the door: unauthorized, malformed or too-large.',
    labels: [...hook, 'outcome'],
  },
  unverified: {
    name: 'dinghook_unverified_deliveries',
    type: 'gauge',
    help: 'Deliveries kept until their proofs can be checked.',
    labels: hook,
  },
  pending: {
    name: 'dinghook_pending_handovers',
    type: 'gauge',
    help: 'Messages of the hook that no group has taken over yet.',
    labels: hook,
  },
  flags: {
    name: 'dinghook_failing_templates',
    type: 'gauge',
    help: 'Templates of the hook that failed when they were last needed.',
    labels: hook,
  },
  dispatches: {
    name: 'dinghook_dispatches_total',
    type: 'counter',
    help: 'Events that reached their end: sent alone, merged into a message with others, or discarded by a person.',
    labels: [...group, 'outcome'],
  },
  waiting: {
    name: 'dinghook_waiting_dispatches',
    type: 'gauge',
    help: 'Events that wait to be sent or are being tried.',
    labels: group,
  },
  parked: {
    name: 'dinghook_parked_dispatches',
    type: 'gauge',
    help: 'Events in messages that DingTalk refused and that wait for a person.',
    labels: group,
  },
  oldest: {
    name: 'dinghook_oldest_waiting_seconds',
    type: 'gauge',
    help: 'How long the oldest event that is not sent yet has waited; 0 when none waits.',
    labels: group,
  },
  silent: {
    name: 'dinghook_silent_robots',
    type: 'gauge',
    help: 'Robots that may not speak right now: rate-limited, out of quota, unreachable or set up wrongly.',
    labels: group,
  },
  paused: {
    name: 'dinghook_paused',
    type: 'gauge',
    help: '1 while somebody has paused the group.',
    labels: group,
  },
  calls: {
    name: 'dinghook_calls_this_month',
    type: 'gauge',
    help: 'Calls of the robots of the group in this month as DingTalk counts it (Asia/Shanghai).',
    labels: group,
  },
  quotaUsed: {
    name: 'dinghook_quota_used_calls',
    type: 'gauge',
    help: 'Calls that all groups of the organisation have reported this month; only where a quota is set.',
    labels: group,
  },
  quota: {
    name: 'dinghook_quota_calls',
    type: 'gauge',
    help: 'Calls the organisation of the group may make in a month; only where a quota is set.',
    labels: group,
  },
} as const satisfies Record<string, Metric>;

/** Which of them. */
export type MetricKey = keyof typeof metrics;

/** One value of a metric, with a text for each of its labels. */
export interface Sample {
  metric: MetricKey;
  labels: Readonly<Record<string, string>>;
  value: number;
}

/** One value; what labels it needs is a matter of types. */
export function sample<Key extends MetricKey>(
  metric: Key,
  labels: Readonly<Record<(typeof metrics)[Key]['labels'][number], string>>,
  value: number,
): Sample {
  return { metric, labels, value };
}
