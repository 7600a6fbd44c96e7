/** Events that the set-up page recommends. */
export const usual: readonly string[] = [
  'push',
  'pull_request',
  'pull_request_review',
  'pull_request_review_comment',
  'issues',
  'issue_comment',
  'workflow_run',
  'release',
  'deployment_status',
];

/** Events that a webhook of a repository can have. */
const repository: readonly string[] = [
  ...usual,
  'create',
  'delete',
  'discussion',
  'discussion_comment',
  'commit_comment',
  'pull_request_review_thread',
  'check_run',
  'check_suite',
  'workflow_job',
  'status',
  'deployment',
  'dependabot_alert',
  'code_scanning_alert',
  'secret_scanning_alert',
  'repository_advisory',
  'branch_protection_rule',
  'repository_ruleset',
  'deploy_key',
  'fork',
  'gollum',
  'label',
  'member',
  'milestone',
  'package',
  'page_build',
  'public',
  'repository',
  'star',
  'sub_issues',
  'team_add',
  'watch',
];

/** Those that only a webhook of an organisation can have. */
const organization: readonly string[] = [
  'membership',
  'org_block',
  'organization',
  'projects_v2',
  'projects_v2_item',
  'projects_v2_status_update',
  'team',
];

/** Events that can be asked for; one too many and GitHub refuses them all. */
export function eventsOf(kind: 'repository' | 'organization'): readonly string[] {
  return kind === 'repository' ? repository : [...repository, ...organization];
}
