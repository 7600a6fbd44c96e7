import * as z from 'zod';
import { Commit, count, id, list, maybe, Repository, text } from './common.ts';

/** https://help.aliyun.com/zh/yunxiao/user-guide/webhooks-settings: pushes and tag pushes */
export const Push = z.object({
  ref: z.string().min(1),
  before: text,
  after: text,
  repository: maybe(Repository),
  user_name: text,
  user_email: text,
  user_extern_uid: id,
  aliyun_pk: id,
  total_commits_count: count,
  commits: list(Commit),
});
