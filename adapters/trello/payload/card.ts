import * as z from 'zod';
import { Board, count, delivery, flag, maybe, Named, Old, text, where } from './common.ts';

/** A card as actions name it. Its members, labels and dates are not sent, only what changed. */
export const Card = z.object({ id: z.string().min(1), name: text, idShort: count, shortLink: text });
export type Card = z.output<typeof Card>;

const on = { ...where, card: Card, list: maybe(Named) };

/** https://developer.atlassian.com/cloud/trello/guides/rest-api/action-types/ */
export const CardAction = delivery(
  z.object({
    ...on,
    cardSource: maybe(z.object({ id: text, name: text })),
    boardSource: maybe(Board),
    boardTarget: maybe(Board),
    voted: flag,
  }),
);

export const CardUpdate = delivery(
  z.object({
    ...on,
    card: Card.extend({
      closed: flag,
      due: text,
      dueComplete: flag,
      desc: text,
      start: text,
      locationName: text,
      address: text,
    }),
    listBefore: maybe(Named),
    listAfter: maybe(Named),
    old: Old,
  }),
);

export const CardMember = delivery(z.object({ ...on, idMember: text, member: maybe(Named) }));

export const CardLabel = delivery(
  z.object({ ...on, label: maybe(z.object({ name: text, color: text })), text, value: text }),
);

export const CardAttachment = delivery(z.object({ ...on, attachment: maybe(Named) }));

export const CardField = delivery(
  z.object({
    ...on,
    customField: maybe(z.object({ id: text, name: text, type: text })),
    customFieldItem: maybe(z.object({ value: Old, idValue: text })),
    old: Old,
  }),
);

export const Checklist = delivery(
  z.object({
    ...on,
    checklist: maybe(Named),
    checkItem: maybe(z.object({ id: text, name: text, state: text, due: text })),
    old: Old,
  }),
);

export const Comment = delivery(
  z.object({
    ...on,
    text,
    /** The comment that was changed or taken back. */
    action: maybe(z.object({ id: text, text })),
    old: Old,
  }),
);
