import { type EventOf, httpUrl, type Parsed, type Severity, type Text } from '../../src/kit/index.ts';
import type { Alert, Group } from './payload.ts';

type Event = EventOf<'alert'>;
type Status = Event['status'];

/** Labels that say where something is wrong, the most telling first. */
const where = ['instance', 'pod', 'node', 'host', 'service', 'namespace', 'cluster', 'job'];

/** Labels that a message says elsewhere. */
const said: ReadonlySet<string> = new Set(['alertname', 'severity', 'grafana_folder', '__alert_rule_uid__']);

/** A group of alerts: one event for those that are over, then one for those that fire, which is how it stands; topic `alert.<status>[.<severity>]`. */
export function groupNews(group: Group): Parsed {
  const { status, alerts, commonLabels } = group;
  if (status !== 'firing' && status !== 'resolved') {
    return { topic: `alert.${status}`, ignored: 'unsupported', what: `the status "${status}" is not known` };
  }
  const events = (['resolved', 'firing'] as const).flatMap((each) => {
    const own = alerts.filter((alert) => alert.status === each);
    return own.length > 0 ? [eventOf(group, each, own)] : [];
  });
  const level = commonLabels.severity?.toLowerCase() ?? '';
  const topic = ['alert', status, /^[\w-]+$/.test(level) ? level : ''].filter(Boolean).join('.');
  if (events.length === 0) return { topic, ignored: 'uninteresting', what: 'a group without alerts' };
  return { topic, events };
}

function eventOf(group: Group, status: Status, alerts: readonly Alert[]): Event {
  const [only] = alerts.length === 1 ? alerts : [];
  const labels = only?.labels ?? group.commonLabels;
  const annotations = only?.annotations ?? group.commonAnnotations;
  const name = labels.alertname ?? group.groupLabels.alertname;
  const body = annotations.description ?? annotations.message;
  const times = alerts.map((alert) => Date.parse((status === 'firing' ? alert.startsAt : alert.endsAt) ?? ''));
  const last = Math.max(...times.filter((time) => time > 0));
  const title = annotations.summary ?? name ?? group.receiver ?? 'Alert';
  const place = placeOf(group, labels, title);
  return {
    kind: 'alert',
    place: { name: place, url: httpUrl(group.externalURL), type: 'service' },
    thread: group.groupKey ?? JSON.stringify(group.groupLabels),
    url: (only && httpUrl(only.panelURL || only.dashboardURL || only.generatorURL)) ?? httpUrl(group.externalURL),
    at: Number.isFinite(last) ? new Date(last).toISOString() : undefined,
    severity: status === 'resolved' ? 'good' : severityOf(labels.severity),
    title,
    status,
    action: only
      ? undefined
      : howMany(status, alerts.length + (status === 'firing' ? (group.truncatedAlerts ?? 0) : 0)),
    level: labels.severity,
    facts: only ? factsOf(only, annotations.summary ? name : undefined, `${title} ${place}`) : alerts.map(factOf),
    seconds: only && status === 'resolved' ? secondsOf(only) : undefined,
    body: body ? { format: 'text', text: body } : undefined,
  };
}

/** Where it is, as far as the title does not say so already. */
function placeOf({ receiver, externalURL }: Group, labels: Alert['labels'], title: string): string {
  const places = where.flatMap((label) => labels[label] ?? []);
  const news = places.find((place) => !title.includes(place));
  return news ?? places[0] ?? receiver ?? (URL.parse(externalURL ?? '')?.host || 'Alertmanager');
}

/** Alerts without a severity might need somebody. */
function severityOf(level = ''): Severity {
  if (/^(critical|crit|error|high|page|emergency|fatal|disaster|p[01])$/i.test(level)) return 'bad';
  return /^(info|none|low|notice)$/i.test(level) ? 'info' : 'warn';
}

function howMany(status: Status, count: number): Text {
  return status === 'firing'
    ? { 'zh-CN': `触发（${count} 条）`, en: `is firing (${count} alerts)` }
    : { 'zh-CN': `已恢复（${count} 条）`, en: `resolved (${count} alerts)` };
}

/** What one alert says of itself besides its place, its title and its text. */
function factsOf({ labels }: Alert, name: string | undefined, known: string): Event['facts'] {
  const rest = Object.entries(labels).filter(([key, value]) => !said.has(key) && !known.includes(value));
  const facts = rest.map(([key, value]) => ({ name: key, value }));
  return name ? [{ name: { 'zh-CN': '规则', en: 'Rule' }, value: name }, ...facts] : facts;
}

/** One alert of several: where it is, and what it says besides. */
function factOf({ labels, annotations }: Alert): { name: string; value: string } {
  const [name = labels.alertname ?? '?'] = where.flatMap((label) => labels[label] ?? []);
  const text = annotations.summary ?? annotations.description ?? '';
  const value = text.replace(name, '').replace(/^[\s:：,，·-]+|[\s:：,，·-]+$/g, '');
  return { name, value: value || (labels.alertname ?? text) };
}

function secondsOf({ startsAt, endsAt }: Alert): number | undefined {
  const seconds = Math.round((Date.parse(endsAt ?? '') - Date.parse(startsAt ?? '')) / 1000);
  return seconds >= 0 ? seconds : undefined;
}
