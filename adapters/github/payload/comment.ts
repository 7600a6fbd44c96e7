import * as z from 'zod';
import { count, From, inRepository, maybe, text, User } from './common.ts';
import { DiscussionLite } from './discussion.ts';
import { IssueFull } from './issue.ts';
import { PullRequestLite } from './pull-request.ts';

/** The part that all comments share. */
export const Comment = z.object({ body: text, html_url: text, user: maybe(User), created_at: text, updated_at: text });

const edited = maybe(z.object({ body: maybe(From) }));

/** https://docs.github.com/en/webhooks/webhook-events-and-payloads#issue_comment */
export const IssueComment = z.object({
  ...inRepository,
  action: z.string(),
  /** It is a pull request when it has `pull_request`. */
  issue: z.object({ ...IssueFull.shape, pull_request: maybe(z.object({ html_url: text })) }),
  comment: Comment,
  changes: edited,
});

/** https://docs.github.com/en/webhooks/webhook-events-and-payloads#pull_request_review_comment */
export const PullRequestReviewComment = z.object({
  ...inRepository,
  action: z.string(),
  pull_request: PullRequestLite,
  comment: z.object({ ...Comment.shape, path: text, line: count, in_reply_to_id: count }),
  changes: edited,
});

/** https://docs.github.com/en/webhooks/webhook-events-and-payloads#commit_comment */
export const CommitComment = z.object({
  ...inRepository,
  action: z.string(),
  comment: z.object({ ...Comment.shape, commit_id: z.string(), path: text, line: count }),
});

/** https://docs.github.com/en/webhooks/webhook-events-and-payloads#discussion_comment */
export const DiscussionComment = z.object({
  ...inRepository,
  action: z.string(),
  discussion: DiscussionLite,
  comment: z.object({ ...Comment.shape, parent_id: count }),
  changes: edited,
});
