import * as z from 'zod';
import {
  type Event,
  firstLine,
  httpUrl,
  Malformed,
  route,
  type Severity,
  type VerifiedRequest,
} from '../../src/kit/index.ts';
import { factsOf } from './facts.ts';
import { isObject, type Json, textOf } from './json.ts';
import { placeFields, placeOf } from './place.ts';

const titleFields = ['title', 'subject', 'summary', 'message', 'text'] as const;
const bodyFields = ['message', 'text', 'description', 'body', 'content', 'summary'] as const;
const urlFields = ['url', 'link', 'href', 'html_url'] as const;
const timeFields = ['at', 'time', 'timestamp', 'date', 'created_at'] as const;
const levelFields = ['severity', 'level', 'priority', 'status', 'state'] as const;
const nameFields = ['event', 'event_type', 'eventType', 'type'] as const;

const levels: Readonly<Record<string, Severity>> = {
  critical: 'bad',
  fatal: 'bad',
  emergency: 'bad',
  disaster: 'bad',
  error: 'bad',
  failed: 'bad',
  failure: 'bad',
  down: 'bad',
  firing: 'bad',
  warning: 'warn',
  warn: 'warn',
};

/** Notices in one request. */
const most = 100;

/**
 * JSON of any other shape as a notice, a list as one for each of its objects: titled by the first field that reads like a
 * title, with its plain fields as facts. The whole of it is there for a template of the hook's own.
 */
export const noticeRoute = route(z.unknown(), (body, req) => {
  const all = (Array.isArray(body) ? body : [body]).filter(isObject);
  if (all.length === 0) {
    throw new Malformed('Send a JSON object: an event, a DingTalk message, or fields of your own.');
  }
  if (all.length > most) throw new Malformed(`Send ${most} objects in one request at most, not ${all.length}.`);
  const [name, ...others] = new Set(all.map((json) => nameOf(json)?.value));
  return {
    topic: name === undefined || others.length > 0 ? 'json' : `json.${name}`,
    events: all.map((json) => noticeOf(json, req)),
  };
});

function noticeOf(json: Json, req: VerifiedRequest): Event {
  const name = nameOf(json);
  const title = found(json, titleFields) ?? name;
  const text = found(json, bodyFields, title);
  const url = found(json, urlFields, undefined, (value) => httpUrl(value) !== undefined);
  const time = found(json, timeFields, undefined, isTime);
  const words = firstLine(title?.value ?? '');
  const rest = (title?.value ?? '').trim().slice(words.length).trim();
  const body = rest || text?.value;
  const severity = severityOf(json);
  const told = [title?.field, text?.field, url?.field, time?.field, name?.field, ...placeFields];
  const facts = factsOf(json, new Set(told.filter((field) => field !== undefined)));
  return {
    kind: 'notice',
    place: placeOf(json, req),
    title: words || { 'zh-CN': '收到一条通知', en: 'Notification received' },
    ...(body && { body: { format: 'text', text: body } }),
    ...(url && { url: httpUrl(url.value) }),
    ...(time && { at: new Date(time.value).toISOString() }),
    ...(severity && { severity }),
    ...(facts.length > 0 && { facts }),
    data: json,
  };
}

/** What a system calls the sort of its news. */
function nameOf(json: Json) {
  return found(json, nameFields, undefined, (value) => /^[\w.-]{1,60}$/.test(value));
}

/** The first of `fields` that holds fitting text, but for one already `used`. */
function found(
  json: Json,
  fields: readonly string[],
  used?: { field: string },
  fits: (value: string) => boolean = () => true,
): { field: string; value: string } | undefined {
  for (const field of fields) {
    const value = Object.hasOwn(json, field) ? textOf(json[field]) : undefined;
    if (value !== undefined && field !== used?.field && fits(value)) return { field, value };
  }
  return undefined;
}

/** An ISO date with a time; other spellings mean different things to different systems. */
function isTime(value: string): boolean {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(value) && !Number.isNaN(Date.parse(value));
}

function severityOf(json: Json): Severity | undefined {
  const words = levelFields.map((field) => textOf(json[field])?.toLowerCase() ?? '');
  return words.map((word) => (Object.hasOwn(levels, word) ? levels[word] : undefined)).find((each) => each);
}
