import * as z from 'zod';
import { envelope, HeadCommit, id, list, maybe, text } from './common.ts';

/** https://docs.gitlab.com/user/project/integrations/webhook_events/#release-events */
export const Release = z.object({
  ...envelope,
  tag: z.string().min(1),
  name: text,
  description: text,
  url: text,
  action: z.string(),
  released_at: text,
  created_at: text,
  commit: maybe(HeadCommit),
  assets: maybe(z.object({ links: list(z.object({ name: z.string() })) })),
});

/** https://docs.gitlab.com/user/project/integrations/webhook_events/#milestone-events */
export const Milestone = z.object({
  ...envelope,
  action: z.string(),
  object_attributes: z.object({
    iid: id,
    title: z.string().min(1),
    description: text,
    due_date: text,
    updated_at: text,
  }),
});

/** https://docs.gitlab.com/user/project/integrations/webhook_events/#wiki-page-events */
export const WikiPage = z.object({
  ...envelope,
  object_attributes: z.object({
    title: z.string().min(1),
    url: text,
    action: z.string(),
    message: text,
  }),
  wiki: maybe(z.object({ web_url: text })),
});

/** https://docs.gitlab.com/user/project/integrations/webhook_events/#feature-flag-events */
export const FeatureFlag = z.object({
  ...envelope,
  object_attributes: z.object({ name: z.string().min(1), description: text, active: z.boolean() }),
});
