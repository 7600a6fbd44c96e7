import { unused } from '../../../directory/templates.ts';
import { type Severity, Severity as SeveritySchema } from '../../../event/index.ts';
import type { FieldName } from '../../../rules/fields.ts';
import { daysOf, type Rule } from '../../../rules/index.ts';
import { days } from '../../../rules/language.ts';
import { patternsOf } from '../../../rules/patterns.ts';
import type { Form } from '../../form.ts';

/** The conditions that are a text field each: a pattern a line. */
export type Listed = Exclude<FieldName, 'severity'> | 'events';

/** All of them, in the order of the form. */
export const listed: readonly Listed[] = [
  'events',
  'branches',
  'target',
  'source',
  'labels',
  'actors',
  'places',
  'paths',
  'types',
  'priorities',
  'statuses',
  'lists',
  'from',
];

/** A rule as the form holds it: what was typed, right or wrong. */
export interface RuleFields {
  name: string;
  lists: Readonly<Record<Listed, readonly string[]>>;
  severity: readonly string[];
  bots: string;
  draft: string;
  days: readonly string[];
  hoursFrom: string;
  hoursTo: string;
  timezone: string;
  what: string;
  groups: readonly string[];
  locale: string;
  template: string;
  /** A template that is to be made for this rule; none while both are empty. */
  newName: string;
  newText: string;
  mention: string;
  mentions: readonly string[];
}

const severities = SeveritySchema.options;

/** The form for a stored rule; for a new one, that of `{ send: true }`. */
export function fieldsOf({ name = '', when = {}, send, drop, locale, template = '', mention }: Rule): RuleFields {
  return {
    name,
    lists: byListed((each) => when[each] ?? []),
    severity: when.severity ? felt(when.severity) : [],
    bots: when.bots === undefined ? '' : String(when.bots),
    draft: when.draft === undefined ? '' : String(when.draft),
    days: when.hours?.days ? weekdays(when.hours.days) : [],
    hoursFrom: when.hours?.from ?? '',
    hoursTo: when.hours?.to ?? '',
    timezone: when.hours?.timezone ?? '',
    what: drop ? 'drop' : Array.isArray(send) ? 'groups' : 'own',
    groups: Array.isArray(send) ? send : [],
    locale: locale ?? '',
    template,
    newName: '',
    newText: '',
    mention: mention === undefined ? 'default' : typeof mention === 'string' ? mention : 'some',
    mentions: mention === undefined || typeof mention === 'string' ? [] : mention,
  };
}

/** What was sent. */
export function readRule(form: Form): RuleFields {
  return {
    name: form.text('name'),
    lists: byListed((each) => form.lines(`when.${each}`)),
    severity: form.all('when.severity'),
    bots: form.text('when.bots'),
    draft: form.text('when.draft'),
    days: form.all('when.hours.days'),
    hoursFrom: form.text('when.hours.from'),
    hoursTo: form.text('when.hours.to'),
    timezone: form.text('when.hours.timezone'),
    what: form.text('what'),
    groups: form.all('send'),
    locale: form.text('locale'),
    template: form.text('template'),
    newName: form.text('new.name'),
    newText: form.text('new.text'),
    mention: form.text('mention'),
    mentions: form.all('mentions'),
  };
}

/**
 * The rule that the fields describe, for the Directory to check. `stored`: what it is now; where ticks mean the same as
 * what is written there (`mon-fri`, `!bad`), that stays.
 */
export function ruleOf(fields: RuleFields, stored: Rule | null): unknown {
  const isDrop = fields.what === 'drop';
  const send = isDrop ? undefined : fields.what === 'groups' ? likeStored(fields.groups, stored?.send) : true;
  const when = whenOf(fields, stored?.when ?? {});
  return pruned({
    name: fields.name,
    when: Object.keys(when).length > 0 ? when : undefined,
    send,
    drop: isDrop ? true : undefined,
    locale: isDrop ? undefined : fields.locale,
    template: isDrop ? undefined : fields.newName || fields.template,
    mention: isDrop ? undefined : mentionOf(fields, stored?.mention),
  });
}

/** The templates of a hook with the one that is made for the rule, and without those that no rule uses any more. */
export function templatesFor(
  stored: Readonly<Record<string, string>>,
  rules: readonly unknown[],
  { newName, newText, what }: Pick<RuleFields, 'newName' | 'newText' | 'what'> = { newName: '', newText: '', what: '' },
): { templates: Record<string, string>; gone: string[] } {
  const isMade = (newName !== '' || newText !== '') && what !== 'drop';
  const all = isMade ? { ...stored, [newName]: newText } : stored;
  const named = rules.filter((rule) => typeof rule === 'object' && rule !== null) as Pick<Rule, 'template'>[];
  const orphans = new Set(unused(stored, named).map(({ key }) => key));
  const gone = Object.keys(stored).filter((key) => orphans.has(key) && key !== newName);
  return { templates: Object.fromEntries(Object.entries(all).filter(([key]) => !gone.includes(key))), gone };
}

/** The names of the form's fields, for errors to find them: paths below the rule. */
export const fieldNames: readonly string[] = [
  'name',
  ...listed.map((each) => `when.${each}`),
  'when.severity',
  'when.bots',
  'when.draft',
  'when.hours.days',
  'when.hours.from',
  'when.hours.to',
  'when.hours.timezone',
  'when.hours',
  'send',
  'locale',
  'template',
  'mention',
];

function whenOf(fields: RuleFields, stored: NonNullable<Rule['when']>): object {
  const { severity, bots, draft } = fields;
  return pruned({
    ...Object.fromEntries(listed.map((each) => [each, fields.lists[each]])),
    severity: stored.severity && same(felt(stored.severity), severity) ? stored.severity : severity,
    bots: bots === '' ? undefined : bots === 'true',
    draft: draft === '' ? undefined : draft === 'true',
    hours: hoursOf(fields, stored.hours?.days),
  });
}

function hoursOf({ days: ticked, hoursFrom, hoursTo, timezone }: RuleFields, stored: readonly string[] | undefined) {
  if (ticked.length === 0 && hoursFrom === '' && hoursTo === '') return undefined;
  const named = stored && same(weekdays(stored), ticked) ? stored : ticked;
  return pruned({ days: named, from: hoursFrom, to: hoursTo, timezone });
}

function mentionOf({ mention, mentions }: RuleFields, stored: Rule['mention']): unknown {
  if (mention === 'some') return likeStored(mentions, stored);
  return mention === 'none' || mention === 'all' ? mention : undefined;
}

/** The severities that patterns let through. */
function felt(patterns: readonly string[]): Severity[] {
  const asked = patternsOf(patterns, { fold: true, each: false });
  return severities.filter((each) => asked.pass([each]) !== null);
}

function weekdays(named: readonly string[]): string[] {
  const numbers = new Set(named.flatMap((text) => daysOf(text) ?? []));
  return days.filter((_, number) => numbers.has(number));
}

/** Ticks know no order: where they say the same as what is stored, that stays as it is written. */
function likeStored(ticked: readonly string[], stored: unknown): readonly string[] {
  return Array.isArray(stored) && same(stored, ticked) ? stored : ticked;
}

function byListed<T>(of: (each: Listed) => T): Record<Listed, T> {
  return Object.fromEntries(listed.map((each) => [each, of(each)])) as Record<Listed, T>;
}

/** Without what was left empty. A choice among groups or people that is empty stays, for validation to name. */
function pruned(object: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const isEmpty = (name: string, value: unknown) =>
    value === undefined ||
    value === '' ||
    (Array.isArray(value) && value.length === 0 && name !== 'send' && name !== 'mention');
  return Object.fromEntries(Object.entries(object).filter(([name, value]) => !isEmpty(name, value)));
}

function same(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((each) => b.includes(each));
}
