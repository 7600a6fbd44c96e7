const encoder = new TextEncoder();
// Made when something is cut: it takes 7 ms.
let graphemes: Intl.Segmenter | undefined;

/** The length of `text` in UTF-8, bytes. */
export function bytes(text: string): number {
  return encoder.encode(text).length;
}

/** Whether `text` has at most `max` {@link bytes}. */
export function fits(text: string, max: number): boolean {
  // A UTF-16 unit becomes three bytes at most.
  return text.length * 3 <= max || bytes(text) <= max;
}

/**
 * `text` in at most `max` UTF-16 units, the last of them "…" when something was cut. Never splits what a reader sees as one
 * character. For plain text: markdown is cut before it is escaped, or with {@link cut}.
 */
export function clip(text: string, max: number): string {
  if (text.length <= max) return text;
  const room = Math.max(0, max - 1);
  graphemes ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  const end = graphemes.segment(text.slice(0, room + 32)).containing(room)?.index ?? room;
  return `${text.slice(0, end).trimEnd()}…`;
}

/** {@link clip}, without the first half of a Latin word at the end, nor what only leads on to words that are gone. */
export function clipWords(text: string, max: number): string {
  const kept = clip(text, max);
  const split = kept !== text && /\w…$/.test(kept) && /\w/.test(text.charAt(kept.length - 1));
  const whole = split ? kept.replace(/\s+[("]?\w{1,20}…$/, '…') : kept;
  return whole === text ? whole : whole.replace(/(?:\s*[(（][^)）]{0,16}|[\s:：,，、「"(（]+)…$/, '…');
}

/** Lines that a shortened text keeps: its links, and the people it mentions. */
const closing = /^(?:\[(?:\\.|[^\\\]])*\]\([^()\s]*\)(?: · )?)+$|^(?:@[\w.+-]+ ?)+$/;

/**
 * Laid-out markdown in at most `max` characters, cut between lines; the closing lines of links and mentions stay, and "…"
 * says that something is missing. Null when not even the first line fits.
 */
export function cut(markdown: string, max: number): string | null {
  if (markdown.length <= max) return markdown;
  const blocks = markdown.split('\n\n');
  let kept = blocks.length;
  while (kept > 1 && closing.test(blocks[kept - 1] ?? '')) kept--;
  const end = ['…', ...blocks.slice(kept)].join('\n\n');
  const room = max - end.length - 2;
  const lines = blocks.slice(0, kept).join('\n\n').split('\n');
  let length = -1;
  let count = 0;
  for (const line of lines) {
    if (length + 1 + line.length > room) break;
    length += 1 + line.length;
    count++;
  }
  if (count === 0 || count === lines.length) return null;
  return `${lines.slice(0, count).join('\n').trimEnd()}\n\n${end}`;
}
