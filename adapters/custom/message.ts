import * as z from 'zod';
import { httpUrl, Malformed, type MessageBody, type RawRequest, route } from '../../src/kit/index.ts';
import { readBody } from './dingtalk/body.ts';
import { placeOf } from './place.ts';

/** Whether a request came in at the address that is spelled like DingTalk's own: then it is read as DingTalk does. */
export function isDropIn({ url }: RawRequest): boolean {
  return /\/robot\/send\/?$/.test(url.pathname);
}

/** DingTalk takes this much. */
const maxBytes = 20_000;

/** One of DingTalk's own bodies, ready to be sent. Throws `Malformed` with path and what to do. */
export const messageRoute = route(z.unknown(), (body, req) => {
  const read = readBody(body, isDropIn(req));
  if (!read.ok) throw new Malformed(read.fault.what);
  if (req.body.byteLength > maxBytes) {
    throw new Malformed(
      `The message is ${req.body.byteLength} bytes, DingTalk takes ${maxBytes}: send less, or in parts.`,
    );
  }
  const { message } = read;
  const url = httpUrl(targetOf(message));
  return {
    topic: `message.${message.msgtype}`,
    events: [{ kind: 'message', place: placeOf({}, req), ...(url && { url }), message }],
  };
});

/** The one place that a message opens, where there is one; what DingTalk's own links lead to, seen through. */
function targetOf(message: MessageBody): string | undefined {
  const target = addressOf(message);
  if (target === undefined || !/^dingtalk:\/\/dingtalkclient\/page\/link\?/i.test(target)) return target;
  return new URLSearchParams(target.slice(target.indexOf('?'))).get('url') ?? undefined;
}

function addressOf(message: MessageBody): string | undefined {
  switch (message.msgtype) {
    case 'link':
      return message.link.messageUrl;
    case 'actionCard':
      return cardTarget(message.actionCard);
    case 'feedCard':
      return message.feedCard.links[0]?.messageURL;
    default:
      return undefined;
  }
}

/** Of several buttons none is the place to open: one may approve what another refuses. */
function cardTarget(card: Extract<MessageBody, { msgtype: 'actionCard' }>['actionCard']): string | undefined {
  if (!('btns' in card)) return card.singleURL;
  const [only, second] = card.btns;
  return second ? undefined : only?.actionURL;
}
