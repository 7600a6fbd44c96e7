import * as z from 'zod';
import { maybe } from '../../../src/kit/index.ts';

export { maybe };

/** What is left of a payload after its schema. */
export type Output<S extends z.ZodType> = z.output<S>;

export const text = maybe(z.string());
export const count = maybe(z.number());
export const flag = maybe(z.boolean());

/** Anything with an id and a name: a list, a checklist, a workspace, a power-up. */
export const Named = z.object({ id: text, name: text });
export type Named = z.output<typeof Named>;

/** A board; its short link makes its address. */
export const Board = z.object({ id: text, name: text, shortLink: text });
export type Board = z.output<typeof Board>;

/** Somebody with a Trello account. */
export const Member = z.object({ id: text, fullName: text, username: text });
export type Member = z.output<typeof Member>;

/** What the fields of something were before: only those that changed are named. */
export const Old = maybe(z.record(z.string(), z.unknown()));

/** Where it happened, as far as the action says. */
export const where = { board: maybe(Board), organization: maybe(Named), enterprise: maybe(Named) };

/** One delivery: https://developer.atlassian.com/cloud/trello/guides/rest-api/webhooks/ */
export function delivery<D extends z.ZodType>(data: D) {
  return z.object({
    action: z.object({
      id: text,
      type: z.string().min(1),
      date: text,
      idMemberCreator: text,
      memberCreator: maybe(Member),
      /** Whoever was added, removed or given a role. */
      member: maybe(Member),
      /** Words for Trello's own feed; missing in older deliveries. It alone names the other board of a move. */
      display: maybe(z.object({ entities: maybe(z.object({ board: maybe(z.object({ id: text, text })) })) })),
      data,
    }),
    /** What the webhook watches, as it is now. */
    model: maybe(z.object({ id: text, name: text, url: text })),
  });
}

const Anywhere = delivery(z.object(where));

/** The parts that every delivery has. */
export type Envelope = z.output<typeof Anywhere>;
