import type { Locale } from '../../event/index.ts';
import { clean, oneLine } from '../clean.ts';
import { escapeMarkdown } from '../escape.ts';
import { clipWords } from '../fit.ts';
import { Safe } from '../safe.ts';
import { reduceAdf } from './adf.ts';
import { reduceJira } from './jira.ts';
import { type Line, reduce } from './reduce.ts';

/** What is read of a body, characters; what an excerpt shows of it, characters and lines. */
const read = 4_000;
const shown = 200;
const lines = 3;

/** With less room left than this, characters, a line that does not fit is left out instead of cut. */
const stub = 40;

/** The words of somebody's formatted text, a line each, in plain text. */
export function textLines(format: string, text: string, locale: Locale): string[] {
  return linesOf(format, text, locale).map((line) => line.text);
}

type Said = Pick<Line, 'text' | 'heading'>;

function linesOf(format: string, text: string, locale: Locale): Said[] {
  return reduced(format, text, locale)
    .map(({ text, heading }) => ({ text: oneLine(text), heading }))
    .filter((line) => /[\p{L}\p{N}\p{Extended_Pictographic}\p{S}]/u.test(line.text));
}

/** Every line without its markup. A document is read whole: half a JSON says nothing. */
function reduced(format: string, text: string, locale: Locale): Said[] {
  if (format === 'adf') return reduceAdf(text, locale);
  const source = clean(text.slice(0, read));
  if (format === 'markdown') return reduce(source, locale);
  if (format === 'jira') return reduceJira(source, locale);
  return source.split('\n').map((line) => ({ text: line, heading: false }));
}

/**
 * The beginning of a body as a markdown quote: at most 3 lines and 200 characters, "…" when there was more; cut at the
 * end of a line where that loses little, and never after a heading. Empty when there is nothing to read in it.
 */
export function excerpt(body: unknown, locale: Locale): Safe {
  const { format, text } = bodyOf(body);
  const all = linesOf(format, text, locale);
  const quoted: string[] = [];
  let room = shown;
  for (const line of all.slice(0, lines)) {
    if (quoted.length > 0 && room < stub && line.text.length > room) break;
    quoted.push(clipWords(line.text, room));
    room -= line.text.length;
    if (room <= 0) break;
  }
  if (quoted.length < all.length) {
    while (quoted.length > 1 && all[quoted.length - 1]?.heading) quoted.pop();
    if (!quoted.at(-1)?.endsWith('…')) quoted.push(`${quoted.pop()} …`);
  }
  return new Safe(quoted.map((line) => `> ${escapeMarkdown(line)}`).join('\n'), quoted.join(' '));
}

function bodyOf(body: unknown): { format: string; text: string } {
  if (typeof body === 'string') return { format: 'text', text: body };
  if (typeof body !== 'object' || body === null || !('text' in body) || typeof body.text !== 'string') {
    return { format: 'text', text: '' };
  }
  return { format: 'format' in body && typeof body.format === 'string' ? body.format : 'text', text: body.text };
}
