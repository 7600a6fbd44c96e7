import * as z from 'zod';
import { From, inRepository, Label, maybe, Repository, text, User } from './common.ts';

const Category = z.object({ name: z.string() });

/** The part that comments on a discussion carry, too. */
export const DiscussionLite = z.object({ number: z.number(), title: z.string(), html_url: text, user: maybe(User) });

/** https://docs.github.com/en/webhooks/webhook-events-and-payloads#discussion */
export const Discussion = z.object({
  ...inRepository,
  action: z.string(),
  discussion: z.object({
    ...DiscussionLite.shape,
    body: text,
    category: maybe(Category),
    updated_at: text,
    state_reason: text,
    active_lock_reason: text,
  }),
  answer: maybe(z.object({ body: text, html_url: text, user: maybe(User) })),
  label: maybe(Label),
  changes: maybe(
    z.object({
      title: maybe(From),
      body: maybe(From),
      category: maybe(z.object({ from: maybe(Category) })),
      new_repository: maybe(Repository),
      new_discussion: maybe(DiscussionLite),
    }),
  ),
});
