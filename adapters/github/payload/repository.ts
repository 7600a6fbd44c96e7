import * as z from 'zod';
import { envelope, From, inRepository, list, maybe, Repository as RepositoryLite, text, User } from './common.ts';

/** https://docs.github.com/en/webhooks/webhook-events-and-payloads#repository */
export const Repository = z.object({
  ...inRepository,
  action: z.string(),
  repository: z.object({
    ...RepositoryLite.shape,
    name: text,
    description: text,
    homepage: text,
    topics: list(z.string()),
  }),
  changes: maybe(
    z.object({
      repository: maybe(z.object({ name: maybe(From) })),
      description: maybe(From),
      homepage: maybe(From),
      default_branch: maybe(From),
      topics: maybe(z.object({ from: list(z.string()) })),
      owner: maybe(z.object({ from: maybe(z.object({ user: maybe(User), organization: maybe(User) })) })),
    }),
  ),
});

/** https://docs.github.com/en/webhooks/webhook-events-and-payloads#public */
export const Public = z.object(inRepository);

/** https://docs.github.com/en/webhooks/webhook-events-and-payloads#fork */
export const Fork = z.object({ ...inRepository, forkee: RepositoryLite });

/** https://docs.github.com/en/webhooks/webhook-events-and-payloads#star */
export const Star = z.object({ ...inRepository, action: z.string() });

/** https://docs.github.com/en/webhooks/webhook-events-and-payloads#repository_import */
export const RepositoryImport = z.object({ ...inRepository, status: z.string() });

/** https://docs.github.com/en/webhooks/webhook-events-and-payloads#gollum */
export const Gollum = z.object({
  ...inRepository,
  pages: list(z.object({ title: text, page_name: text, action: z.string(), html_url: text, summary: text })),
});

/** https://docs.github.com/en/webhooks/webhook-events-and-payloads#label */
export const LabelEvent = z.object({
  ...inRepository,
  action: z.string(),
  label: z.object({ name: z.string(), description: text }),
  changes: maybe(z.object({ name: maybe(From), color: maybe(From), description: maybe(From) })),
});

/** https://docs.github.com/en/webhooks/webhook-events-and-payloads#milestone */
export const Milestone = z.object({
  ...inRepository,
  action: z.string(),
  milestone: z.object({
    number: z.number(),
    title: z.string(),
    html_url: text,
    description: text,
    due_on: text,
    open_issues: maybe(z.number()),
    closed_issues: maybe(z.number()),
    updated_at: text,
  }),
  changes: maybe(z.object({ title: maybe(From), description: maybe(From), due_on: maybe(From) })),
});

/** https://docs.github.com/en/webhooks/webhook-events-and-payloads#meta */
export const Meta = z.object({ ...envelope, action: z.string() });

/** https://docs.github.com/en/webhooks/webhook-events-and-payloads#ping */
export const Ping = z.object({
  ...envelope,
  hook_id: maybe(z.number()),
  hook: maybe(z.object({ type: text, events: list(z.string()) })),
});
