import * as z from 'zod';
import { Actor, Change, Commit, common, type Severity } from './common.ts';
import { Markup, Text } from './text.ts';

export { Account, Actor, Change, Commit, Place, Severity } from './common.ts';
export { type Locale, locales, localise, Markup, Text } from './text.ts';

/** As people write it: `#128`, `!57`, `WEB-42`. */
const number = z.string().optional();

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
  action: z.enum(['approved', 'changes_requested', 'commented', 'dismissed', 'edited', 'resolved', 'unresolved']),
  /** Whose review it is, where that may be another than the actor. */
  reviewer: z.string().optional(),
  /** The file a resolved or reopened thread stands in. */
  path: z.string().optional(),
  body: Markup.optional(),
});

/** An issue, ticket or work item. */
export const Issue = z.object({
  kind: z.literal('issue'),
  ...common,
  number,
  title: z.string(),
  action: z.enum([
    'opened',
    'closed',
    'reopened',
    'edited',
    'updated',
    'deleted',
    'assigned',
    'unassigned',
    'labeled',
    'unlabeled',
    'milestoned',
    'demilestoned',
    'locked',
    'unlocked',
    'pinned',
    'unpinned',
    'transferred',
    'typed',
    'untyped',
    /** A parent, child or blocking issue was linked or unlinked; `subject` names it. */
    'linked',
    'unlinked',
  ]),
  type: z.string().optional(),
  status: z.string().optional(),
  priority: z.string().optional(),
  /** Who opened it. */
  author: Actor.optional(),
  assignees: z.array(z.string()).optional(),
  labels: z.array(z.string()).optional(),
  milestone: z.string().optional(),
  changes: z.array(Change).optional(),
  /** What the action is about: the label, the assignee, the milestone, the place it moved to or came from, why it was closed. */
  subject: Text.optional(),
  body: Markup.optional(),
});

/** Somebody said something on something. */
export const Comment = z.object({
  kind: z.literal('comment'),
  ...common,
  on: z.enum(['issue', 'merge_request', 'commit', 'discussion', 'snippet', 'card']),
  number,
  /** Title of what was commented on. */
  title: z.string().optional(),
  action: z.enum(['created', 'edited', 'deleted']),
  /** Absent when deleted: what was taken back is not repeated. */
  body: Markup.optional(),
  /** The file commented on. */
  path: z.string().optional(),
  line: z.number().optional(),
  commit: Commit.optional(),
  /** An answer to an earlier comment. */
  reply: z.boolean().optional(),
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

/** Somebody joined, left or changed role. */
export const Member = z.object({
  kind: z.literal('member'),
  ...common,
  member: Actor,
  action: z.enum(['added', 'removed', 'updated', 'invited', 'requested', 'denied', 'blocked', 'unblocked']),
  /** The role given or held. */
  role: Text.optional(),
  /** The role before. */
  was: Text.optional(),
  /** The team, when it is not the place itself. */
  team: z.string().optional(),
});

/** Something about the place itself: created, renamed, archived, made public, forked, starred. */
export const Repository = z.object({
  kind: z.literal('repository'),
  ...common,
  action: z.enum([
    'created',
    'deleted',
    'archived',
    'unarchived',
    'edited',
    'renamed',
    'transferred',
    'publicized',
    'privatized',
    'forked',
    'starred',
    'unstarred',
    'imported',
  ]),
  changes: z.array(Change).optional(),
  /** The fork, or where it was transferred from. */
  subject: z.object({ name: z.string(), url: z.string().optional() }).optional(),
});

/** A forum thread. */
export const Discussion = z.object({
  kind: z.literal('discussion'),
  ...common,
  number,
  title: z.string(),
  action: z.enum([
    'opened',
    'closed',
    'reopened',
    'answered',
    'unanswered',
    'edited',
    'deleted',
    'labeled',
    'unlabeled',
    'locked',
    'unlocked',
    'pinned',
    'unpinned',
    'transferred',
    'moved',
  ]),
  category: z.string().optional(),
  changes: z.array(Change).optional(),
  subject: Text.optional(),
  body: Markup.optional(),
});

/** A milestone, version or sprint. */
export const Milestone = z.object({
  kind: z.literal('milestone'),
  ...common,
  title: z.string(),
  type: z.enum(['milestone', 'version', 'sprint']),
  action: z.enum(['created', 'closed', 'reopened', 'edited', 'deleted', 'started', 'released']),
  /** ISO 8601 date or time. */
  due: z.string().optional(),
  open: z.number().optional(),
  closed: z.number().optional(),
  changes: z.array(Change).optional(),
  body: Markup.optional(),
});

/** A card on a board. */
export const Card = z.object({
  kind: z.literal('card'),
  ...common,
  title: z.string(),
  action: z.enum([
    'created',
    'moved',
    'updated',
    'archived',
    'restored',
    'deleted',
    'member_added',
    'member_removed',
    'due_set',
    'due_done',
    'checked',
    'unchecked',
    'attached',
    'labelled',
    'unlabelled',
  ]),
  from: z.string().optional(),
  to: z.string().optional(),
  list: z.string().optional(),
  changes: z.array(Change).optional(),
  /** Who was added, what was attached, which item was checked. */
  subject: z.string().optional(),
  due: z.string().optional(),
  body: Markup.optional(),
});

/** Something watches and says that a thing is wrong, or right again. */
export const Alert = z.object({
  kind: z.literal('alert'),
  ...common,
  title: z.string(),
  number,
  /** What was raised, as the word that stands before its title: `依赖漏洞`, `Vulnerable dependency`. */
  type: Text.optional(),
  status: z.enum(['firing', 'resolved']),
  /** What exactly happened to it, where firing or resolved does not say enough: `已忽略`, `dismissed`. */
  action: Text.optional(),
  /** The source's own grading: `high`, `critical`. */
  level: z.string().optional(),
  facts: z.array(z.object({ name: Text, value: Text })).optional(),
  count: z.number().optional(),
  /** How long it lasted, seconds. */
  seconds: z.number().optional(),
  body: Markup.optional(),
});

/** The generic floor: anything worth saying that has no kind of its own. */
export const Notice = z.object({
  kind: z.literal('notice'),
  ...common,
  /**
   * What happened, as the words that follow the actor's name: `添加了部署密钥 prod`, `added deploy key prod`. Without an
   * actor, a sentence of its own.
   */
  title: Text,
  body: Markup.optional(),
  facts: z.array(z.object({ name: Text, value: Text })).optional(),
});

/**
 * What happened, in one shape for all sources. Adapters make these; everything after them — rules, templates, digests —
 * knows nothing else.
 */
export const Event = z.discriminatedUnion('kind', [
  Push,
  Ref,
  MergeRequest,
  Review,
  Issue,
  Comment,
  Build,
  Release,
  Deployment,
  Wiki,
  Member,
  Repository,
  Discussion,
  Milestone,
  Card,
  Alert,
  Notice,
]);
export type Event = z.infer<typeof Event>;

/** The kind of an {@link Event}; also the name of its template. */
export type Kind = Event['kind'];

/** The event of one kind. */
export type EventOf<K extends Kind> = Extract<Event, { kind: K }>;

/** All kinds, in the order of {@link Event}. */
export const kinds: readonly Kind[] = Event.options.map((option) => option.shape.kind.value);

/** How the news feels where the adapter did not say. */
export function severityOf(event: Event): Severity {
  return event.severity ?? 'info';
}
