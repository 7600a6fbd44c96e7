import * as z from 'zod';
import { Actor, Change, Commit, common, number } from './common.ts';
import { Markup, Text } from './text.ts';

/** An issue, ticket or work item. */
export const Issue = z.object({
  kind: z.literal('issue'),
  ...common,
  number,
  title: z.string(),
  action: z.enum([
    'opened',
    'closed',
    'reopened',
    'edited',
    'updated',
    'deleted',
    'assigned',
    'unassigned',
    'labeled',
    'unlabeled',
    'milestoned',
    'demilestoned',
    'locked',
    'unlocked',
    'pinned',
    'unpinned',
    'transferred',
    'typed',
    'untyped',
    /** A parent, child or blocking issue was linked or unlinked; `subject` names it. */
    'linked',
    'unlinked',
  ]),
  type: z.string().optional(),
  status: z.string().optional(),
  priority: z.string().optional(),
  /** Who opened it. */
  author: Actor.optional(),
  assignees: z.array(z.string()).optional(),
  labels: z.array(z.string()).optional(),
  milestone: z.string().optional(),
  changes: z.array(Change).optional(),
  /** What the action is about: the label, the assignee, the milestone, the place it moved to or came from, why it was closed. */
  subject: Text.optional(),
  body: Markup.optional(),
});

/** Somebody said something on something. */
export const Comment = z.object({
  kind: z.literal('comment'),
  ...common,
  on: z.enum(['issue', 'merge_request', 'commit', 'discussion', 'snippet', 'card']),
  number,
  /** Title of what was commented on. */
  title: z.string().optional(),
  action: z.enum(['created', 'edited', 'deleted']),
  /** Absent when deleted: what was taken back is not repeated. */
  body: Markup.optional(),
  /** The file commented on. */
  path: z.string().optional(),
  line: z.number().optional(),
  commit: Commit.optional(),
  /** An answer to an earlier comment. */
  reply: z.boolean().optional(),
});

/** A forum thread. */
export const Discussion = z.object({
  kind: z.literal('discussion'),
  ...common,
  number,
  title: z.string(),
  action: z.enum([
    'opened',
    'closed',
    'reopened',
    'answered',
    'unanswered',
    'edited',
    'deleted',
    'labeled',
    'unlabeled',
    'locked',
    'unlocked',
    'pinned',
    'unpinned',
    'transferred',
    'moved',
  ]),
  category: z.string().optional(),
  changes: z.array(Change).optional(),
  subject: Text.optional(),
  body: Markup.optional(),
});

/** A milestone, version or sprint. */
export const Milestone = z.object({
  kind: z.literal('milestone'),
  ...common,
  title: z.string(),
  type: z.enum(['milestone', 'version', 'sprint']),
  action: z.enum(['created', 'closed', 'reopened', 'edited', 'deleted', 'started', 'released']),
  /** ISO 8601 date or time. */
  due: z.string().optional(),
  open: z.number().optional(),
  closed: z.number().optional(),
  changes: z.array(Change).optional(),
  body: Markup.optional(),
});

/** A card on a board. */
export const Card = z.object({
  kind: z.literal('card'),
  ...common,
  title: z.string(),
  action: z.enum([
    'created',
    'moved',
    'updated',
    'archived',
    'restored',
    'deleted',
    'member_added',
    'member_removed',
    'due_set',
    'due_done',
    'checked',
    'unchecked',
    'attached',
    'labelled',
    'unlabelled',
  ]),
  from: z.string().optional(),
  to: z.string().optional(),
  list: z.string().optional(),
  changes: z.array(Change).optional(),
  /** Who was added, what was attached, which item was checked. */
  subject: z.string().optional(),
  due: z.string().optional(),
  body: Markup.optional(),
});
