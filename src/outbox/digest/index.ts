import type { Message } from '../../dingtalk/message.ts';
import type { Locale } from '../../event/index.ts';
import { bytes, fitTitle, type LinkMode, layout, link } from '../../render/index.ts';
import type { Dispatch } from '../dispatch.ts';
import { type DigestRoom, Space } from './fill.ts';
import { mentionsIn } from './mentions.ts';
import { rowsOf } from './sections.ts';
import { foldThreads, type Thread } from './threads.ts';
import { type Highlight, type Words, words } from './words.ts';

/** What a digest needs to know about its readers. */
export interface DigestContext {
  locale: Locale;
  timezone: string;
  links: LinkMode;
  /** Where all of it can be looked up; null when that is not known. */
  all?: string | null;
}

/**
 * One message for several dispatches, at least one: what needs attention first, then place by place, the busiest first, one
 * row a thread with its net state, crowds of a sort in one row. Every dispatch is in the counts; what finds no place within
 * `room` is counted where it belongs. Whom one of them mentions, the digest mentions.
 */
export function digest(dispatches: readonly Dispatch[], context: DigestContext, room: DigestRoom): Message {
  const text = words[context.locale];
  const threads = foldThreads(dispatches);
  const highlights = highlightsOf(threads, dispatches, text);
  const where = commonPlace([...new Set(dispatches.map(({ place }) => place.name))]);
  const title = [text.updates(dispatches.length), ...highlights.slice(0, 2), where].filter(Boolean).join(' · ');
  const called = mentionsIn(dispatches, threads);
  const calling = called === null ? '' : `\n\n${called.text}`;
  const headline = [
    `#### ${text.updates(dispatches.length)}${text.span(...span(dispatches, context))}`,
    ...(highlights.length > 0 ? [highlights.join(text.comma)] : []),
  ];
  const all = context.all ? link(text.all(dispatches.length), context.all, context.links).markdown : '';
  // The numbers of those who are mentioned stand in the text and in `at`.
  const taken = { chars: calling.length, bytes: 3 * bytes(calling) + envelope };
  const space = new Space({ chars: room.chars - taken.chars, bytes: room.bytes - taken.bytes });
  for (const row of [...headline, all]) space.take(row);
  const body = layout([...headline, ...rowsOf(threads, text, context.links, space), `\n${all}`].join('\n')) + calling;
  return {
    msgtype: 'markdown',
    markdown: { title: fitTitle(title, '', where), text: body },
    ...(called && { at: called.at }),
  };
}

/** What a body has beside its text, bytes: title and names of fields. */
const envelope = 400;

function highlightsOf(threads: readonly Thread[], dispatches: readonly Dispatch[], text: Words): string[] {
  const leads = threads.map(({ lead }) => lead);
  const counts: [Highlight, number][] = [
    ['failed', leads.filter(({ kind, severity }) => kind === 'build' && severity === 'bad').length],
    ['alerts', leads.filter(({ kind, action }) => kind === 'alert' && action === 'firing').length],
    ['merged', leads.filter(({ action }) => action === 'merged').length],
    ['commits', dispatches.reduce((sum, { gist }) => sum + (gist.commits ?? 0), 0)],
  ];
  return counts.filter(([, n]) => n > 0).map(([sort, n]) => text.highlight(sort, n));
}

/** The place if there is one, else what all places share up to a slash: `acme` for `acme/web` and `acme/api`. */
function commonPlace(names: readonly string[]): string {
  const [first = '', ...rest] = names;
  if (rest.length === 0) return first;
  const owner = first.split('/')[0] ?? '';
  return rest.every((name) => name.startsWith(`${owner}/`)) ? owner : '';
}

const clocks = new Map<string, Intl.DateTimeFormat>();

function span(dispatches: readonly Dispatch[], { timezone }: DigestContext): [string, string] {
  const clock =
    clocks.get(timezone) ??
    new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: timezone });
  clocks.set(timezone, clock);
  const times = dispatches.map((dispatch) => dispatch.receivedAt);
  return [clock.format(Math.min(...times)), clock.format(Math.max(...times))];
}
