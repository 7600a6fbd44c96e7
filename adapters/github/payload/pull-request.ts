import * as z from 'zod';
import {
  count,
  From,
  flag,
  inRepository,
  Label,
  list,
  maybe,
  Repository,
  Reviewer,
  Team,
  text,
  User,
} from './common.ts';

const Branch = z.object({ ref: text, label: text, repo: maybe(Repository) });

/** The part that reviews and review comments carry, too. */
export const PullRequestLite = z.object({
  number: z.number(),
  title: z.string(),
  html_url: text,
  user: maybe(User),
  assignees: list(User),
});

const PullRequestFull = z.object({
  ...PullRequestLite.shape,
  body: text,
  draft: flag,
  merged: flag,
  updated_at: text,
  head: maybe(Branch),
  base: maybe(Branch),
  labels: list(Label),
  requested_reviewers: list(Reviewer),
  requested_teams: list(Team),
  milestone: maybe(z.object({ title: z.string() })),
  additions: count,
  deletions: count,
  changed_files: count,
  active_lock_reason: text,
});

/** https://docs.github.com/en/webhooks/webhook-events-and-payloads#pull_request */
export const PullRequest = z.object({
  ...inRepository,
  action: z.string(),
  pull_request: PullRequestFull,
  changes: maybe(z.object({ title: maybe(From), body: maybe(From), base: maybe(z.object({ ref: From })) })),
  label: maybe(Label),
  assignee: maybe(User),
  milestone: maybe(z.object({ title: z.string() })),
  requested_reviewer: maybe(Reviewer),
  requested_team: maybe(Team),
  reason: text,
});

/** https://docs.github.com/en/webhooks/webhook-events-and-payloads#pull_request_review */
export const PullRequestReview = z.object({
  ...inRepository,
  action: z.string(),
  review: z.object({
    state: z.string(),
    body: text,
    html_url: text,
    user: maybe(User),
    submitted_at: text,
  }),
  pull_request: PullRequestLite,
  changes: maybe(z.object({ body: maybe(From) })),
});

/** https://docs.github.com/en/webhooks/webhook-events-and-payloads#pull_request_review_thread */
export const PullRequestReviewThread = z.object({
  ...inRepository,
  action: z.string(),
  thread: maybe(z.object({ comments: list(z.object({ body: text, path: text, html_url: text })) })),
  pull_request: PullRequestLite,
});

/** https://docs.github.com/en/webhooks/webhook-events-and-payloads#merge_group */
export const MergeGroup = z.object({
  ...inRepository,
  action: z.string(),
  reason: text,
  merge_group: z.object({ head_ref: z.string(), base_ref: z.string(), head_sha: text }),
});
