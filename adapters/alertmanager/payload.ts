import * as z from 'zod';
import { maybe } from '../../src/kit/index.ts';

const text = maybe(z.string());

/** Labels and annotations: whatever people named them; what is no text is left out. */
const words = z
  .record(z.string(), z.unknown())
  .nullish()
  .catch(undefined)
  .transform((values) =>
    Object.fromEntries(Object.entries(values ?? {}).filter((entry): entry is [string, string] => isText(entry[1]))),
  );

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

const Alert = z.object({
  status: z.string(),
  labels: words,
  annotations: words,
  startsAt: text,
  /** `0001-01-01T00:00:00Z` while it fires. */
  endsAt: text,
  generatorURL: text,
  /** Grafana's. */
  panelURL: text,
  dashboardURL: text,
});
export type Alert = z.output<typeof Alert>;

/**
 * The body that Alertmanager and Grafana send, version 4 of the former and alike in the latter.
 * https://prometheus.io/docs/alerting/latest/configuration/#webhook_config
 */
export const Group = z.object({
  status: z.string(),
  receiver: text,
  groupKey: text,
  groupLabels: words,
  commonLabels: words,
  commonAnnotations: words,
  externalURL: text,
  /** Alerts that were left out, by the receiver's max_alerts. */
  truncatedAlerts: maybe(z.number()),
  alerts: z.array(Alert),
});
export type Group = z.output<typeof Group>;
