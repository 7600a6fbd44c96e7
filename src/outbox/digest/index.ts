import type { Message } from '../../dingtalk/message.ts';
import type { Locale } from '../../event/index.ts';
import { bytes, escapeMarkdown as escaped, fitTitle, type LinkMode, layout, link } from '../../render/index.ts';
import type { Dispatch } from '../dispatch.ts';
import { calls } from '../words.ts';
import { linesOf } from './lines.ts';
import { mentionsIn } from './mentions.ts';
import { foldThreads, type Thread } from './threads.ts';
import { type Highlight, type Words, words } from './words.ts';

/** How much a digest may hold: characters of its text and bytes of its body. */
export interface DigestRoom {
  chars: number;
  bytes: number;
}

/** What a digest needs to know about its readers. */
export interface DigestContext {
  locale: Locale;
  timezone: string;
  links: LinkMode;
}

/**
 * One message for several dispatches, at least one: what needs attention first, then place by place, one row a thread with
 * its net state, crowds of a sort in one row. Every dispatch is in the counts; rows that do not fit within `room` are
 * counted at the end. Whom one of them mentions, the digest mentions.
 */
export function digest(dispatches: readonly Dispatch[], context: DigestContext, room: DigestRoom): Message {
  const text = words[context.locale];
  const threads = foldThreads(dispatches);
  const urgent = threads.filter(isUrgent);
  const places = Map.groupBy(
    threads.filter((thread) => !isUrgent(thread)),
    ({ lead }) => lead.place.name,
  );
  const highlights = highlightsOf(threads, dispatches, text);
  const where = commonPlace([...new Set(dispatches.map(({ place }) => place.name))]);
  const title = [text.updates(dispatches.length), ...highlights.slice(0, 2), where].filter(Boolean).join(' · ');
  const called = mentionsIn(dispatches, threads);
  const calling = called === null ? '' : `\n\n${called.text}`;
  // The numbers stand in the text and in `at`.
  const taken = { chars: calling.length, bytes: 3 * bytes(calling) };
  const page = new Page({ chars: room.chars - taken.chars, bytes: room.bytes - taken.bytes }, (left) =>
    text.more(left),
  );
  page.add(`#### ${text.updates(dispatches.length)}${text.span(...span(dispatches, context))}`);
  if (highlights.length > 0) page.add(highlights.join(text.comma));
  let left = dispatches.length;
  const sections = [
    ...(urgent.length > 0 ? [{ head: `**${text.attention}**`, threads: urgent, withPlace: true }] : []),
    ...[...places.values()].map((own) => ({
      head: placeHead(own, text, context.links),
      threads: own,
      withPlace: false,
    })),
  ];
  for (const section of sections) {
    let head = `\n${section.head}\n\n`;
    for (const line of linesOf(section.threads, text, context.links, section.withPlace)) {
      if (!page.add(head + line.text)) continue;
      head = '';
      left -= line.count;
    }
  }
  const body = layout(page.text(left)) + calling;
  return {
    msgtype: 'markdown',
    markdown: { title: fitTitle(title, '', where), text: body },
    ...(called && { at: called.at }),
  };
}

/** Rows that stay within a room, always leaving space to say how many are missing. */
class Page {
  readonly #rows: string[] = [];
  readonly #room: DigestRoom;
  readonly #more: (left: number) => string;
  #chars = 0;
  #bytes = 0;

  constructor(room: DigestRoom, more: (left: number) => string) {
    this.#room = room;
    this.#more = more;
    this.#chars = more(99_999).length + 4;
    this.#bytes = bytes(more(99_999)) + 400;
  }

  /** Adds a row and says whether it fitted. Laying out adds at most a blank line a row, which is counted here. */
  add(row: string): boolean {
    const [chars, size] = [this.#chars + row.length + 4, this.#bytes + bytes(JSON.stringify(row)) + 4];
    if (chars > this.#room.chars || size > this.#room.bytes) return false;
    this.#chars = chars;
    this.#bytes = size;
    this.#rows.push(row);
    return true;
  }

  text(left: number): string {
    return [...this.#rows, ...(left > 0 ? [`\n${this.#more(left)}`] : [])].join('\n');
  }
}

/** Broken builds, alerts, and whatever names somebody who should look. */
function isUrgent({ lead }: Thread): boolean {
  return lead.severity === 'bad' || calls(lead);
}

function placeHead(threads: readonly Thread[], text: Words, mode: LinkMode): string {
  const place = threads[0]?.lead.place ?? { name: '' };
  const name = place.url ? link(place.name, place.url, mode).markdown : escaped(place.name);
  return `**${name}**${text.of(threads.reduce((sum, { count }) => sum + count, 0))}`;
}

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
