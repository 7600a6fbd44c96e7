import * as z from 'zod';
import { count, envelope, flag, HeadCommit, id, maybe, text } from './common.ts';
import { MergeRequestLite } from './merge-request.ts';

/**
 * https://docs.gitlab.com/user/project/integrations/webhook_events/#pipeline-events — what the pipeline was given besides
 * its code comes along in clear text; it is not read, and so cannot be told.
 */
export const Pipeline = z.object({
  ...envelope,
  object_attributes: z.object({
    id: z.number(),
    name: text,
    ref: text,
    tag: flag,
    sha: text,
    source: text,
    status: z.string(),
    detailed_status: text,
    created_at: text,
    finished_at: text,
    duration: count,
    url: text,
  }),
  merge_request: maybe(MergeRequestLite.and(z.object({ source_branch: text }))),
  commit: maybe(HeadCommit),
  /** Absent where GitLab sent none at all; an empty list says that no job came about. */
  builds: maybe(
    z.array(
      z.object({
        id,
        name: z.string(),
        stage: text,
        status: z.string(),
        allow_failure: flag,
        failure_reason: text,
      }),
    ),
  ),
});

/** https://docs.gitlab.com/user/project/integrations/webhook_events/#job-events — the id of `commit` is the pipeline's. */
export const Job = z.object({
  ...envelope,
  ref: text,
  tag: flag,
  sha: text,
  build_id: id,
  build_name: z.string(),
  build_stage: text,
  build_status: z.string(),
  build_started_at: text,
  build_finished_at: text,
  build_duration: count,
  build_allow_failure: flag,
  build_failure_reason: text,
  retries_count: count,
  commit: maybe(z.object({ message: text, author_name: text, author_email: text })),
});

/** https://docs.gitlab.com/user/project/integrations/webhook_events/#deployment-events */
export const Deployment = z.object({
  ...envelope,
  status: z.string(),
  status_changed_at: text,
  deployable_url: text,
  environment: z.string().min(1),
  environment_external_url: text,
  short_sha: text,
  commit_url: text,
  commit_title: text,
  ref: text,
  approver: envelope.user,
  approval: maybe(z.object({ comment: text })),
});
