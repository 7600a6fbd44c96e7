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
  /** The issue it is a part of: `WEB-40 支付改版`. */
  parent: z.string().optional(),
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
  action: z.enum(['created', 'closed', 'reopened', 'edited', 'deleted', 'started', 'released', 'unreleased']),
  /** ISO 8601 date or time. */
  due: z.string().optional(),
  open: z.number().optional(),
  closed: z.number().optional(),
  changes: z.array(Change).optional(),
  /** What a deleted one was merged into. */
  subject: z.string().optional(),
  body: Markup.optional(),
});

/** A card on a board. */
export const Card = z.object({
  kind: z.literal('card'),
  ...common,
  title: z.string(),
  action: z.enum([
    'created',
    /** Made from the card `from`, unless that has the same name. */
    'copied',
    /** Made by a mail to the board. */
    'emailed',
    /** Made of an item on the checklist of the card `from`. */
    'converted',
    'moved',
    /** Came from the board `from`, or left for the board `to`. */
    'arrived',
    'left',
    'updated',
    'archived',
    'restored',
    'deleted',
    'member_added',
    'member_removed',
    'due_set',
    'due_done',
    'due_undone',
    'checked',
    'unchecked',
    'item_added',
    'item_removed',
    'checklist_added',
    'checklist_removed',
    'attached',
    'detached',
    'labelled',
    'unlabelled',
    'voted',
    'unvoted',
  ]),
  from: z.string().optional(),
  to: z.string().optional(),
  list: z.string().optional(),
  changes: z.array(Change).optional(),
  /** Who was added, what was attached, which item was checked; of an update, the field whose values are not known. */
  subject: Text.optional(),
  /** The checklist that the item stands on. */
  checklist: z.string().optional(),
  /** ISO 8601 date or time. */
  due: z.string().optional(),
  /** What it was before. */
  dueWas: z.string().optional(),
  body: Markup.optional(),
});
