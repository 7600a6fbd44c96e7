import type { MessageBody } from '../../../src/kit/index.ts';
import { type Json, objectOf } from '../json.ts';

type At = Extract<MessageBody, { msgtype: 'text' }>['at'];

/**
 * Whom a body mentions, cleaned of everything DingTalk tolerates: `at` inside the type's object (the outer one wins),
 * numbers for strings, `"true"`, nulls, and lists with nobody in them. Undefined when it mentions nobody.
 */
export function atOf(body: Json, part: Json): At {
  const { atMobiles, atUserIds, isAtAll } = objectOf(body.at ?? part.at);
  const [mobiles, userIds] = [ids(atMobiles), ids(atUserIds)];
  const all = isAtAll === true || isAtAll === 'true';
  if (mobiles.length + userIds.length === 0 && !all) return undefined;
  return {
    ...(mobiles.length > 0 && { atMobiles: mobiles }),
    ...(userIds.length > 0 && { atUserIds: userIds }),
    ...(all && { isAtAll: true }),
  };
}

function ids(value: unknown): string[] {
  const all = Array.isArray(value) ? value : [];
  return all.filter((id) => typeof id === 'string' || typeof id === 'number').flatMap((id) => `${id}`.trim() || []);
}
