import * as z from 'zod';
import { list, maybe } from '../../src/kit/index.ts';

const text = maybe(z.string());
const count = maybe(z.number());
const flag = maybe(z.boolean());

/** Somebody; `username` and `login` are the same, `name` is what people call them. */
const User = z.object({ name: text, login: text, username: text, email: text, html_url: text });
export type User = z.output<typeof User>;

const common = {
  repository: z.object({ full_name: text, path_with_namespace: text, name: text, html_url: text, url: text }),
  sender: maybe(User),
  user_name: text,
};

/** `push_hooks` and `tag_push_hooks`: https://help.gitee.com/webhook/gitee-webhook-push-data-format */
export const Push = z.object({
  ...common,
  ref: z.string(),
  before: text,
  after: text,
  created: flag,
  deleted: flag,
  compare: text,
  commits: list(
    z.object({
      id: z.string(),
      message: text,
      url: text,
      author: maybe(User),
      added: list(z.string()),
      removed: list(z.string()),
      modified: list(z.string()),
    }),
  ),
  total_commits_count: count,
});

const Label = z.object({ name: z.string() });
const Branch = z.object({ ref: text, label: text });

export const PullRequest = z.object({
  number: count,
  title: text,
  body: text,
  html_url: text,
  head: maybe(Branch),
  base: maybe(Branch),
  user: maybe(User),
  assignees: list(User),
  labels: list(Label),
  draft: flag,
  additions: count,
  deletions: count,
  changed_files: count,
  updated_at: text,
});
export const PullRequestHook = z.object({
  ...common,
  action: z.string(),
  /** What an `update` changed: `source_branch_changed`, `target_branch_changed`, `update_label`. */
  action_desc: text,
  /** Who was assigned. */
  target_user: maybe(User),
  pull_request: PullRequest,
});

export const Issue = z.object({
  /** `I1EL99` */
  number: text,
  title: text,
  body: text,
  html_url: text,
  state: text,
  state_name: text,
  type_name: text,
  user: maybe(User),
  assignee: maybe(User),
  labels: list(Label),
  updated_at: text,
});
export const IssueHook = z.object({ ...common, action: z.string(), issue: Issue });

export const NoteHook = z.object({
  ...common,
  action: z.string(),
  comment: z.object({ body: text, html_url: text, user: maybe(User), created_at: text, commit_id: text }),
  noteable_type: text,
  issue: maybe(Issue),
  pull_request: maybe(PullRequest),
});

export type Common = { [K in keyof typeof common]: z.output<(typeof common)[K]> };
