/** The fields each message type must have, in the order DingTalk checks them. */
import { type ApiError, fieldError, INVALID_ARGUMENT } from './bodies.ts';
import { isObject } from './check.ts';
import { isBlank, isSingleCard, type Json, type MessageType } from './message.ts';
import type { Settings } from './options.ts';

/** Something missing: the code, the object, and the field unless the whole object is meant. */
type Miss = readonly [errcode: number, object: string, field?: string];

/** A required string: field and code. */
type Required = readonly [field: string, errcode: number];

/** Returns the first error in the fields of a message, or null. */
export function checkFields(type: MessageType, message: Json, settings: Settings): ApiError | null {
  const part = message[type];
  if (!isObject(part)) return fieldError(settings.wording, OBJECT_CODES[type], type);
  if (type === 'link' && part.picUrl != null && typeof part.picUrl !== 'string') return INVALID_ARGUMENT;
  const miss = firstMiss(type, part, settings);
  return miss && fieldError(settings.wording, ...miss);
}

const OBJECT_CODES: Record<MessageType, number> = {
  text: 400201,
  link: 400301,
  markdown: 400401,
  actionCard: 400501,
  feedCard: 400601,
};

function firstMiss(type: MessageType, part: Json, settings: Settings): Miss | null {
  switch (type) {
    case 'text':
      return missingString(part, 'text', [['content', 400202]]);
    case 'link':
      return missingString(part, 'link', [
        ['text', 400302],
        ['title', 400303],
        ['messageUrl', 400304],
      ]);
    case 'markdown':
      return missingString(part, 'markdown', [
        ['title', 400402],
        ['text', 400403],
      ]);
    case 'actionCard':
      return missInCard(part, settings.requireActionCardTitle);
    case 'feedCard':
      return missingItems(part.links, [400602, 'feedCard', 'links'], 'links', [
        ['title', 400603],
        ['messageURL', 400604],
        ['picURL', 400605],
      ]);
  }
}

function missInCard(card: Json, titleRequired: boolean): Miss | null {
  const title: Required[] = titleRequired ? [['title', 400502]] : [];
  const miss = missingString(card, 'actionCard', [...title, ['text', 400503]]);
  if (miss || isSingleCard(card)) return miss;
  const half = !isBlank(card.singleTitle) ? 'singleURL' : !isBlank(card.singleURL) ? 'singleTitle' : null;
  if (half && card.btns == null) return [400507, 'actionCard', half];
  return missingItems(card.btns, [400504, 'actionCard', 'btns'], 'btns', [
    ['title', 400505],
    ['actionURL', 400506],
  ]);
}

function missingString(part: unknown, object: string, required: readonly Required[]): Miss | null {
  const lacking = required.find(([field]) => !isObject(part) || isBlank(part[field]));
  return lacking ? [lacking[1], object, lacking[0]] : null;
}

function missingItems(items: unknown, absent: Miss, object: string, required: readonly Required[]): Miss | null {
  if (!Array.isArray(items) || items.length === 0) return absent;
  return items.map((item) => missingString(item, object, required)).find((miss) => miss !== null) ?? null;
}
