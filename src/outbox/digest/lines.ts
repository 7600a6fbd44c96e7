import { clip, escapeMarkdown as escaped, type LinkMode, link } from '../../render/index.ts';
import type { Thread } from './threads.ts';
import { type Sort, sortOf, type Words } from './words.ts';

/** One row of a digest: threads of one sort, and how many dispatches these account for. */
export interface Line {
  text: string;
  sort: Sort;
  threads: number;
  count: number;
}

/** As many of one sort as this are told in one row. */
const crowd = 4;
/** Names in such a row. */
const named = 3;
const nameLength = 36;

/** What a reader wants to know first. */
const order: readonly Sort[] = [
  'alert',
  'build.bad',
  'other',
  'merged',
  'build.good',
  'review',
  'opened',
  'issue.opened',
  'issue.closed',
  'card',
  'comment',
  'merge_request',
  'issue',
  'build',
  'push',
  'ref',
];

/** Rows for threads, the most telling first: one each, but a crowd of one sort shares a row that names the first few. */
export function linesOf(threads: readonly Thread[], text: Words, mode: LinkMode, withPlace: boolean): Line[] {
  const groups = [...Map.groupBy(threads, ({ lead }) => sortOf(lead))].toSorted(
    ([a], [b]) => order.indexOf(a) - order.indexOf(b),
  );
  return groups.flatMap(([sort, own]) => {
    if (own.length >= crowd && own.some(({ lead }) => nameOf(lead) !== undefined))
      return [crowdLine(sort, own, text, mode)];
    return own.map((thread) => ({
      text: `- ${placed(thread, withPlace)}${beside(thread, text)}`,
      sort,
      threads: 1,
      count: thread.count,
    }));
  });
}

/** One row in place of some: what they are about, without a name. */
export function restOf(lines: readonly Line[], text: Words): string {
  const sorts = Map.groupBy(lines, ({ sort }) => sort);
  const sum = (own: readonly Line[], of: 'threads' | 'count') => own.reduce((all, line) => all + line[of], 0);
  const clusters = [...sorts].map(([sort, own]) => text.cluster(sort, sum(own, 'threads')));
  return `- ${text.more(sum(lines, 'count'))}${text.colon}${clusters.join(text.comma)}`;
}

function placed({ lead }: Thread, withPlace: boolean): string {
  return withPlace ? `${escaped(lead.place.name)} · ${lead.line}` : lead.line;
}

function beside({ count, remarks }: Thread, text: Words): string {
  return text.beside(remarks, count - 1 - remarks);
}

function crowdLine(sort: Sort, threads: readonly Thread[], text: Words, mode: LinkMode): Line {
  const count = threads.reduce((sum, thread) => sum + thread.count, 0);
  const ranked = sort === 'push' ? threads.toSorted((a, b) => b.count - a.count) : threads;
  const names = ranked.slice(0, named).map((thread) => {
    const label = clip(nameOf(thread.lead) ?? thread.lead.place.name, nameLength);
    const { url } = thread.lead.gist;
    // Branches are told by their names: there are many, and each address takes the room of a row.
    if (sort === 'push') return `${escaped(label)}${thread.count > 1 ? text.times(thread.count) : ''}`;
    return url ? link(label, url, mode).markdown : escaped(label);
  });
  const rest = threads.length - names.length;
  const more = rest > 0 ? text.andMore(rest) : '';
  const row = `- ${text.cluster(sort, threads.length)}${text.colon}${names.join(text.comma)}${more}`;
  return { text: row, sort, threads: threads.length, count };
}

function nameOf({ kind, gist }: Thread['lead']): string | undefined {
  if (kind === 'push') return gist.ref;
  return kind === 'build' && gist.ref !== undefined ? `${gist.name} ${gist.ref}` : gist.name;
}
