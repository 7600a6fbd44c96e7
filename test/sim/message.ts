/** Reading a message without trusting it: every function takes whatever JSON held. */
import { isObject } from './check.ts';
import type { KeywordScope } from './options.ts';

/** The five types the webhook takes. */
const MESSAGE_TYPES = ['text', 'link', 'markdown', 'actionCard', 'feedCard'] as const;

/** One of the five types the webhook takes. */
export type MessageType = (typeof MESSAGE_TYPES)[number];

/** A decoded body, or a part of one. */
export type Json = Record<string, unknown>;

const TITLED = new Set<MessageType>(['link', 'markdown', 'actionCard']);

/** Returns the type of a message, or undefined where it names none of the five. */
export function messageType(message: unknown): MessageType | undefined {
  return isObject(message) ? MESSAGE_TYPES.find((type) => type === message.msgtype) : undefined;
}

/** Returns the object under `key`, or an empty one. */
export function objectIn(message: unknown, key: string): Json {
  const value = isObject(message) ? message[key] : undefined;
  return isObject(value) ? value : {};
}

/** Returns the string under `key`, or an empty one. */
export function stringIn(object: unknown, key: string): string {
  const value = isObject(object) ? object[key] : undefined;
  return typeof value === 'string' ? value : '';
}

/** Returns the list under `key`, or an empty one. */
export function listIn(object: unknown, key: string): unknown[] {
  const value = isObject(object) ? object[key] : undefined;
  return Array.isArray(value) ? value : [];
}

/** Whether an action card shows its single button; if so, its button list is ignored. */
export function isSingleCard(card: Json): boolean {
  return !isBlank(card.singleTitle) && !isBlank(card.singleURL);
}

/** Whether a value counts as missing where a string is due. */
export function isBlank(value: unknown): boolean {
  return typeof value !== 'string' || value.trim() === '';
}

/** Returns the titles of a message: what the conversation list or the notification shows. */
export function titlesOf(message: unknown): string[] {
  const type = messageType(message);
  if (type === undefined) return [];
  if (type === 'feedCard') return listIn(objectIn(message, type), 'links').map((link) => stringIn(link, 'title'));
  return TITLED.has(type) ? [stringIn(objectIn(message, type), 'title')] : [];
}

/** Returns the text that DingTalk renders as markdown, or an empty string for types that have none. */
export function markdownOf(message: unknown): string {
  const type = messageType(message);
  return type === 'markdown' || type === 'actionCard' ? stringIn(objectIn(message, type), 'text') : '';
}

/** Returns the strings of a message that are in scope, one by one, in the order people read them. */
export function stringsIn(message: unknown, scope: KeywordScope): string[] {
  if (scope === 'raw') return allStrings(message);
  const type = messageType(message);
  if (type === undefined) return [];
  const titles = scope === 'visible' || type === 'feedCard' ? titlesOf(message) : [];
  return [...titles, ...bodyStrings(type, objectIn(message, type))].filter((one) => one !== '');
}

function bodyStrings(type: MessageType, part: Json): string[] {
  switch (type) {
    case 'text':
      return [stringIn(part, 'content')];
    case 'link':
    case 'markdown':
      return [stringIn(part, 'text')];
    case 'actionCard':
      return [
        stringIn(part, 'text'),
        stringIn(part, 'singleTitle'),
        ...listIn(part, 'btns').map((button) => stringIn(button, 'title')),
      ];
    case 'feedCard':
      return [];
  }
}

function allStrings(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(allStrings);
  return isObject(value) ? Object.values(value).flatMap(allStrings) : [];
}
