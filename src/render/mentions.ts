import type { At } from '../dingtalk/message.ts';
import type { Mention } from './contract.ts';

/** DingTalk mentions at most this many people in one message. */
const most = 50;

/** Whom a message mentions: the `at` to send and the words that must stand in its text, or null when nobody. */
export function mentionsOf(mentions: readonly Mention[]): { at: At; text: string } | null {
  const valid = (pattern: RegExp, ids: (string | undefined)[]) =>
    ids.filter((id): id is string => id !== undefined && pattern.test(id));
  const mobiles = [
    ...new Set(
      valid(
        /^\+?\d[\d-]{4,20}$/,
        mentions.map(({ mobile }) => mobile),
      ),
    ),
  ].slice(0, most);
  const users = mentions.filter(({ mobile }) => mobile === undefined).map(({ userId }) => userId);
  const userIds = [...new Set(valid(/^[\w.$+-]{1,64}$/, users))].slice(0, most - mobiles.length);
  if (mobiles.length + userIds.length === 0) return null;
  return {
    at: { ...(mobiles.length > 0 && { atMobiles: mobiles }), ...(userIds.length > 0 && { atUserIds: userIds }) },
    text: [...mobiles, ...userIds].map((id) => `@${id}`).join(' '),
  };
}
