/** Whom a message notifies. Mentions never change the verdict; they are recorded, with lint where they look wrong. */
import { isObject } from './check.ts';
import { isBlank, type Json, type MessageType, markdownOf, objectIn, stringIn } from './message.ts';

/** Why a person who was mentioned is not notified. */
export type IgnoredReason = 'type-unsupported' | 'external-group' | 'at-all' | 'not-member' | 'no-placeholder';

/** What the `at` of a message does. */
export interface AtEffect {
  all: boolean;
  notified: string[];
  ignored: { id: string; reason: IgnoredReason }[];
  /** Mentions that DingTalk adds at the end because the text does not hold them. */
  appended: string[];
}

/** What the group says about mentions. */
export interface Audience {
  members?: { mobile?: string; userId?: string }[];
  externalGroup?: boolean;
}

/** The `at` of a message, cleaned of everything DingTalk tolerates. */
export interface Mentions {
  mobiles: string[];
  userIds: string[];
  all: boolean;
  /** False where the message has no `at` at all. */
  given: boolean;
  lint: string[];
}

/** Reads the `at` of a message, beside or inside its type object; the outer one wins. */
export function readMentions(type: MessageType, message: Json): Mentions {
  const lint = new Set<string>();
  const nested = objectIn(message, type).at;
  if (nested != null) lint.add('at-nested');
  const at = message.at ?? nested;
  if (at == null) return { mobiles: [], userIds: [], all: false, given: false, lint: [...lint] };
  if (!isObject(at)) lint.add('at-invalid');
  const from = isObject(at) ? at : {};
  const mobiles = ids(from.atMobiles, lint);
  const userIds = ids(from.atUserIds, lint);
  const all = isYes(from.isAtAll, lint);
  const supported = type !== 'link' && type !== 'feedCard';
  if (!supported && (all || mobiles.length + userIds.length > 0)) lint.add('at-unsupported');
  return { mobiles, userIds, all, given: true, lint: [...lint] };
}

/** Works out who is notified. */
export function atEffect(type: MessageType, message: Json, mentions: Mentions, audience: Audience): AtEffect {
  const supported = type !== 'link' && type !== 'feedCard';
  const read = type === 'text' ? stringIn(message.text, 'content') : markdownOf(message);
  const isWritten = (id: string) => read.includes(`@${id}`);
  const whyIgnored = (id: string, key: 'mobile' | 'userId'): IgnoredReason | null => {
    if (!supported) return 'type-unsupported';
    if (audience.externalGroup) return 'external-group';
    if (mentions.all && key === 'mobile') return 'at-all';
    if (audience.members && !audience.members.some((member) => member[key] === id)) return 'not-member';
    return type !== 'text' && !isWritten(id) ? 'no-placeholder' : null;
  };

  const people = [
    ...mentions.mobiles.map((id) => ({ id, reason: whyIgnored(id, 'mobile') })),
    ...mentions.userIds.map((id) => ({ id, reason: whyIgnored(id, 'userId') })),
  ];
  const notified = people.filter(({ reason }) => reason === null).map(({ id }) => id);
  return {
    all: mentions.all && supported && !audience.externalGroup,
    notified,
    ignored: people.flatMap(({ id, reason }) => (reason === null ? [] : [{ id, reason }])),
    appended: notified.filter((id) => !isWritten(id)),
  };
}

function ids(value: unknown, lint: Set<string>): string[] {
  if (value == null) return [];
  if (!Array.isArray(value)) {
    lint.add('at-invalid');
    return [];
  }
  if (value.some((id) => typeof id !== 'string')) lint.add('at-converted');
  return value.map((id) => String(id)).filter((id) => !isBlank(id));
}

function isYes(value: unknown, lint: Set<string>): boolean {
  if (value === true || value === 'true') return true;
  if (value != null && value !== false && value !== 'false') lint.add('at-invalid');
  return false;
}
