import * as z from 'zod';
import { count, envelope, HeadCommit, inRepository, list, maybe, Repository, Signature, text, User } from './common.ts';

const Numbered = z.object({ number: z.number() });

/** The part that runs, checks and jobs share: GitHub says how it ended in `conclusion`, nowhere else. */
const Result = z.object({ status: text, conclusion: text, head_sha: text, html_url: text });

export const Run = z.object({
  ...Result.shape,
  name: text,
  event: text,
  head_branch: text,
  run_number: count,
  run_attempt: count,
  run_started_at: text,
  updated_at: text,
  actor: maybe(User),
  triggering_actor: maybe(User),
  head_commit: maybe(HeadCommit),
  head_repository: maybe(Repository),
  pull_requests: list(Numbered),
});

/** https://docs.github.com/en/webhooks/webhook-events-and-payloads#workflow_run */
export const WorkflowRun = z.object({
  ...inRepository,
  action: z.string(),
  workflow_run: Run,
  workflow: maybe(z.object({ name: z.string().min(1) })),
});

/** https://docs.github.com/en/webhooks/webhook-events-and-payloads#workflow_job */
export const WorkflowJob = z.object({
  ...inRepository,
  action: z.string(),
  workflow_job: z.object({
    ...Result.shape,
    name: z.string().min(1),
    workflow_name: text,
    head_branch: text,
    run_attempt: count,
    started_at: text,
    completed_at: text,
    steps: list(z.object({ name: z.string(), status: text, conclusion: text })),
  }),
});

const App = z.object({ name: z.string().min(1), slug: text });

/** https://docs.github.com/en/webhooks/webhook-events-and-payloads#check_run */
export const CheckRun = z.object({
  ...inRepository,
  action: z.string(),
  check_run: z.object({
    ...Result.shape,
    name: z.string().min(1),
    details_url: text,
    started_at: text,
    completed_at: text,
    output: maybe(z.object({ title: text })),
    check_suite: maybe(z.object({ head_branch: text })),
    pull_requests: list(Numbered),
  }),
});

/** https://docs.github.com/en/webhooks/webhook-events-and-payloads#check_suite */
export const CheckSuite = z.object({
  ...inRepository,
  action: z.string(),
  check_suite: z.object({
    ...Result.shape,
    head_branch: text,
    app: maybe(App),
    head_commit: maybe(HeadCommit),
    pull_requests: list(Numbered),
    updated_at: text,
  }),
});

/** https://docs.github.com/en/webhooks/webhook-events-and-payloads#status */
export const Status = z.object({
  ...inRepository,
  state: z.string(),
  context: z.string(),
  description: text,
  target_url: text,
  sha: z.string(),
  updated_at: text,
  branches: list(z.object({ name: z.string() })),
  commit: maybe(
    z.object({
      html_url: text,
      author: maybe(User),
      commit: maybe(z.object({ message: text, author: maybe(Signature) })),
    }),
  ),
});

/** https://docs.github.com/en/webhooks/webhook-events-and-payloads#page_build */
export const PageBuild = z.object({
  ...inRepository,
  build: z.object({
    status: z.string(),
    error: maybe(z.object({ message: text })),
    commit: text,
    /** Milliseconds. */
    duration: count,
    updated_at: text,
  }),
});

/** https://docs.github.com/en/webhooks/webhook-events-and-payloads#workflow_dispatch */
export const WorkflowDispatch = z.object({ ...inRepository, ref: text, workflow: text });

/** https://docs.github.com/en/webhooks/webhook-events-and-payloads#repository_dispatch */
export const RepositoryDispatch = z.object({ ...envelope, action: z.string().min(1), branch: text });
