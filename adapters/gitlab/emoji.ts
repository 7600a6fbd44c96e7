import { httpUrl, type Parsed, type Route, route, type VerifiedRequest } from '../../src/kit/index.ts';
import { aboutIssue } from './issue.ts';
import { aboutRequest } from './merge-request-parts.ts';
import { origin } from './origin.ts';
import { news, pick, topic, unsupported, words } from './parsed.ts';
import type { Output } from './payload/common.ts';
import { Emoji } from './payload/note.ts';
import { isoTime } from './time.ts';
import { reactions } from './words.ts';

export const emojiRoutes: Readonly<Record<string, Route>> = {
  emoji: route(Emoji, (payload, req) => emoji('emoji', payload, req)),
  confidential_emoji: route(Emoji, (payload, req) => emoji('confidential_emoji', payload, req)),
};

function emoji(event: string, payload: Output<typeof Emoji>, req: VerifiedRequest): Parsed {
  const { object_attributes: award, merge_request: request } = payload;
  const action = award.action ?? payload.event_type ?? 'award';
  if (action !== 'award' && action !== 'revoke') return unsupported(event, action);
  const { place, actor } = origin(payload, req, award.awarded_on_url);
  const item = payload.work_item ?? payload.issue;
  const about = request ? aboutRequest(request, place) : item && aboutIssue(item, place);
  const it = about && [about.number, about.title].filter(Boolean).join(' ');
  const note = payload.note !== undefined || award.awardable_type === 'Note';
  const zh = [it ?? '一条内容', note ? '的评论' : ''].filter(Boolean).join(it ? ' ' : '');
  const en = `${note ? 'a comment on ' : ''}${it ?? 'something'}`;
  const face = pick(reactions, award.name);
  return news(topic(event, action), {
    kind: 'notice',
    place,
    actor,
    thread: about?.thread,
    url: httpUrl(award.awarded_on_url) ?? about?.url,
    at: isoTime(award.created_at),
    title:
      action === 'award'
        ? words(
            `用${face ? ` ${face} ` : `「${award.name}」`}回应了 ${zh}`,
            `reacted to ${en} with ${face ?? `"${award.name}"`}`,
          )
        : words(
            `收回了 ${zh}${note ? '' : ' '}上的${face ? ` ${face}` : `「${award.name}」`}`,
            `took ${face ?? `"${award.name}"`} back from ${en}`,
          ),
  });
}
