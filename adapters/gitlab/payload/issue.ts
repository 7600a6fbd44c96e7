import * as z from 'zod';
import { changeOf, envelope, id, Label, list, maybe, text, User } from './common.ts';

/** The part that notes and emoji carry, too. */
export const IssueLite = z.object({
  iid: z.number(),
  title: z.string(),
  url: text,
  author_id: id,
  assignee_ids: list(z.number()),
});

const Attributes = z.object({
  ...IssueLite.shape,
  description: text,
  state: text,
  action: text,
  /** Of a work item: Task, Incident, Epic and so on. */
  type: text,
  severity: text,
  due_date: text,
  created_at: text,
  updated_at: text,
  moved_to_id: id,
  duplicated_to_id: id,
  labels: list(Label),
});

/**
 * https://docs.gitlab.com/user/project/integrations/webhook_events/#work-item-events — issues and work items alike; an
 * epic comes from a group hook and names no project.
 */
export const Issue = z.object({
  ...envelope,
  object_attributes: Attributes,
  labels: list(Label),
  assignees: list(User),
  assignee: maybe(User),
  changes: maybe(
    z.object({
      title: changeOf(z.string()),
      description: changeOf(z.string()),
      labels: changeOf(z.array(Label)),
      assignees: changeOf(z.array(User)),
      milestone_id: changeOf(z.number()),
      discussion_locked: changeOf(z.boolean()),
      confidential: changeOf(z.boolean()),
      due_date: changeOf(z.string()),
      start_date: changeOf(z.string()),
      weight: changeOf(z.number()),
      health_status: changeOf(z.string()),
      severity: changeOf(z.string()),
    }),
  ),
});
