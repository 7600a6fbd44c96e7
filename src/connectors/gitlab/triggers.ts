import type { AddResourceHookOptions, CreateSystemHook } from '@gitbeaker/rest';
import type { Listening } from '../contract.ts';
import { wanted } from '../listening.ts';

/** Where a webhook of GitLab can be. */
export type Scope = 'project' | 'group' | 'instance';

/** What GitLab calls a trigger in its API → the first words of the topics it brings. */
const shared = {
  push_events: ['push'],
  tag_push_events: ['tag_push'],
  merge_requests_events: ['merge_request'],
  issues_events: ['issue', 'work_item'],
  note_events: ['note'],
  pipeline_events: ['pipeline'],
  releases_events: ['release'],
  deployment_events: ['deployment'],
  wiki_page_events: ['wiki_page'],
  job_events: ['job'],
  confidential_issues_events: ['confidential_issue', 'confidential_work_item'],
  confidential_note_events: ['confidential_note'],
  feature_flag_events: ['feature_flag'],
  milestone_events: ['milestone'],
  emoji_events: ['emoji', 'confidential_emoji'],
  vulnerability_events: ['vulnerability'],
  resource_access_token_events: ['access_token'],
  resource_deploy_token_events: ['deploy_token'],
} as const satisfies Partial<Record<Trigger, readonly string[]>>;

const groupOnly = {
  member_events: [
    'user_add_to_group',
    'user_update_for_group',
    'user_remove_from_group',
    'user_access_request_to_group',
    'user_access_request_denied_for_group',
  ],
  project_events: ['project_create', 'project_destroy'],
  subgroup_events: ['subgroup_create', 'subgroup_destroy'],
} as const satisfies Partial<Record<Trigger, readonly string[]>>;

const instance = {
  push_events: ['push'],
  tag_push_events: ['tag_push'],
  merge_requests_events: ['merge_request'],
  repository_update_events: ['repository_update'],
} as const satisfies Record<Extract<Trigger, `${SystemTrigger}`>, readonly string[]>;

const heads: Readonly<Record<Scope, Readonly<Record<string, readonly string[]>>>> = {
  project: shared,
  group: { ...shared, ...groupOnly },
  instance,
};

/** Those that the set-up page recommends. */
const usual: readonly string[] = [
  'push_events',
  'tag_push_events',
  'merge_requests_events',
  'issues_events',
  'note_events',
  'pipeline_events',
  'releases_events',
  'deployment_events',
] satisfies Trigger[];

/** Every trigger there is, the usual ones first. */
export const triggers: readonly string[] = Object.keys(heads.group);

/** All triggers of a webhook as GitLab takes them: those that the hook listens to, or that were chosen, are on. */
export function triggersFor(
  scope: Scope,
  listening: Listening,
  chosen: readonly string[] | undefined,
): Record<string, boolean> {
  const on = chosen ?? wanted(listening, heads[scope], usual);
  return Object.fromEntries(Object.keys(heads[scope]).map((trigger) => [trigger, on.includes(trigger)]));
}

/** `pushEvents` → `push_events`: gitbeaker names GitLab's fields in camel case. */
type Snake<S extends string> = S extends `${infer First}${infer Rest}`
  ? `${First extends Lowercase<First> ? First : `_${Lowercase<First>}`}${Snake<Rest>}`
  : S;

type Events<Options> = Extract<Snake<keyof Options & string>, `${string}_events`>;

/** Triggers that gitbeaker knows, and those of its absence that GitLab documents. */
type Trigger =
  | Events<AddResourceHookOptions>
  | Events<CreateSystemHook>
  | `${'member' | 'project' | 'feature_flag' | 'milestone' | 'emoji' | 'vulnerability'}_events`
  | `resource_${'access' | 'deploy'}_token_events`;

type SystemTrigger = Events<CreateSystemHook>;
