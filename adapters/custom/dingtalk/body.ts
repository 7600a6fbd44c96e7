import type { MessageBody } from '../../../src/kit/index.ts';
import { isObject, type Json, textOf } from '../json.ts';
import { cardOf } from './card.ts';
import { absent, type Fault, missing, unknownType, unusable } from './fault.ts';
import { atOf } from './mentions.ts';

/** A body that DingTalk would take, cleaned; or why it would not. */
export type ReadBody = { ok: true; message: MessageBody } | { ok: false; fault: Fault };

/**
 * Reads one of DingTalk's five bodies as DingTalk does: the same fields in the same order, a blank text counts as missing,
 * unknown fields are left out. Spelled `exact`, an address is found only under the name that its type has
 * (`messageUrl` in a link, `messageURL` in a feed); otherwise under either.
 * https://open.dingtalk.com/document/development/custom-robots-send-group-messages
 */
export function readBody(body: unknown, exact: boolean): ReadBody {
  const read = envelopeFault(body) ?? messageOf(isObject(body) ? body : {}, exact);
  return 'errcode' in read ? { ok: false, fault: read } : { ok: true, message: read };
}

/** What is wrong with a body before its type is looked at; null when nothing is. */
export function envelopeFault(body: unknown): Fault | null {
  if (!isObject(body)) return absent('json', 'Send a JSON object.');
  if (textOf(body.msgtype) === undefined) return absent('msgtype', 'msgtype: add this, such as "text".');
  return typeOf(body.msgtype) === undefined ? unknownType : null;
}

/** DingTalk's idempotency key in a body; null where there is none that counts. */
export function uuidIn(body: unknown): string | null {
  const uuid = isObject(body) ? textOf(body.msgUuid) : undefined;
  return uuid !== undefined && uuid.length <= 128 ? uuid : null;
}

type Reader = (part: Json, body: Json, exact: boolean) => MessageBody | Fault;

const readers: Readonly<Record<MessageBody['msgtype'], Reader>> = {
  text(part, body) {
    const content = textOf(part.content);
    if (content === undefined) return missing(400202, 'text', 'content');
    return { msgtype: 'text', text: { content }, ...mentioning(body, part) };
  },
  link(part, _, exact) {
    const picture = part.picUrl ?? (exact ? undefined : part.picURL);
    if (picture != null && typeof picture !== 'string')
      return unusable('link.picUrl: write an address, or leave it out.');
    const [text, title] = [textOf(part.text), textOf(part.title)];
    const messageUrl = textOf(part.messageUrl) ?? (exact ? undefined : textOf(part.messageURL));
    if (text === undefined) return missing(400302, 'link', 'text');
    if (title === undefined) return missing(400303, 'link', 'title');
    if (messageUrl === undefined) return missing(400304, 'link', 'messageUrl');
    return { msgtype: 'link', link: { title, text, messageUrl, ...(picture && { picUrl: picture }) } };
  },
  markdown(part, body) {
    const [title, text] = [textOf(part.title), textOf(part.text)];
    if (title === undefined) return missing(400402, 'markdown', 'title');
    if (text === undefined) return missing(400403, 'markdown', 'text');
    return { msgtype: 'markdown', markdown: { title, text }, ...mentioning(body, part) };
  },
  actionCard(part, body) {
    const actionCard = cardOf(part);
    return 'errcode' in actionCard ? actionCard : { msgtype: 'actionCard', actionCard, ...mentioning(body, part) };
  },
  feedCard(part, _, exact) {
    if (!Array.isArray(part.links) || part.links.length === 0) return missing(400602, 'feedCard', 'links');
    const links: Extract<MessageBody, { msgtype: 'feedCard' }>['feedCard']['links'] = [];
    for (const each of part.links) {
      const link: Json = isObject(each) ? each : {};
      const title = textOf(link.title);
      const messageURL = textOf(link.messageURL) ?? (exact ? undefined : textOf(link.messageUrl));
      const picURL = textOf(link.picURL) ?? (exact ? undefined : textOf(link.picUrl));
      if (title === undefined) return missing(400603, 'links', 'title');
      if (messageURL === undefined) return missing(400604, 'links', 'messageURL');
      if (picURL === undefined) return missing(400605, 'links', 'picURL');
      links.push({ title, messageURL, picURL });
    }
    return { msgtype: 'feedCard', feedCard: { links } };
  },
};

/** What DingTalk says when the object that is named after the type is missing. */
const objectCodes: Readonly<Record<MessageBody['msgtype'], number>> = {
  text: 400201,
  link: 400301,
  markdown: 400401,
  actionCard: 400501,
  feedCard: 400601,
};

function messageOf(body: Json, exact: boolean): MessageBody | Fault {
  const type = typeOf(body.msgtype);
  if (type === undefined) return unknownType;
  const part = body[type];
  return isObject(part) ? readers[type](part, body, exact) : missing(objectCodes[type], type);
}

function typeOf(value: unknown): MessageBody['msgtype'] | undefined {
  const types: readonly MessageBody['msgtype'][] = ['text', 'link', 'markdown', 'actionCard', 'feedCard'];
  return types.find((type) => type === value);
}

function mentioning(body: Json, part: Json) {
  const at = atOf(body, part);
  return at && { at };
}
