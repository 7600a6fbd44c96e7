import type { Message } from '../dingtalk/message.ts';
import { bodyOf, rewrite } from './rewrite.ts';

/**
 * The message with one of a robot's keywords in its body, as DingTalk compares them: letter for letter, so a keyword that
 * occurs only escaped (`build\_ok`) is missing. Unchanged when there is one already, or when the robot has none.
 */
export function withKeyword(message: Message, keywords: readonly string[]): Message {
  const usable = keywords.filter((keyword) => keyword.trim() !== '');
  const body = bodyOf(message);
  if (usable.length === 0 || usable.some((keyword) => body.includes(keyword))) return message;
  const [keyword = ''] = usable.toSorted((a, b) => cost(a) - cost(b));
  if (message.msgtype === 'feedCard' || message.msgtype === 'link')
    return rewrite(message, (line) => `${line} · ${keyword}`);
  return rewrite(message, (text) => `${text}\n\n${keyword}`);
}

/** How badly a keyword would read in markdown, where it must stand unescaped. */
function cost(keyword: string): number {
  return (/[\\`*_[\]<>&~#|]/.test(keyword) ? 100 : 0) + keyword.length;
}
