import * as z from 'zod';
import { count, envelope, flag, HeadCommit, id, list, maybe, text } from './common.ts';
import { IssueLite } from './issue.ts';
import { MergeRequestLite } from './merge-request.ts';

/** https://docs.gitlab.com/user/project/integrations/webhook_events/#comment-events — before 16.11 there was no `action`. */
export const Note = z.object({
  ...envelope,
  object_attributes: z.object({
    note: text,
    noteable_type: z.string(),
    url: text,
    action: text,
    system: flag,
    updated_at: text,
    created_at: text,
    commit_id: text,
    position: maybe(z.object({ new_path: text, old_path: text, new_line: count, old_line: count })),
    st_diff: maybe(z.object({ new_path: text })),
  }),
  merge_request: maybe(MergeRequestLite.and(z.object({ assignee_ids: list(z.number()), draft: flag }))),
  issue: maybe(IssueLite),
  work_item: maybe(IssueLite),
  epic: maybe(IssueLite),
  commit: maybe(HeadCommit),
  snippet: maybe(z.object({ id, title: text, author_id: id })),
});

/** https://docs.gitlab.com/user/project/integrations/webhook_events/#emoji-events */
export const Emoji = z.object({
  ...envelope,
  object_attributes: z.object({
    name: z.string().min(1),
    action: text,
    awardable_type: text,
    awarded_on_url: text,
    created_at: text,
  }),
  event_type: text,
  merge_request: maybe(MergeRequestLite),
  issue: maybe(IssueLite),
  work_item: maybe(IssueLite),
  note: maybe(z.object({ id })),
});
