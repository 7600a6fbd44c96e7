import type { Message } from '../dingtalk/message.ts';
import { escapeMarkdown, plain } from './escape.ts';
import { clip, cut, fits } from './fit.ts';
import { bodyOf, rewrite } from './rewrite.ts';

/** Bodies shorter than this are not what makes a message too large. */
const smallest = 80;

/**
 * A smaller version of a message that DingTalk refused as too large (460101): half of its text, cut between lines, with its
 * links, buttons and mentions. Null when it cannot be made smaller.
 */
export function shrink(message: Message): Message | null {
  if (message.msgtype === 'feedCard') {
    const { links } = message.feedCard;
    return links.length < 2 ? null : { ...message, feedCard: { links: links.slice(0, Math.ceil(links.length / 2)) } };
  }
  const body = bodyOf(message);
  const room = Math.floor(body.length / 2);
  if (room < smallest) return fewerButtons(message);
  return rewrite(message, (text, markdown) => (markdown ? shorter(text, room) : clip(text, room)));
}

/** Markdown in at most `room` characters: cut between lines, or, when its first line alone is too long, reduced to text. */
function shorter(text: string, room: number): string {
  const lines = cut(text, room);
  if (lines !== null) return lines;
  // Escaping can make a text several times longer.
  for (let length = room; length > 10; length = Math.floor(length / 2)) {
    const words = escapeMarkdown(clip(plain(text), length));
    if (words.length <= room) return words;
  }
  return '…';
}

function fewerButtons(message: Message): Message | null {
  if (message.msgtype !== 'actionCard' || !('btns' in message.actionCard)) return null;
  const { btns, ...card } = message.actionCard;
  if (btns.length < 2) return null;
  return {
    ...message,
    actionCard: { ...card, btns: btns.slice(0, -1), btnOrientation: btns.length === 3 ? '1' : '0' },
  };
}

/** `message` within `maxChars` of text and `maxBytes` as UTF-8 JSON, made smaller as often as it takes. */
export function fitMessage(message: Message, maxChars: number, maxBytes: number): Message {
  let fitting = rewrite(message, (text, markdown) => {
    if (text.length <= maxChars) return text;
    return markdown ? shorter(text, maxChars) : clip(text, maxChars);
  });
  while (!fits(JSON.stringify(fitting), maxBytes)) {
    const smaller = shrink(fitting);
    if (smaller === null) return fitting;
    fitting = smaller;
  }
  return fitting;
}
