import * as z from 'zod';
import { Board, delivery, flag, maybe, Named, Old, text, where } from './common.ts';

export const List = delivery(
  z.object({
    ...where,
    list: z.object({ id: z.string().min(1), name: text, closed: flag }),
    boardSource: maybe(Board),
    boardTarget: maybe(Board),
    old: Old,
  }),
);

const prefs = maybe(z.object({ permissionLevel: text }));

export const BoardAction = delivery(
  z.object({
    ...where,
    board: Board.extend({
      closed: flag,
      desc: text,
      prefs,
      labelNames: maybe(z.record(z.string(), z.unknown())),
    }),
    boardSource: maybe(Board),
    old: Old,
  }),
);

export const Membership = delivery(
  z.object({ ...where, idMember: text, idMemberAdded: text, memberType: text, member: maybe(Named) }),
);

/** Whatever else happens around a board: labels, fields, power-ups, invitations, workspaces. */
export const Bookkeeping = delivery(
  z.object({
    ...where,
    label: maybe(z.object({ name: text, color: text })),
    customField: maybe(Named),
    plugin: maybe(Named),
    /** The name of a power-up of old. */
    value: text,
    old: Old,
  }),
);
