import type { Hook } from '../../../directory/index.ts';
import { type Locale, type Text, templatedKinds } from '../../../event/index.ts';
import type { Adapter } from '../../../kit/index.ts';
import type { Rule } from '../../../rules/index.ts';
import type { Form } from '../../form.ts';
import { type Preset, presetsFor, settingsOf, usual } from '../connect/plan.ts';

type Source = Pick<Adapter, 'name' | 'quiet' | 'doubles' | 'routes' | 'silent'>;

/** What decides which news of a hook is told. */
type Telling = Pick<Hook, 'events'> & { rules?: readonly Rule[] };

/** Routes whose topics begin otherwise than they are called, and those that never have any. */
const topicsOf: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  github: { ping: [] },
  jira: { unnamed: [] },
  alertmanager: { alerts: ['alert'] },
  gitee: { tag_push: ['tag', 'branch'], merge_request: ['pull_request'] },
  custom: { event: [...templatedKinds, 'events'] },
};

/** Something that is quiet by default, and why. */
export interface Topic {
  pattern: string;
  why: Text;
  isDouble: boolean;
}

/** An event of a source with what is quiet of it by default. */
export interface Family {
  /** The first part of its topics. */
  root: string;
  topics: Topic[];
  /** All of it is quiet: there is nothing to switch off. */
  isQuiet: boolean;
}

/** What somebody wants of a source’s topics, as the form holds it. */
export interface NewsFields {
  /** Families of which nothing is told. */
  off: readonly string[];
  /** Quiet patterns that are told all the same. */
  on: readonly string[];
  /** Patterns that the form has no switch for, told or not. */
  moreOn: readonly string[];
  moreOff: readonly string[];
}

/** The events of a source, in the source’s own words. */
export function familiesOf({ name, quiet, doubles = [], routes, silent = [] }: Source): Family[] {
  const byRoot = Map.groupBy(Object.entries(quiet), ([pattern]) => rootOf(pattern));
  const named = Object.keys(routes).flatMap((route) => topicsOf[name]?.[route] ?? [route]);
  const roots = [...new Set([...named, ...byRoot.keys()])].filter((root) => !silent.includes(root));
  return roots.map((root) => {
    const topics = (byRoot.get(root) ?? []).map(([pattern, why]) => {
      return { pattern, why, isDouble: doubles.includes(pattern) };
    });
    return { root, topics, isQuiet: topics.some(({ pattern }) => pattern === root || pattern === allOf(root)) };
  });
}

/** The form for what is stored. */
export function fieldsOf({ on, off }: Hook['events'], source: Source): NewsFields {
  const families = familiesOf(source);
  const loud = families.filter(({ isQuiet }) => !isQuiet).map(({ root }) => root);
  const whole = loud.map(allOf);
  const known = families.flatMap(({ topics }) => topics.map(({ pattern }) => pattern));
  return {
    off: loud.filter((root) => off.includes(allOf(root))),
    on: known.filter((pattern) => on.includes(pattern)),
    moreOn: on.filter((pattern) => !known.includes(pattern)),
    moreOff: off.filter((pattern) => !whole.includes(pattern)),
  };
}

/** What was sent: `tell` are the families that are ticked, `also` the quiet patterns. */
export function readFields(form: Form, source: Source): NewsFields {
  const families = familiesOf(source);
  const told = form.all('tell');
  const also = form.all('also');
  return {
    off: families.flatMap(({ root, isQuiet }) => (isQuiet || told.includes(root) ? [] : [root])),
    on: families.flatMap(({ topics }) => topics.map(({ pattern }) => pattern)).filter((each) => also.includes(each)),
    moreOn: form.lines('events.on'),
    moreOff: form.lines('events.off'),
  };
}

/** The switches that the fields stand for; those that are `stored` stay in their order. */
export function eventsOf(
  { off, on, moreOn, moreOff }: NewsFields,
  stored: Hook['events'] = { on: [], off: [] },
): Hook['events'] {
  return { on: ordered([...on, ...moreOn], stored.on), off: ordered([...off.map(allOf), ...moreOff], stored.off) };
}

function ordered(wanted: readonly string[], stored: readonly string[]): string[] {
  return [...new Set([...stored.filter((each) => wanted.includes(each)), ...wanted])];
}

/** Which preset a hook’s settings are, whatever rules it has besides; null where they are nobody’s but its own. */
export function presetOf(hook: Telling, adapter: Adapter, locale: Locale): Preset | null {
  const { events, rules = [] } = hook;
  const isQuiet = rules.some((rule) => isQuietRule(rule, adapter));
  const found = presetsFor(adapter).find((preset) => {
    const wanted = settingsOf({ ...usual, preset }, adapter, locale).events;
    return (preset === 'quiet') === isQuiet && same(wanted.on, events.on) && same(wanted.off, events.off);
  });
  return found ?? null;
}

/** The settings of a hook with another preset; the rules that belong to none stay as they are. */
export function withPreset(
  { rules = [] }: Pick<Telling, 'rules'>,
  preset: Preset,
  adapter: Adapter,
  locale: Locale,
): Pick<Hook, 'events'> & { rules: Rule[] } {
  const wanted = settingsOf({ ...usual, preset }, adapter, locale);
  const others: Rule[] = rules.filter((rule) => !isQuietRule(rule, adapter));
  const forAll = others.findIndex(({ when }) => when === undefined || Object.keys(when).length === 0);
  const place = forAll < 0 ? others.length : forAll;
  return { events: wanted.events, rules: others.toSpliced(place, 0, ...wanted.rules) };
}

function isQuietRule(rule: Rule, adapter: Adapter): boolean {
  const [made] = settingsOf({ ...usual, preset: 'quiet' }, adapter, 'en').rules;
  return rule.drop === true && JSON.stringify(rule.when) === JSON.stringify(made?.when);
}

function same(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((each) => b.includes(each));
}

function rootOf(pattern: string): string {
  return pattern.split('.')[0] ?? pattern;
}

function allOf(root: string): string {
  return `${root}.*`;
}
