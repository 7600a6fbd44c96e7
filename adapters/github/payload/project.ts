import * as z from 'zod';
import { count, envelope, From, flag, maybe, text, User } from './common.ts';

/** https://docs.github.com/en/webhooks/webhook-events-and-payloads#projects_v2 */
export const ProjectsV2 = z.object({
  ...envelope,
  action: z.string(),
  projects_v2: z.object({
    number: z.number(),
    title: z.string(),
    short_description: text,
  }),
  changes: maybe(
    z.object({
      title: maybe(From),
      description: maybe(From),
      short_description: maybe(From),
      public: maybe(z.unknown()),
    }),
  ),
});

const Option = z.union([z.string(), z.number(), z.object({ name: text, title: text })]);

/** https://docs.github.com/en/webhooks/webhook-events-and-payloads#projects_v2_item */
export const ProjectsV2Item = z.object({
  ...envelope,
  action: z.string(),
  projects_v2_item: z.object({ id: z.number(), content_type: text, updated_at: text, creator: maybe(User) }),
  changes: maybe(
    z.object({
      archived_at: maybe(z.unknown()),
      content_type: maybe(z.unknown()),
      previous_projects_v2_item_node_id: maybe(z.unknown()),
      field_value: maybe(
        z.object({ field_name: text, field_type: text, project_number: count, from: maybe(Option), to: maybe(Option) }),
      ),
    }),
  ),
});

/** https://docs.github.com/en/webhooks/webhook-events-and-payloads#projects_v2_status_update */
export const ProjectsV2StatusUpdate = z.object({
  ...envelope,
  action: z.string(),
  projects_v2_status_update: z.object({
    id: z.number(),
    body: text,
    status: text,
    start_date: text,
    target_date: text,
    updated_at: text,
  }),
});

/** https://docs.github.com/en/webhooks/webhook-events-and-payloads#project */
export const ClassicProject = z.object({
  ...envelope,
  action: z.string(),
  project: z.object({ name: z.string(), html_url: text, body: text }),
  changes: maybe(z.object({ name: maybe(From), body: maybe(From) })),
});

/** https://docs.github.com/en/webhooks/webhook-events-and-payloads#project_card */
export const ClassicCard = z.object({
  ...envelope,
  action: z.string(),
  project_card: z.object({ id: z.number(), note: text, content_url: text, archived: flag, updated_at: text }),
});

/** https://docs.github.com/en/webhooks/webhook-events-and-payloads#project_column */
export const ClassicColumn = z.object({
  ...envelope,
  action: z.string(),
  project_column: z.object({ id: z.number(), name: z.string() }),
  changes: maybe(z.object({ name: maybe(From) })),
});
