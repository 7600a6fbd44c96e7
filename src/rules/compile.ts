import type { Event } from '../event/index.ts';
import { eventsOf } from './events.ts';
import { type Field, type FieldName, fields, isDraft, isMachine } from './fields.ts';
import { hoursText, withinHours } from './hours.ts';
import type { Rule, When } from './language.ts';
import { patternsOf } from './patterns.ts';

/** The rule that decides about an event. */
export interface Match<R extends Rule = Rule> {
  /** Its place in the list, from 1. */
  number: number;
  rule: R;
  /** What held, in the order it is written: `branch dependabot/**`. */
  because: readonly string[];
  /** Its `events` name this event as `kind.action`, without a wildcard. */
  exact: boolean;
}

/** A list of rules, ready to be asked: the first that holds for an event at a moment (ms), null when none does. */
export type Rules<R extends Rule = Rule> = (event: Event, now: number) => Match<R> | null;

/** Why a condition holds; null when it does not. */
type Condition = (event: Event, now: number) => string | null;

/** Compiles rules; `zoneOf` says which time zone counts for a rule whose hours name none. */
export function compile<R extends Rule>(rules: readonly R[], zoneOf: (rule: R) => string): Rules<R> {
  const ready = rules.map((rule, index) => {
    const events = rule.when?.events && eventsOf(rule.when.events);
    return { rule, number: index + 1, events, conditions: conditionsOf(rule.when ?? {}, zoneOf(rule)) };
  });
  return (event, now) => {
    for (const { rule, number, events, conditions } of ready) {
      const named = events?.pass(event);
      if (named === null) continue;
      const because = named ? [said('event', named.because)] : [];
      if (holds(conditions, event, now, because)) return { number, rule, because, exact: named?.exact === true };
    }
    return null;
  };
}

/** `rule 3 "dependabot": branch dependabot/**`. */
export function describe({ number, rule, because }: Match): string {
  const name = rule.name === undefined ? '' : ` "${rule.name}"`;
  return `rule ${number}${name}${because.length > 0 ? `: ${because.join(', ')}` : ''}`;
}

function holds(conditions: readonly Condition[], event: Event, now: number, because: string[]): boolean {
  for (const condition of conditions) {
    const words = condition(event, now);
    if (words === null) return false;
    because.push(words);
  }
  return true;
}

function conditionsOf(when: When, zone: string): Condition[] {
  const { bots, draft, hours } = when;
  const conditions = fieldNames.flatMap((name) => {
    const list = when[name];
    return list === undefined ? [] : [fieldCondition(fields[name], list)];
  });
  if (bots !== undefined) {
    const words = bots ? 'by a machine account' : 'not by a machine account';
    conditions.push((event) => (isMachine(event) === bots ? words : null));
  }
  if (draft !== undefined) {
    conditions.push((event) => (isDraft(event) === draft ? (draft ? 'a draft' : 'not a draft') : null));
  }
  if (hours !== undefined) {
    const within = withinHours(hours, zone);
    conditions.push((_, now) => (within(now) ? `hours ${hoursText(hours)}` : null));
  }
  return conditions;
}

const fieldNames = Object.keys(fields) as FieldName[];

function fieldCondition({ noun, read, ...how }: Field, list: readonly string[]): Condition {
  const patterns = patternsOf(list, how);
  return (event) => {
    const values = read(event);
    const because = values && patterns.pass(values);
    return because ? said(noun, because) : null;
  };
}

/** Of the patterns that explain a match, so many are named. */
const most = 3;

function said(noun: string, patterns: readonly string[]): string {
  return `${noun} ${patterns.slice(0, most).join(' ')}${patterns.length > most ? ' …' : ''}`;
}
