import type { At } from '../../dingtalk/message.ts';
import type { Dispatch } from '../dispatch.ts';
import { calls } from '../words.ts';
import type { Thread } from './threads.ts';

/** DingTalk mentions at most this many people in one message. */
const most = 50;

/** What can stand after an @ and change nothing else; others cannot be reached through markdown. */
const shape = /^[\w.$+-]{1,64}$/;

/**
 * Everybody whom the dispatches of a digest mention, so that merging takes no mention away: the `at` to send and the words
 * that must stand in its text. Builds that were followed by another of their thread no longer call anybody. Null when
 * nobody is mentioned.
 */
export function mentionsIn(
  dispatches: readonly Dispatch[],
  threads: readonly Thread[],
): { at: At; text: string } | null {
  const leads = new Set(threads.map(({ lead }) => lead));
  const all = dispatches
    .filter((dispatch) => calls(dispatch) && (dispatch.kind !== 'build' || leads.has(dispatch)))
    .flatMap(({ message }) => ('at' in message && message.at ? [message.at] : []));
  const ids = (of: (at: At) => readonly string[] | undefined) =>
    [...new Set(all.flatMap((at) => of(at) ?? []))].filter((id) => shape.test(id));
  const mobiles = ids(({ atMobiles }) => atMobiles).slice(0, most);
  const userIds = ids(({ atUserIds }) => atUserIds).slice(0, most - mobiles.length);
  const everybody = all.some(({ isAtAll }) => isAtAll);
  const named = [...(everybody ? ['所有人'] : []), ...mobiles, ...userIds];
  if (named.length === 0) return null;
  return {
    at: {
      ...(mobiles.length > 0 && { atMobiles: mobiles }),
      ...(userIds.length > 0 && { atUserIds: userIds }),
      ...(everybody && { isAtAll: true }),
    },
    text: named.map((id) => `@${id}`).join(' '),
  };
}
