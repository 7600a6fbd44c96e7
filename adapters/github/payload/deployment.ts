import * as z from 'zod';
import { Run } from './build.ts';
import { inRepository, list, maybe, Reviewer, text, User } from './common.ts';

const DeploymentLite = z.object({ environment: text, ref: text, sha: text, description: text, created_at: text });

/** https://docs.github.com/en/webhooks/webhook-events-and-payloads#deployment */
export const Deployment = z.object({ ...inRepository, action: z.string(), deployment: DeploymentLite });

/** https://docs.github.com/en/webhooks/webhook-events-and-payloads#deployment_status */
export const DeploymentStatus = z.object({
  ...inRepository,
  action: z.string(),
  deployment_status: z.object({
    state: z.string(),
    environment: text,
    description: text,
    target_url: text,
    log_url: text,
    environment_url: text,
    updated_at: text,
  }),
  deployment: maybe(DeploymentLite),
});

/** https://docs.github.com/en/webhooks/webhook-events-and-payloads#deployment_protection_rule */
export const DeploymentProtectionRule = z.object({
  ...inRepository,
  action: z.string(),
  environment: text,
  deployment: maybe(DeploymentLite),
});

const JobRun = z.object({ environment: text });

/** https://docs.github.com/en/webhooks/webhook-events-and-payloads#deployment_review */
export const DeploymentReview = z.object({
  ...inRepository,
  action: z.string(),
  environment: text,
  approver: maybe(User),
  comment: text,
  workflow_run: maybe(Run),
  workflow_job_run: maybe(JobRun),
  workflow_job_runs: list(JobRun),
  reviewers: list(z.object({ type: text, reviewer: maybe(Reviewer) })),
});
