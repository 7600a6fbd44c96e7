import { type Parsed, type Route, route } from '../../src/kit/index.ts';
import { aboutCard, shortName } from './about.ts';
import { fields } from './card.ts';
import { before, changed, news, pick, topic, uninteresting } from './parsed.ts';
import { CardUpdate } from './payload/card.ts';
import type { Output } from './payload/common.ts';

type Payload = Output<typeof CardUpdate>;

/** One action type for everything that can change on a card: the keys of `old` say what did. */
export const cardUpdateRoutes: Readonly<Record<string, Route>> = { updateCard: route(CardUpdate, updateCard) };

/** What a change means, by key; of several keys the first in this order is told. */
const readers: Readonly<Record<string, (payload: Payload) => Parsed>> = {
  idList: moved,
  closed: archived,
  due: dueSet,
  dueComplete: dueDone,
  name: renamed,
  desc: described,
  start: (payload) => edited(payload, 'start', fields.start, 'start'),
  locationName: (payload) => edited(payload, 'location', fields.location, 'locationName'),
  address: (payload) => edited(payload, 'location', fields.location, 'address'),
};

/** Changes that nobody in a group could see, or that another delivery tells. */
const unseen: Readonly<Record<string, string>> = {
  pos: 'only its place within the list',
  idLabels: 'addLabelToCard and removeLabelFromCard say which label',
  idMembers: 'addMemberToCard and removeMemberFromCard say who',
  idChecklists: 'addChecklistToCard and removeChecklistFromCard say which',
  dueReminder: 'only the reminder',
  coordinates: 'the name of the place comes by itself',
  cover: 'only the cover picture',
  idAttachmentCover: 'only the cover picture',
  manualCoverAttachment: 'only the cover picture',
};

function updateCard(payload: Payload): Parsed {
  const { old = {}, listBefore, listAfter } = payload.action.data;
  const keys = Object.keys(old);
  const told = Object.keys(readers).find((key) => keys.includes(key));
  const read = told === undefined ? undefined : readers[told];
  if (read) return read(payload);
  if (keys.length === 0 && listBefore && listAfter) return moved(payload);
  const known = keys.find((key) => pick(unseen, key) !== undefined);
  const what =
    pick(unseen, known) ?? `nothing a reader could see: ${keys.join(', ').slice(0, 100) || 'no field named'}`;
  return uninteresting(topic('updateCard', known), what);
}

function moved(payload: Payload): Parsed {
  const { listBefore, listAfter } = payload.action.data;
  return news('updateCard.idList', {
    ...aboutCard(payload),
    action: 'moved',
    from: listBefore?.name || undefined,
    to: listAfter?.name || undefined,
  });
}

function archived(payload: Payload): Parsed {
  const closed = payload.action.data.card.closed ?? payload.action.data.old?.closed === false;
  const action = closed ? 'archived' : 'restored';
  return news(topic('updateCard.closed', action), { ...aboutCard(payload), action });
}

function dueSet(payload: Payload): Parsed {
  const { card, old } = payload.action.data;
  const dueWas = before(old, 'due');
  const detail = card.due === undefined ? 'removed' : dueWas === undefined ? 'set' : 'changed';
  return news(topic('updateCard.due', detail), { ...aboutCard(payload), action: 'due_set', due: card.due, dueWas });
}

function dueDone(payload: Payload): Parsed {
  const done = payload.action.data.card.dueComplete ?? payload.action.data.old?.dueComplete === false;
  return news(topic('updateCard.dueComplete', done ? 'done' : 'reopened'), {
    ...aboutCard(payload),
    action: done ? 'due_done' : 'due_undone',
    severity: done ? 'good' : 'info',
  });
}

function renamed(payload: Payload): Parsed {
  const { card, old } = payload.action.data;
  const changes = changed(fields.title, shortName(before(old, 'name')), shortName(card.name));
  if (changes.length === 0) return uninteresting('updateCard.name', 'the name reads as before');
  return news('updateCard.name', { ...aboutCard(payload), action: 'updated', changes });
}

function described(payload: Payload): Parsed {
  const { card, old } = payload.action.data;
  const event = { ...aboutCard(payload), action: 'updated' as const };
  if (card.desc?.trim()) {
    return news('updateCard.desc', { ...event, body: { format: 'markdown', text: card.desc } });
  }
  const changes = changed(fields.description, before(old, 'desc')?.trim(), undefined);
  if (changes.length === 0) return uninteresting('updateCard.desc', 'the description is as empty as before');
  return news('updateCard.desc', { ...event, changes });
}

/** A field of plain text or a date, from → to. */
function edited(
  payload: Payload,
  detail: string,
  field: (typeof fields)[keyof typeof fields],
  key: 'start' | 'locationName' | 'address',
): Parsed {
  const { card, old } = payload.action.data;
  const changes = changed(field, before(old, key), card[key]);
  if (changes.length === 0) return uninteresting(topic('updateCard', detail), 'it reads as before');
  return news(topic('updateCard', detail), { ...aboutCard(payload), action: 'updated', changes });
}
