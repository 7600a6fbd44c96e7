import type { Message } from '../dingtalk/message.ts';
import type { Locale } from '../event/index.ts';
import { bytes, escape as escaped, type LinkMode, link } from '../render/index.ts';
import type { Dispatch } from './dispatch.ts';

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

/** All news of one thread: the newest stands for the others. */
interface Thread {
  newest: Dispatch;
  count: number;
}

const words = {
  'zh-CN': {
    title: (n: number, bad: number, where: string) =>
      `${n} 条更新${bad > 0 ? ` · ${bad} 条需要关注` : ''}${where ? ` · ${where}` : ''}`,
    heading: (n: number, span: string) => `${n} 条更新${span ? `（${span}）` : ''}`,
    attention: '⚠️ 需要关注',
    items: (n: number) => `${n} 条`,
    earlier: (n: number) => `（前面还有 ${n} 条）`,
    more: (n: number) => `还有 ${n} 条`,
  },
  en: {
    title: (n: number, bad: number, where: string) =>
      `${n} updates${bad > 0 ? ` · ${bad} need attention` : ''}${where ? ` · ${where}` : ''}`,
    heading: (n: number, span: string) => `${n} updates${span ? ` (${span})` : ''}`,
    attention: '⚠️ Needs attention',
    items: (n: number) => `${n} ${n === 1 ? 'update' : 'updates'}`,
    earlier: (n: number) => ` (after ${n} earlier ${n === 1 ? 'update' : 'updates'})`,
    more: (n: number) => `${n} more`,
  },
} as const;

/**
 * One message for several dispatches: what needs attention first, the rest by place, one line a thread with its newest
 * state. Every dispatch is in the counts; what does not fit within `room` is counted, not shown.
 */
export function digest(dispatches: readonly Dispatch[], context: DigestContext, room: DigestRoom): Message {
  const text = words[context.locale];
  const threads = foldThreads(dispatches);
  const attention = threads.filter(({ newest }) => newest.severity === 'bad');
  const places = Map.groupBy(
    threads.filter(({ newest }) => newest.severity !== 'bad'),
    ({ newest }) => newest.place.name,
  );
  const total = sum(threads);
  const names = [...new Set(dispatches.map((dispatch) => dispatch.place.name))];
  const title = text.title(total, sum(attention), commonPlace(names));
  const blocks = [
    ...(attention.length > 0 ? [{ head: `**${text.attention}**`, place: undefined, threads: attention }] : []),
    ...[...places.values()].map((own) => ({ head: undefined, place: own[0]?.newest.place, threads: own })),
  ];
  const lines = [`#### ${text.heading(total, span(dispatches, context))}`];
  let left = total;
  const size = (extra: string) => [...lines, extra, text.more(left)].join('\n').length;
  for (const block of blocks) {
    const place = block.place;
    const head =
      block.head ??
      `**${place?.url ? link(place.name, place.url, context.links).markdown : escaped(place?.name ?? '')}** — ${text.items(sum(block.threads))}`;
    let opened = false;
    for (const { newest, count } of block.threads) {
      const where = place ? '' : `${escaped(newest.place.name)} · `;
      const line = `- ${where}${newest.line}${count > 1 ? text.earlier(count - 1) : ''}`;
      const extra = opened ? line : `\n${head}\n\n${line}`;
      if (size(extra) > room.chars || bytes([...lines, extra].join('\n')) > room.bytes - 1000) continue;
      lines.push(extra);
      opened = true;
      left -= count;
    }
  }
  if (left > 0) lines.push(`\n${text.more(left)}`);
  return { msgtype: 'markdown', markdown: { title, text: lines.join('\n') } };
}

function foldThreads(dispatches: readonly Dispatch[]): Thread[] {
  const threads = new Map<string, Thread>();
  for (const dispatch of dispatches) {
    const key = dispatch.thread ?? dispatch.id;
    const known = threads.get(key);
    threads.set(key, { newest: dispatch, count: (known?.count ?? 0) + 1 });
  }
  return [...threads.values()];
}

function sum(threads: readonly Thread[]): number {
  return threads.reduce((total, { count }) => total + count, 0);
}

/** The place if there is one, else what all places share up to a slash: `acme` for `acme/web` and `acme/api`. */
function commonPlace(names: readonly string[]): string {
  const [first, ...rest] = names;
  if (first === undefined || rest.length === 0) return first ?? '';
  const owner = first.split('/')[0] ?? '';
  return rest.every((name) => name.startsWith(`${owner}/`)) ? owner : '';
}

function span(dispatches: readonly Dispatch[], { timezone }: DigestContext): string {
  const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: timezone });
  const times = dispatches.map((dispatch) => dispatch.receivedAt);
  const [from, to] = [clock.format(Math.min(...times)), clock.format(Math.max(...times))];
  return from === to ? from : `${from}–${to}`;
}
