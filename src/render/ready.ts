import { limits } from '../config.ts';
import type { Message } from '../dingtalk/message.ts';
import type { EventOf } from '../event/index.ts';
import { oneLine } from './clean.ts';
import type { Mention, RenderContext, Rendered } from './contract.ts';
import { plain } from './escape.ts';
import { bytes, clip } from './fit.ts';
import { link } from './links.ts';
import { mentionsOf } from './mentions.ts';
import { bodyOf, rewrite } from './rewrite.ts';
import { fitMessage } from './shrink.ts';

/** What a send adds to a body: `msgUuid`, and perhaps a keyword. */
const added = 200;

/** Of a digest line, characters. */
const lineChars = 100;

/**
 * A message that its sender wrote: passed on as it is, mentions included, and cut only where DingTalk would refuse it. Its
 * line in a digest is made of its title and first line, in one language: its own.
 */
export function ready(
  { message, url, place }: EventOf<'message'>,
  { locale, links, mentions }: RenderContext,
): Rendered {
  const words = clip(wordsOf(message) || place.name, lineChars);
  const more = message.msgtype === 'feedCard' ? message.feedCard.links.length : 1;
  const counted = locale === 'en' ? ` (and ${more - 1} more)` : `（共 ${more} 条）`;
  return {
    message: fitted(calling(message, mentions), limits.dingtalkBody - added),
    line: link(words, url ?? '', links).markdown + (more > 1 ? counted : ''),
    failures: [],
  };
}

/** The message with people added whom the hook mentions, where its type can mention anybody. */
function calling(message: Message, mentions: readonly Mention[]): Message {
  const called = mentionsOf(mentions);
  if (!called || message.msgtype === 'link' || message.msgtype === 'feedCard') return message;
  const { at } = message;
  const atMobiles = [...new Set([...(at?.atMobiles ?? []), ...(called.at.atMobiles ?? [])])];
  const atUserIds = [...new Set([...(at?.atUserIds ?? []), ...(called.at.atUserIds ?? [])])];
  const both = { ...message, at: { ...at, atMobiles, atUserIds } };
  return rewrite(both, (body) => `${body}\n\n${called.text}`);
}

function fitted(message: Message, room: number): Message {
  const size = bytes(JSON.stringify(message));
  if (size <= room) return message;
  const chars = bodyOf(message).length;
  return fitMessage(message, Math.floor((chars * room) / size) - added, room);
}

/** The title, and the first line where it says more; whom it mentions is said by the digest. */
function wordsOf(message: Message): string {
  const { atMobiles = [], atUserIds = [] } = ('at' in message && message.at) || {};
  const ids = [...atMobiles, ...atUserIds];
  return oneLine(ids.reduce((words, id) => words.replaceAll(`@${id}`, ''), headOf(message)));
}

function headOf(message: Message): string {
  switch (message.msgtype) {
    case 'text':
      return firstWords(message.text.content);
    case 'link':
      return oneLine(message.link.title);
    case 'feedCard':
      return oneLine(message.feedCard.links[0]?.title ?? '');
    case 'markdown':
      return titled(message.markdown);
    case 'actionCard':
      return titled(message.actionCard);
  }
}

function titled({ title, text }: { title: string; text: string }): string {
  const [name, first] = [oneLine(title), firstWords(plain(text.replace(/<\/?font\b[^>]*>/gi, '')))];
  if (first === '' || name.includes(first)) return name;
  return first.includes(name) ? first : `${name} · ${first}`;
}

function firstWords(text: string): string {
  const lines = text.split(/[\r\n]/).map((line) => oneLine(line.replace(/^\s*(?:[-*+]|\d+\.) /, '')));
  return lines.find((line) => /[\p{L}\p{N}]/u.test(line)) ?? oneLine(text);
}
