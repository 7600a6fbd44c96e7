import { clip, escapeMarkdown as escaped, type LinkMode, link } from '../../render/index.ts';
import { calls } from '../words.ts';
import { deal, type Section, type Space } from './fill.ts';
import { type Line, linesOf, restOf } from './lines.ts';
import type { Thread } from './threads.ts';
import type { Words } from './words.ts';

/** Places that are named where they find no room of their own. */
const others = 6;
const placeLength = 40;

/**
 * The rows of a digest: what needs attention, then place by place, the busiest first. What finds no room is told in a few
 * words where it belongs, so that every dispatch is in some row.
 */
export function rowsOf(threads: readonly Thread[], text: Words, mode: LinkMode, space: Space): string[] {
  const urgent = threads.filter(isUrgent);
  const calm = Map.groupBy(
    threads.filter((thread) => !isUrgent(thread)),
    ({ lead }) => lead.place.name,
  );
  const attention = urgent.length > 0 ? [sectionOf(text.attention, `**${text.attention}**`, urgent)] : [];
  const places = [...calm]
    .map(([name, own]) => sectionOf(name, placeHead(own, text, mode), own))
    .toSorted((a, b) => b.count - a.count);
  // Kept free for those that find no room, whatever their names.
  const longest = Array.from({ length: others }, () => ({ name: 'x'.repeat(placeLength), count: 9999 }));
  if (attention.length + places.length > 1) space.take(elsewhere(longest, text));
  const rest = (lines: readonly Line[]) => restOf(lines, text);
  const shown = [...deal(attention, space, rest), ...deal(places, space, rest)];
  const known = new Set(shown.map(({ section }) => section));
  const missing = [...attention, ...places].filter((section) => !known.has(section));
  return [
    ...shown.flatMap(({ section, lines, left }) => [
      `\n${section.head}\n`,
      ...lines.map((line) => line.text),
      ...(left.length > 0 ? [rest(left)] : []),
    ]),
    ...(missing.length > 0 ? [elsewhere(missing, text)] : []),
  ];

  function sectionOf(name: string, head: string, own: readonly Thread[]): Section {
    return { name, head, count: countOf(own), lines: linesOf(own, text, mode, own === urgent) };
  }
}

/** Broken builds, alerts, and whatever names somebody who should look. */
function isUrgent({ lead }: Thread): boolean {
  return lead.severity === 'bad' || calls(lead);
}

function placeHead(threads: readonly Thread[], text: Words, mode: LinkMode): string {
  const place = threads[0]?.lead.place ?? { name: '' };
  const name = place.url ? link(place.name, place.url, mode).markdown : escaped(place.name);
  return `**${name}**${text.of(countOf(threads))}`;
}

/** Places without a row of their own, in one. */
function elsewhere(places: readonly Pick<Section, 'name' | 'count'>[], text: Words): string {
  const total = places.reduce((sum, { count }) => sum + count, 0);
  const named = places.slice(0, others).map(({ name, count }) => text.inPlace(escaped(clip(name, placeLength)), count));
  const more = places.length > others ? text.andMore(places.length - others) : '';
  return `\n${text.more(total)}${text.colon}${named.join(text.comma)}${more}`;
}

function countOf(threads: readonly Thread[]): number {
  return threads.reduce((sum, { count }) => sum + count, 0);
}
