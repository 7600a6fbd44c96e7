import * as z from 'zod';
import { changeOf, count, envelope, flag, HeadCommit, id, Label, list, maybe, Project, text, User } from './common.ts';

/** Somebody asked to review; `state` is how far they are. */
export const Reviewer = z.object({ ...User.shape, state: text, re_requested: flag });
export type Reviewer = z.output<typeof Reviewer>;

/** What a merge request says of itself; notes and pipelines tell no more. Its page tells the number, too. */
const lite = { iid: count, title: text, url: text, author_id: id };

/** The number that people know it by, `57`; undefined when neither it nor the page is sent. */
export function numberOf({ iid, url }: { iid?: number; url?: string }): number | undefined {
  const [, digits] = /\/merge_requests\/(\d{1,15})(?![\w.])/.exec(url ?? '') ?? [];
  return iid ?? (digits === undefined ? undefined : Number(digits));
}

function named<S extends z.ZodType<{ iid?: number; url?: string }>>(schema: S) {
  return schema.refine((request) => numberOf(request) !== undefined, 'the merge request has neither an iid nor a url');
}

/** The part that notes, pipelines and emoji carry. */
export const MergeRequestLite = named(z.object(lite));

const Attributes = z.object({
  ...lite,
  description: text,
  state: text,
  action: text,
  source_branch: text,
  target_branch: text,
  source: maybe(Project),
  target: maybe(Project),
  draft: flag,
  work_in_progress: flag,
  last_commit: maybe(HeadCommit),
  created_at: text,
  updated_at: text,
  labels: list(Label),
  oldrev: text,
  system: flag,
  system_action: text,
});

/**
 * https://docs.gitlab.com/user/project/integrations/webhook_events/#merge-request-events — `update` stands for everything
 * that has no action of its own; `changes` and `oldrev` say what it was.
 */
export const MergeRequest = z.object({
  ...envelope,
  object_attributes: named(Attributes),
  labels: list(Label),
  assignees: list(User),
  assignee: maybe(User),
  reviewers: list(Reviewer),
  changes: maybe(
    z.object({
      title: changeOf(z.string()),
      description: changeOf(z.string()),
      target_branch: changeOf(z.string()),
      draft: changeOf(z.boolean()),
      labels: changeOf(z.array(Label)),
      assignees: changeOf(z.array(User)),
      reviewers: changeOf(z.array(Reviewer)),
      milestone_id: changeOf(z.number()),
      discussion_locked: changeOf(z.boolean()),
      merge_when_pipeline_succeeds: changeOf(z.boolean()),
    }),
  ),
});
