import type { Event, Locale } from '../event/index.ts';
import { clean, oneLine } from './clean.ts';
import { escapeMarkdown } from './escape.ts';
import { clip } from './fit.ts';
import { nounOf } from './nouns.ts';
import { Safe } from './safe.ts';
import type { View } from './scope.ts';
import { late } from './time.ts';
import { details } from './view-details.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Of one value and of one list: longer ones cannot be read in a message anyway. */
const longestText = 240;
const longestList = 100;

/** Levels of JSON that templates can look into. */
const deepest = 6;

const wide = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/;

/**
 * The variables templates see: the event's own fields, every string on one line, free of invisible characters and in one
 * language; and on top of them `who`, `place`, `placeUrl`, `placeType`, `thing` (number and title as one), `system`
 * (the source's name: a merge request has a `source` of its own), `data` (the JSON that a notice was made of), `locale`, `late` (when it happened, if that was a while ago) and what {@link details} adds for a kind.
 */
export function viewOf(event: Event, source: string, locale: Locale, now: number): View {
  const data = event.kind === 'notice' ? event.data : undefined;
  const fields = record(readable(data === undefined ? event : { ...event, data: undefined }, locale));
  const view = {
    ...fields,
    ...(fields.number !== undefined && { number: thing(fields.number, '') }),
    ...(fields.mergeRequest !== undefined && { mergeRequest: thing(fields.mergeRequest, '') }),
    system: source,
    locale,
    who: event.actor ? nameOf(fields.actor) : '',
    place: nameOf(fields.place),
    placeUrl: event.place.url ?? '',
    placeType: event.place.type,
    thing: thingOf(event, fields, source, locale),
    ...(data !== undefined && { data: bounded(data) }),
    late: late(event.at, now) ? event.at : '',
  };
  return { ...view, ...details(event.kind, view) };
}

/** JSON of no known shape as templates may see it: texts on one line, long and deep parts cut, addresses whole. */
function bounded(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return readable(value, 'en', /^https?:/i.test(value) ? 'url' : '');
  if (typeof value !== 'object' || value === null) return value;
  if (depth === deepest) return undefined;
  if (Array.isArray(value)) return value.slice(0, longestList).map((item) => bounded(item, depth + 1));
  const entries = Object.entries(value).slice(0, longestList);
  return Object.fromEntries(entries.map(([name, inner]) => [name, bounded(inner, depth + 1)]));
}

/** Of a name in a digest line: forty Han characters or sixty Latin ones. */
const briefHalves = 120;

/** `view` with its names short enough for one line among others; `view` itself where they are. */
export function briefOf(view: View): View {
  const { number, thing: named, commits } = view;
  const title = typeof view.title === 'string' ? brief(view.title) : '';
  const shorter: Record<string, unknown> = {};
  for (const key of ['title', 'subject', 'name', 'ref']) {
    const text = view[key];
    if (typeof text === 'string' && brief(text) !== text) shorter[key] = brief(text);
  }
  if (named instanceof Safe && brief(named.plain) !== named.plain) {
    shorter.thing = title === '' ? thing('', brief(named.plain)) : thing(String(number ?? ''), title);
  }
  if (Array.isArray(commits) && commits.length === 1) {
    const [only] = commits.map(record);
    if (typeof only?.title === 'string' && brief(only.title) !== only.title) {
      shorter.commits = [{ ...only, title: brief(only.title) }];
    }
  }
  return Object.keys(shorter).length > 0 ? { ...view, ...shorter } : view;
}

function brief(text: string): string {
  if (text.length <= briefHalves / 3) return text;
  let halves = 0;
  for (const [index, char] of [...text].entries()) {
    halves += wide.test(char) ? 3 : 2;
    if (halves > briefHalves) return clip(text, [...text].slice(0, index).join('').length);
  }
  return text;
}

function thingOf(event: Event, fields: Fields, source: string, locale: Locale): Safe {
  const named = thing(fields.number, fields.title);
  if (named.plain !== '') return named;
  const commit = record(fields.commit);
  const noun = nounOf(event, source, locale);
  const id = typeof commit.id === 'string' ? commit.id.slice(0, 7) : '';
  if (id === '') return thing('', noun);
  return thing('', [locale === 'en' ? 'commit' : noun, id, commit.title].filter(Boolean).join(' '));
}

/** A number and a title as one: `#128 登录页闪烁`. The number is ours to print as it is when it looks like one. */
function thing(number: unknown, title: unknown): Safe {
  const [id, name] = [typeof number === 'string' ? number : '', typeof title === 'string' ? title : ''];
  const known = /^(?:[#!][A-Z0-9]+|[A-Z][A-Z0-9]*-\d+)$/.test(id) ? id : escapeMarkdown(id);
  const both = (left: string, right: string) => (left && right ? `${left} ${right}` : left || right);
  return new Safe(both(known, escapeMarkdown(name)), both(id, name));
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function nameOf(value: unknown): unknown {
  return record(value).name ?? '';
}

/** `value` with all its words readable: one line each, one language, bounded. Markup keeps its lines. */
function readable(value: unknown, locale: Locale, key = ''): unknown {
  if (typeof value === 'string')
    return /url$/i.test(key) ? clean(value).trim() : clip(oneLine(value.slice(0, 2_000)), longestText);
  if (Array.isArray(value)) return value.slice(-longestList).map((item) => readable(item, locale));
  if (typeof value !== 'object' || value === null) return value;
  if (locale in value) return readable(record(value)[locale], locale);
  if ('format' in value && 'text' in value) return value;
  const made: Record<string, unknown> = {};
  for (const [name, inner] of Object.entries(value)) {
    // Set like any other name, it would change what `made` is.
    if (name !== '__proto__') made[name] = readable(inner, locale, name);
  }
  return made;
}
