import type { Locale } from '../../event/index.ts';
import { clean, oneLine } from '../clean.ts';
import { escapeMarkdown } from '../escape.ts';
import { clip } from '../fit.ts';
import { Safe } from '../safe.ts';
import { reduce } from './reduce.ts';

/** What is read of a body, characters; what an excerpt shows of it, characters and lines. */
const read = 4_000;
const shown = 200;
const lines = 3;

/** The words of somebody's formatted text, a line each, in plain text. */
export function textLines(format: string, text: string, locale: Locale): string[] {
  const source = clean(text.slice(0, read));
  const found = format === 'markdown' ? reduce(source, locale) : source.split('\n');
  return found.map(oneLine).filter((line) => /[\p{L}\p{N}\p{Extended_Pictographic}\p{S}]/u.test(line));
}

/**
 * The beginning of a body as a markdown quote: at most 3 lines and 200 characters, "…" when there was more. Empty when
 * there is nothing to read in it.
 */
export function excerpt(body: unknown, locale: Locale): Safe {
  const { format, text } = bodyOf(body);
  const all = textLines(format, text, locale);
  const quoted: string[] = [];
  let room = shown;
  for (const line of all.slice(0, lines)) {
    if (room < 10) break;
    quoted.push(clip(line, room));
    room -= line.length;
  }
  const cut = quoted.length < all.length && !quoted.at(-1)?.endsWith('…');
  if (cut) quoted.push(`${quoted.pop()}…`);
  return new Safe(quoted.map((line) => `> ${escapeMarkdown(line)}`).join('\n'), quoted.join(' '));
}

function bodyOf(body: unknown): { format: string; text: string } {
  if (typeof body === 'string') return { format: 'text', text: body };
  if (typeof body !== 'object' || body === null || !('text' in body) || typeof body.text !== 'string') {
    return { format: 'text', text: '' };
  }
  return { format: 'format' in body && body.format === 'markdown' ? 'markdown' : 'text', text: body.text };
}
