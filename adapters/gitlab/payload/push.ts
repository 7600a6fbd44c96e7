import * as z from 'zod';
import { count, envelope, HeadCommit, id, list, text } from './common.ts';

const PushCommit = z.object({
  ...HeadCommit.shape,
  added: list(z.string()),
  modified: list(z.string()),
  removed: list(z.string()),
});

/**
 * https://docs.gitlab.com/user/project/integrations/webhook_events/#push-events — `user_*` stand in for `user`; `commits`
 * holds the newest 20 of `total_commits_count`.
 */
export const Push = z.object({
  ...envelope,
  ref: z.string().min(1),
  before: z.string(),
  after: z.string(),
  checkout_sha: text,
  user_id: id,
  user_name: text,
  user_username: text,
  user_email: text,
  commits: list(PushCommit),
  total_commits_count: count,
});

/** https://docs.gitlab.com/administration/system_hooks/#repository-update-events */
export const RepositoryUpdate = z.object({
  ...envelope,
  user_id: id,
  user_name: text,
  user_username: text,
  user_email: text,
  refs: list(z.string()),
});
