import type { FilterImplOptions } from 'liquidjs';
import type { Locale } from '../event/index.ts';
import { changeLine } from './changes.ts';
import { oneLine } from './clean.ts';
import { escapeMarkdown } from './escape.ts';
import { clip } from './fit.ts';
import { link } from './links.ts';
import { excerpt } from './markup/index.ts';
import { Safe } from './safe.ts';
import { contextOf, type Reader } from './scope.ts';
import { seam } from './seam.ts';
import { dated, duration, when } from './time.ts';

/** How many names, labels or pages are listed before the rest is only counted. */
const listed = 5;

const marks: Readonly<Record<string, string>> = {
  success: '✅',
  failure: '❌',
  timed_out: '❌',
  rejected: '❌',
  cancelled: '⚠️',
  pending: '⏳',
  running: '⏳',
  waiting: '⏳',
};

type Words = string | Safe;

function words(value: unknown): Words {
  if (value instanceof Safe) return value;
  return typeof value === 'string' || typeof value === 'number' ? oneLine(String(value)) : '';
}

function safe(value: unknown): Safe {
  const text = words(value);
  return typeof text === 'string' ? new Safe(escapeMarkdown(text), text) : text;
}

function reader(context: unknown): Reader {
  return contextOf(context).reader;
}

function wrap(value: unknown, before: unknown, after: unknown): Words {
  const [text, left, right] = [words(value), String(words(before)), String(words(after))];
  if (String(text) === '') return '';
  const [start, end] = [literal(before, left), literal(after, right)];
  const [open, close] = [start + seam(start, String(text)), seam(String(text), end) + end];
  return typeof text === 'string'
    ? `${open}${text}${close}`
    : new Safe(`${escapeMarkdown(open)}${text.markdown}${escapeMarkdown(close)}`, `${open}${text.plain}${close}`);
}

function literal(given: unknown, cleaned: string): string {
  return typeof given === 'string' ? given : cleaned;
}

function names(values: unknown, locale: Locale): Safe {
  const all = (Array.isArray(values) ? values : [values]).map(safe).filter((name) => name.plain !== '');
  const shown = all.slice(0, listed);
  const [comma, rest] = locale === 'en' ? [', ', ` and ${all.length - listed} more`] : ['、', ` 等 ${all.length} 个`];
  const join = (texts: string[]) => texts.join(comma) + (all.length > listed ? rest : '');
  return new Safe(join(shown.map((name) => name.markdown)), join(shown.map((name) => name.plain)));
}

/**
 * What templates can do with a value besides Liquid's own filters. All of them take a missing value and then print
 * nothing, so that templates need no `if` around every decoration.
 *
 * `link: url` · `bold` · `excerpt` (a quote of the first lines) · `does: verb` (who did it, or the verb alone) ·
 * `change` (what a field was and is) · `wrap: before, after` (with the space between Han and Latin where they meet) ·
 * `names` (an enumeration, cut) · `count: one, many` · `time` · `dated` (a date or time as `time` does, other text as it
 * is) · `duration` · `short` (a commit's seven characters) · `mark` (the emoji of a status) · `clip: characters`
 */
export const filters: Readonly<Record<string, FilterImplOptions>> = {
  link(text: unknown, url: unknown) {
    const { medium, reader } = contextOf(this.context);
    if (medium === 'plain') return words(text);
    return link(words(text), typeof url === 'string' ? url : '', reader.links);
  },
  bold(text: unknown) {
    const value = safe(text);
    return value.plain === '' ? '' : new Safe(`**${value.markdown}**`, value.plain);
  },
  excerpt(body: unknown) {
    const context = contextOf(this.context);
    // It parses markdown: as dear as many other nodes.
    context.spend(100);
    return excerpt(body, context.reader.locale);
  },
  change(change: unknown) {
    return changeLine(change, reader(this.context));
  },
  does(who: unknown, verb: unknown) {
    const [name, doing] = [String(words(who)), String(words(verb))];
    return name === '' ? doing.replace(/^[a-z]/, (first) => first.toUpperCase()) : `${name} ${doing}`;
  },
  wrap,
  names(values: unknown) {
    return names(values, reader(this.context).locale);
  },
  count(amount: unknown, one: unknown, many: unknown) {
    if (typeof amount !== 'number') return '';
    return `${amount} ${amount === 1 || many === undefined ? words(one) : words(many)}`;
  },
  time(iso: unknown) {
    return typeof iso === 'string' ? when(iso, reader(this.context)) : '';
  },
  dated(text: unknown) {
    return typeof text === 'string' ? dated(text, reader(this.context)) : words(text);
  },
  duration(seconds: unknown) {
    return typeof seconds === 'number' ? duration(seconds, reader(this.context).locale) : '';
  },
  short(id: unknown) {
    return String(words(id)).slice(0, 7);
  },
  mark(status: unknown) {
    return marks[String(words(status))] ?? '';
  },
  clip(text: unknown, max: unknown) {
    return clip(String(words(text)), typeof max === 'number' ? max : 200);
  },
};
