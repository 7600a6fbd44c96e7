import type * as vendor from '@gitbeaker/rest';
import type * as z from 'zod';
import type * as build from '../../../../adapters/gitlab/payload/build.ts';
import type { Issue } from '../../../../adapters/gitlab/payload/issue.ts';
import type { MergeRequest } from '../../../../adapters/gitlab/payload/merge-request.ts';
import type * as note from '../../../../adapters/gitlab/payload/note.ts';
import type * as planning from '../../../../adapters/gitlab/payload/planning.ts';
import type { Push } from '../../../../adapters/gitlab/payload/push.ts';
import type * as system from '../../../../adapters/gitlab/payload/system.ts';

/**
 * Each event of which gitbeaker publishes a type, with the schema that reads it. The types promise more than GitLab keeps
 * (every field of `changes`, an `assignee` of every issue) and miss much (the `action` of notes, confidential and system
 * events, milestones, vulnerabilities, tokens): they prove that nothing they know is refused, and no more.
 */
interface Pairs {
  push: [vendor.WebhookPushEventSchema, typeof Push];
  tag_push: [vendor.WebhookTagEventSchema, typeof Push];
  issue: [vendor.WebhookIssueEventSchema, typeof Issue];
  note_on_commit: [vendor.WebhookCommitNoteEventSchema, typeof note.Note];
  note_on_merge_request: [vendor.WebhookMergeRequestNoteEventSchema, typeof note.Note];
  note_on_issue: [vendor.WebhookIssueNoteEventSchema, typeof note.Note];
  note_on_snippet: [vendor.WebhookSnippetNoteEventSchema, typeof note.Note];
  merge_request: [vendor.WebhookMergeRequestEventSchema, typeof MergeRequest];
  wiki_page: [vendor.WebhookWikiEventSchema, typeof planning.WikiPage];
  pipeline: [vendor.WebhookPipelineEventSchema, typeof build.Pipeline];
  job: [vendor.WebhookJobEventSchema, typeof build.Job];
  deployment: [vendor.WebhookDeploymentEventSchema, typeof build.Deployment];
  group_member: [vendor.WebhookGroupMemberEventSchema, typeof system.GroupMember];
  subgroup: [vendor.WebhookSubGroupEventSchema, typeof system.GroupEvent];
  feature_flag: [vendor.WebhookFeatureFlagEventSchema, typeof planning.FeatureFlag];
  release: [vendor.WebhookReleaseEventSchema, typeof planning.Release];
  emoji: [vendor.WebhookEmojiEventSchema, typeof note.Emoji];
}

/** The events whose published type their schema would refuse. */
type Refused = {
  [K in keyof Pairs]: Pairs[K][0] extends z.input<Pairs[K][1]> ? never : K;
}[keyof Pairs];

/** Compiles while no type is refused; otherwise the error names the events. */
export const proof: [Refused] extends [never] ? 'all published types fit' : { refused: Refused } =
  'all published types fit';
