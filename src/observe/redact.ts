import * as z from 'zod';
import { scrub } from './scrub.ts';
import { Secret } from './secret.ts';

const stars = '***';

/** Words that make a field secret wherever they stand in its name. */
const secretParts = /token|secret|signature|authori[sz]ation|cookie|webhook|passw(?:or)?d|credential|session/;

/**
 * Words that do so only on their own or, as `key`, at the end: `sign`, `hookKey`, `apikey`; not `design`, `keyword`.
 */
const secretWords = /(?:^|[^a-z])(?:sign|auth|pwd|pem|key)(?![a-z])|keys?$/;

const most = { depth: 5, items: 50, text: 4_000 };

/**
 * A value as it may be logged: JSON of plain data. Fields whose name says that they are secret become stars, whatever
 * they hold; texts and names are scrubbed; errors keep name, message and stack; objects that are not plain keep their
 * class name only.
 */
export function redact(value: unknown): unknown {
  return clean(value, 0);
}

function clean(value: unknown, depth: number): unknown {
  switch (typeof value) {
    case 'string':
      return shorten(scrub(value));
    case 'number':
    case 'bigint': {
      const text = scrub(value.toString());
      return typeof value === 'number' && text === value.toString() ? value : text;
    }
    case 'object':
      return value === null ? null : cleanObject(value, depth);
    case 'boolean':
      return value;
    default:
      return undefined;
  }
}

function cleanObject(value: object, depth: number): unknown {
  if (value instanceof Secret) return stars;
  if (value instanceof Error) return cleanError(value);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'Invalid Date' : value.toISOString();
  if (value instanceof URL) return scrub(value.href);
  if (depth >= most.depth) return '…';
  if (Array.isArray(value)) return value.slice(0, most.items).map((item) => clean(item, depth + 1));
  if (!isPlain(value)) return `[${value.constructor?.name ?? 'Object'}]`;
  const entries = Object.entries(value).slice(0, most.items);
  return Object.fromEntries(
    entries.map(([name, field]) => [scrub(name), isSecret(name) ? starred(field) : clean(field, depth + 1)]),
  );
}

/** Whether there was anything may be seen, what it was may not. */
function starred(field: unknown): unknown {
  return field === undefined || field === null ? field : stars;
}

function cleanError(error: Error): Record<string, string> {
  const message = error instanceof z.ZodError ? z.prettifyError(error) : error.message;
  // The head of a stack repeats the message, for zod as a page of JSON.
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return { name: error.name, message: shorten(scrub(message)), stack: shorten(scrub(frames.join('\n'))) };
}

function shorten(text: string): string {
  return text.length > most.text ? `${text.slice(0, most.text)}…` : text;
}

/** Names of fields are few, and the same in every line. */
const judged = new Map<string, boolean>();
const remembered = 500;

function isSecret(name: string): boolean {
  const known = judged.get(name);
  if (known !== undefined) return known;
  if (judged.size >= remembered) judged.clear();
  const secret = soundsSecret(name);
  judged.set(name, secret);
  return secret;
}

function soundsSecret(name: string): boolean {
  const spaced = name.replace(/([a-z\d])([A-Z])/g, '$1-$2').toLowerCase();
  return secretParts.test(spaced.replace(/[^a-z]/g, '')) || secretWords.test(spaced);
}

function isPlain(value: object): value is Record<string, unknown> {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
