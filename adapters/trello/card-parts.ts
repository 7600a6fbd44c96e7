import { type Parsed, type Route, route, type Text } from '../../src/kit/index.ts';
import { aboutCard, isFresh, shortName } from './about.ts';
import { colour } from './colours.ts';
import { person } from './origin.ts';
import { changed, news, topic, uninteresting, words } from './parsed.ts';
import { CardAttachment, CardField, CardLabel, CardMember } from './payload/card.ts';
import type { Output } from './payload/common.ts';

/** What hangs on a card: its members, labels, attachments and custom fields. */
export const cardPartRoutes: Readonly<Record<string, Route>> = {
  addMemberToCard: route(CardMember, member),
  removeMemberFromCard: route(CardMember, member),
  addLabelToCard: route(CardLabel, label),
  removeLabelFromCard: route(CardLabel, label),
  addAttachmentToCard: route(CardAttachment, attached),
  deleteAttachmentFromCard: route(CardAttachment, detached),
  updateCustomFieldItem: route(CardField, field),
};

function member(payload: Output<typeof CardMember>): Parsed {
  const { type, data, idMemberCreator } = payload.action;
  const event = aboutCard(payload);
  const added = type === 'addMemberToCard';
  const id = data.idMember ?? payload.action.member?.id ?? data.member?.id;
  const self = id !== undefined && id === idMemberCreator;
  const who = payload.action.member && person(payload.action.member);
  const detail = [self && 'self', self && added && isFresh(payload) && 'new'].filter((part) => part !== false);
  return news(topic(type, ...detail), {
    ...event,
    action: added ? 'member_added' : 'member_removed',
    subject: self ? event.actor?.name : (who?.name ?? (data.member?.name || undefined)),
    concerns: added && !self && id !== undefined ? [{ id, login: who?.login, why: 'assigned' }] : undefined,
  });
}

function label(payload: Output<typeof CardLabel>): Parsed {
  const { type, data } = payload.action;
  return news(type, {
    ...aboutCard(payload),
    action: type === 'addLabelToCard' ? 'labelled' : 'unlabelled',
    subject: data.label?.name || data.text || colour(data.label?.color ?? data.value),
  });
}

function attached(payload: Output<typeof CardAttachment>): Parsed {
  return news(topic('addAttachmentToCard', isFresh(payload) ? 'new' : undefined), {
    ...aboutCard(payload),
    action: 'attached',
    subject: shortName(payload.action.data.attachment?.name),
  });
}

function detached(payload: Output<typeof CardAttachment>): Parsed {
  return news('deleteAttachmentFromCard', {
    ...aboutCard(payload),
    action: 'detached',
    subject: shortName(payload.action.data.attachment?.name),
  });
}

/** A list's options are sent by id only, so a new choice cannot be named. */
function field(payload: Output<typeof CardField>): Parsed {
  const { customField, customFieldItem, old } = payload.action.data;
  const name = customField?.name?.trim();
  if (!name) return uninteresting('updateCustomFieldItem', 'the field is not named');
  const event = { ...aboutCard(payload), action: 'updated' as const, subject: name };
  const [from, to] = [told(old?.value), told(customFieldItem?.value)];
  if (from === undefined && to === undefined) return news('updateCustomFieldItem', event);
  const changes = changed(name, from, to);
  if (changes.length === 0) return uninteresting('updateCustomFieldItem', 'it reads as before');
  return news('updateCustomFieldItem', { ...event, changes });
}

const ticked = words('已勾选', 'ticked');
const unticked = words('未勾选', 'not ticked');

/** A field's value: `{ text }`, `{ number }`, `{ date }` or `{ checked: 'true' }`. */
function told(value: unknown): Text | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if ('checked' in value) return value.checked === 'true' ? ticked : unticked;
  const [first] = Object.values(value);
  return typeof first === 'string' || typeof first === 'number' ? `${first}` || undefined : undefined;
}
