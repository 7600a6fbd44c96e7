import { type EventOf, type Parsed, type Route, route } from '../../src/kit/index.ts';
import { aboutCard, shortName } from './about.ts';
import { fields } from './card.ts';
import { before, changed, news, topic, uninteresting, words } from './parsed.ts';
import { Checklist } from './payload/card.ts';
import type { Output } from './payload/common.ts';

type Payload = Output<typeof Checklist>;

/** Checklists on cards and their items. */
export const checklistRoutes: Readonly<Record<string, Route>> = {
  addChecklistToCard: route(Checklist, (payload) => list(payload, 'checklist_added')),
  createChecklist: route(Checklist, (payload) => list(payload, 'checklist_added')),
  copyChecklist: route(Checklist, (payload) => list(payload, 'checklist_added')),
  removeChecklistFromCard: route(Checklist, (payload) => list(payload, 'checklist_removed')),
  updateChecklist: route(Checklist, updateChecklist),
  createCheckItem: route(Checklist, (payload) => item(payload, 'item_added')),
  deleteCheckItem: route(Checklist, (payload) => item(payload, 'item_removed')),
  updateCheckItem: route(Checklist, updateItem),
  updateCheckItemDue: route(Checklist, itemDue),
  updateCheckItemStateOnCard: route(Checklist, state),
};

function list(payload: Payload, action: EventOf<'card'>['action']): Parsed {
  const { type, data } = payload.action;
  return news(type, { ...aboutCard(payload), action, subject: data.checklist?.name || undefined });
}

function item(payload: Payload, action: EventOf<'card'>['action']): Parsed {
  return news(payload.action.type, { ...aboutCard(payload), ...itemOf(payload), action });
}

function itemOf({ action: { data } }: Payload): Pick<EventOf<'card'>, 'subject' | 'checklist'> {
  return { subject: shortName(data.checkItem?.name), checklist: data.checklist?.name || undefined };
}

function state(payload: Payload): Parsed {
  const done = payload.action.data.checkItem?.state !== 'incomplete';
  return news(topic('updateCheckItemStateOnCard', done ? 'complete' : 'incomplete'), {
    ...aboutCard(payload),
    ...itemOf(payload),
    action: done ? 'checked' : 'unchecked',
  });
}

function updateChecklist(payload: Payload): Parsed {
  const { checklist, old } = payload.action.data;
  return edited(payload, changed(fields.checklist, before(old, 'name'), checklist?.name));
}

function updateItem(payload: Payload): Parsed {
  const { checkItem, old } = payload.action.data;
  return edited(payload, changed(fields.item, shortName(before(old, 'name')), shortName(checkItem?.name)));
}

function itemDue(payload: Payload): Parsed {
  const { checkItem, old } = payload.action.data;
  const name = shortName(checkItem?.name) ?? '';
  const field = words(
    name ? `「${name}」的截止时间` : '检查项的截止时间',
    name ? `Due date of "${name}"` : 'Due date of an item',
  );
  return edited(payload, changed(field, before(old, 'due'), checkItem?.due));
}

/** A change of place in the list or of a reminder comes under the same name and says nothing. */
function edited(payload: Payload, changes: ReturnType<typeof changed>): Parsed {
  const { type, data } = payload.action;
  const told = Object.hasOwn(data.old ?? {}, type === 'updateCheckItemDue' ? 'due' : 'name');
  if (!told || changes.length === 0) return uninteresting(type, 'no visible change');
  return news(type, { ...aboutCard(payload), action: 'updated', changes });
}
