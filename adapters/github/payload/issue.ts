import * as z from 'zod';
import { From, inRepository, Label, list, maybe, Repository, text, User } from './common.ts';

export const IssueLite = z.object({ number: z.number(), title: z.string(), html_url: text });

export const IssueFull = z.object({
  ...IssueLite.shape,
  body: text,
  user: maybe(User),
  state_reason: text,
  updated_at: text,
  labels: list(Label),
  assignees: list(User),
  milestone: maybe(z.object({ title: z.string() })),
  type: maybe(z.object({ name: z.string() })),
  active_lock_reason: text,
});

/** https://docs.github.com/en/webhooks/webhook-events-and-payloads#issues */
export const Issues = z.object({
  ...inRepository,
  action: z.string(),
  issue: IssueFull,
  changes: maybe(
    z.object({
      title: maybe(From),
      body: maybe(From),
      old_repository: maybe(Repository),
      new_repository: maybe(Repository),
      new_issue: maybe(IssueLite),
    }),
  ),
  label: maybe(Label),
  assignee: maybe(User),
  milestone: maybe(z.object({ title: z.string() })),
  type: maybe(z.object({ name: z.string() })),
});

/** https://docs.github.com/en/webhooks/webhook-events-and-payloads#sub_issues */
export const SubIssues = z.object({
  ...inRepository,
  repository: maybe(Repository),
  action: z.string(),
  parent_issue: IssueLite,
  parent_issue_repo: maybe(Repository),
  sub_issue: IssueLite,
  sub_issue_repo: maybe(Repository),
});

/** https://docs.github.com/en/webhooks/webhook-events-and-payloads#issue_dependencies */
export const IssueDependencies = z.object({
  ...inRepository,
  action: z.string(),
  blocked_issue: IssueLite,
  blocked_issue_repo: maybe(Repository),
  blocking_issue: IssueLite,
  blocking_issue_repo: maybe(Repository),
});
