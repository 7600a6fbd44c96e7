import { oneLine } from './clean.ts';
import { clipWords } from './fit.ts';

/** Of a title, characters: what the conversation list and the lock screen can show. */
export const titleChars = 64;

/**
 * A message title: plain text on one line in at most {@link titleChars} characters. What is too long is first taken from
 * `middle`, the name of the thing, then from what stands before the `place`, so that who did it and where stay readable.
 */
export function fitTitle(title: string, middle: string, place = ''): string {
  const line = unmarked(oneLine(title));
  if (line.length <= titleChars) return line;
  const inner = unmarked(middle);
  const room = Math.max(12, inner.length - (line.length - titleChars));
  const shorter = inner.length > room ? line.replace(inner, () => clipWords(inner, room)) : line;
  const ending = ` · ${unmarked(place)}`;
  if (shorter.length <= titleChars || !shorter.endsWith(ending) || ending.length > titleChars / 2) {
    return clipWords(shorter, titleChars);
  }
  return clipWords(shorter.slice(0, -ending.length), titleChars - ending.length) + ending;
}

/** Plain text without what some clients would take for markdown: `**`, a link, a heading. */
export function unmarked(text: string): string {
  return text.replaceAll('**', '＊＊').replaceAll('](', '] (').replace(/^#/, '＃');
}
