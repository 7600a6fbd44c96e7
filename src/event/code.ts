import * as z from 'zod';
import { Actor, Change, Commit, common, number } from './common.ts';
import { Markup, Text } from './text.ts';

/** Commits that arrived on a branch. */
export const Push = z.object({
  kind: z.literal('push'),
  ...common,
  /** Short name, slashes kept: `feature/login`. */
  ref: z.string(),
  refUrl: z.string().optional(),
  /** Newest last; may be fewer than `total`. */
  commits: z.array(Commit),
  total: z.number(),
  forced: z.boolean().optional(),
  /** The branch is new with this push. */
  created: z.boolean().optional(),
  compareUrl: z.string().optional(),
  /** Commits the branch pointed to before and points to now: what a forced push replaced. */
  before: z.string().optional(),
  after: z.string().optional(),
  /** Files touched, each once, in full; absent where the source does not name them. */
  paths: z.array(z.string()).optional(),
});

/** A branch or tag came or went, without commits to list. */
export const Ref = z.object({
  kind: z.literal('ref'),
  ...common,
  ref: z.string(),
  type: z.enum(['branch', 'tag']),
  action: z.enum(['created', 'deleted']),
  /** What it points to, or pointed to when it went. */
  commit: Commit.optional(),
});

/** A merge or pull request, whatever its source calls it. */
export const MergeRequest = z.object({
  kind: z.literal('merge_request'),
  ...common,
  number,
  title: z.string(),
  action: z.enum([
    'opened',
    'merged',
    'closed',
    'reopened',
    'ready',
    'draft',
    /** New commits on the source branch; `commits` says how many when the source does. */
    'synchronized',
    /** Title, target or text; `changes` says what. */
    'edited',
    'assigned',
    'unassigned',
    'review_requested',
    'review_request_removed',
    'labeled',
    'unlabeled',
    'milestoned',
    'demilestoned',
    'locked',
    'unlocked',
    'auto_merge_enabled',
    'auto_merge_disabled',
    'queued',
    'dequeued',
  ]),
  source: z.string().optional(),
  target: z.string().optional(),
  draft: z.boolean().optional(),
  /** Who opened it. */
  author: Actor.optional(),
  /** All labels it has now. */
  labels: z.array(z.string()).optional(),
  stats: z.object({ additions: z.number(), deletions: z.number(), files: z.number() }).optional(),
  commits: z.number().optional(),
  reviewers: z.array(z.string()).optional(),
  assignees: z.array(z.string()).optional(),
  changes: z.array(Change).optional(),
  /** What the action is about: the label, the milestone, the person asked; or why it left the queue. */
  subject: Text.optional(),
  body: Markup.optional(),
  /** Its list of changes. */
  diffUrl: z.string().optional(),
});

/** A verdict on a merge request, or a remark made while reviewing it as a whole. */
export const Review = z.object({
  kind: z.literal('review'),
  ...common,
  number,
  title: z.string(),
  action: z.enum([
    'approved',
    /** Somebody took an approval of their own back; without an actor, new commits did. */
    'unapproved',
    'changes_requested',
    'commented',
    'dismissed',
    'edited',
    'resolved',
    'unresolved',
  ]),
  /** Whose review it is, where that may be another than the actor. */
  reviewer: z.string().optional(),
  /** The file a resolved or reopened thread stands in. */
  path: z.string().optional(),
  /** What it means for the merge request: `还需要其他人批准`, `more approvals are needed`. */
  note: Text.optional(),
  body: Markup.optional(),
});

/** How a build, a job or a check stands. */
export const BuildStatus = z.enum([
  'pending',
  'running',
  'success',
  'failure',
  'timed_out',
  'cancelled',
  'skipped',
  'neutral',
  'waiting',
]);
export type BuildStatus = z.infer<typeof BuildStatus>;

/** A pipeline, workflow, job, check or commit status. */
export const Build = z.object({
  kind: z.literal('build'),
  ...common,
  /** Of the workflow, job or check: `CI`. */
  name: z.string(),
  /** Run number as people write it: `#1284`. */
  number,
  status: BuildStatus,
  /** How the previous finished run of the same series ended; filled in by the Inbox's memory where the source is silent. */
  was: BuildStatus.optional(),
  /** How long the series had been failing when it was fixed, seconds. */
  brokenFor: z.number().optional(),
  /** Runs that answer the same question over time (this workflow on this branch); remembers `was`. */
  series: z.string().optional(),
  ref: z.string().optional(),
  commit: Commit.optional(),
  /** How long it took. */
  seconds: z.number().optional(),
  attempt: z.number().optional(),
  /** What started it, in the source's words: `push`, `schedule`. */
  trigger: z.string().optional(),
  /** Stages, jobs or steps worth naming; failed ones first. */
  stages: z.array(z.object({ name: z.string(), status: BuildStatus, url: z.string().optional() })).optional(),
  /** What the check says of itself, one line. */
  summary: Text.optional(),
  /** The merge request it ran for. */
  mergeRequest: z.string().optional(),
});

/** A published version of the product. */
export const Release = z.object({
  kind: z.literal('release'),
  ...common,
  tag: z.string(),
  name: z.string().optional(),
  action: z.enum(['published', 'edited', 'deleted', 'unpublished', 'draft']),
  prerelease: z.boolean().optional(),
  changes: z.array(Change).optional(),
  body: Markup.optional(),
  /** File names attached to it. */
  assets: z.array(z.string()).optional(),
});

/** A version on its way to an environment. */
export const Deployment = z.object({
  kind: z.literal('deployment'),
  ...common,
  environment: z.string(),
  status: z.enum([
    'requested',
    'pending',
    'running',
    'success',
    'failure',
    'cancelled',
    'inactive',
    'waiting',
    'approved',
    'rejected',
  ]),
  ref: z.string().optional(),
  commit: Commit.optional(),
  description: z.string().optional(),
  /** Who may approve it. */
  reviewers: z.array(z.string()).optional(),
  /** The running environment itself. */
  environmentUrl: z.string().optional(),
});

/** Pages of a wiki changed in one go. */
export const Wiki = z.object({
  kind: z.literal('wiki'),
  ...common,
  pages: z
    .array(
      z.object({
        title: z.string(),
        action: z.enum(['created', 'edited', 'deleted']),
        url: z.string().optional(),
        summary: z.string().optional(),
      }),
    )
    .min(1),
});
