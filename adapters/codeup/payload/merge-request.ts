import * as z from 'zod';
import { Commit, End, envelope, flag, id, maybe, text } from './common.ts';

/** What is told of a merge request, in events of its own and beside comments. Its number is `local_id`, `iid` or `id`. */
export const MergeRequestLite = z.object({ id, iid: id, local_id: id, biz_id: id, title: text, url: text });

/** Merge requests; `action` is missing in bodies of the old 阿里云Code. */
export const MergeRequest = z.object({
  ...envelope,
  object_attributes: MergeRequestLite.extend({
    title: z.string().min(1),
    description: text,
    state: text,
    action: text,
    source_branch: text,
    target_branch: text,
    source: maybe(End),
    target: maybe(End),
    source_project_id: id,
    target_project_id: id,
    work_in_progress: flag,
    is_update_by_push: flag,
    author_aliyun_pk: id,
    updated_at: text,
  }),
});

/** Issues, which only the old 阿里云Code had. */
export const Issue = z.object({
  ...envelope,
  object_attributes: z.object({
    id,
    iid: id,
    title: z.string().min(1),
    description: text,
    state: text,
    action: text,
    url: text,
    updated_at: text,
  }),
});

/** Comments. Their body is not documented: it is read as what GitLab sends, every field optional. */
export const Note = z.object({
  ...envelope,
  object_attributes: maybe(
    z.object({ id, note: text, noteable_type: text, url: text, line_code: text, updated_at: text, created_at: text }),
  ),
  merge_request: maybe(MergeRequestLite.extend({ author_aliyun_pk: id, target: maybe(End) })),
  commit: maybe(Commit),
  issue: maybe(z.object({ id, iid: id, title: text })),
});
