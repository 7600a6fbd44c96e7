import type { EventPayloadMap } from '@octokit/webhooks-types';
import type * as z from 'zod';
import type * as build from '../../../../adapters/github/payload/build.ts';
import type * as comment from '../../../../adapters/github/payload/comment.ts';
import type * as deployment from '../../../../adapters/github/payload/deployment.ts';
import type * as discussion from '../../../../adapters/github/payload/discussion.ts';
import type * as issue from '../../../../adapters/github/payload/issue.ts';
import type * as people from '../../../../adapters/github/payload/people.ts';
import type * as project from '../../../../adapters/github/payload/project.ts';
import type * as pullRequest from '../../../../adapters/github/payload/pull-request.ts';
import type * as push from '../../../../adapters/github/payload/push.ts';
import type * as release from '../../../../adapters/github/payload/release.ts';
import type * as repository from '../../../../adapters/github/payload/repository.ts';
import type * as security from '../../../../adapters/github/payload/security.ts';

/** The schema that reads each event of which octokit publishes a type. */
interface Schemas {
  branch_protection_configuration: typeof security.BranchProtectionConfiguration;
  branch_protection_rule: typeof security.BranchProtectionRule;
  check_run: typeof build.CheckRun;
  check_suite: typeof build.CheckSuite;
  code_scanning_alert: typeof security.CodeScanningAlert;
  commit_comment: typeof comment.CommitComment;
  create: typeof push.RefChange;
  custom_property: typeof security.CustomProperty;
  custom_property_values: typeof security.CustomPropertyValues;
  delete: typeof push.RefChange;
  dependabot_alert: typeof security.DependabotAlert;
  deploy_key: typeof security.DeployKey;
  deployment: typeof deployment.Deployment;
  deployment_protection_rule: typeof deployment.DeploymentProtectionRule;
  deployment_review: typeof deployment.DeploymentReview;
  deployment_status: typeof deployment.DeploymentStatus;
  discussion: typeof discussion.Discussion;
  discussion_comment: typeof comment.DiscussionComment;
  fork: typeof repository.Fork;
  github_app_authorization: typeof people.AppAuthorization;
  gollum: typeof repository.Gollum;
  installation: typeof people.Installation;
  installation_repositories: typeof people.Installation;
  installation_target: typeof people.InstallationTarget;
  issue_comment: typeof comment.IssueComment;
  issues: typeof issue.Issues;
  label: typeof repository.LabelEvent;
  marketplace_purchase: typeof people.MarketplacePurchase;
  member: typeof people.Member;
  membership: typeof people.Membership;
  merge_group: typeof pullRequest.MergeGroup;
  meta: typeof repository.Meta;
  milestone: typeof repository.Milestone;
  org_block: typeof people.OrgBlock;
  organization: typeof people.Organization;
  package: typeof release.Package;
  page_build: typeof build.PageBuild;
  ping: typeof repository.Ping;
  project: typeof project.ClassicProject;
  project_card: typeof project.ClassicCard;
  project_column: typeof project.ClassicColumn;
  projects_v2_item: typeof project.ProjectsV2Item;
  public: typeof repository.Public;
  pull_request: typeof pullRequest.PullRequest;
  pull_request_review: typeof pullRequest.PullRequestReview;
  pull_request_review_comment: typeof comment.PullRequestReviewComment;
  pull_request_review_thread: typeof pullRequest.PullRequestReviewThread;
  push: typeof push.Push;
  registry_package: typeof release.RegistryPackage;
  release: typeof release.Release;
  repository: typeof repository.Repository;
  repository_dispatch: typeof build.RepositoryDispatch;
  repository_import: typeof repository.RepositoryImport;
  repository_vulnerability_alert: typeof security.VulnerabilityAlert;
  secret_scanning_alert: typeof security.SecretScanningAlert;
  secret_scanning_alert_location: typeof security.SecretScanningAlertLocation;
  security_advisory: typeof security.SecurityAdvisory;
  sponsorship: typeof people.Sponsorship;
  star: typeof repository.Star;
  status: typeof build.Status;
  team: typeof people.TeamEvent;
  team_add: typeof people.TeamAdd;
  watch: typeof repository.Star;
  workflow_dispatch: typeof build.WorkflowDispatch;
  workflow_job: typeof build.WorkflowJob;
  workflow_run: typeof build.WorkflowRun;
}

/** The events whose published type their schema would refuse. */
type Refused = {
  [K in keyof EventPayloadMap]: K extends keyof Schemas
    ? EventPayloadMap[K] extends z.input<Schemas[K]>
      ? never
      : K
    : K;
}[keyof EventPayloadMap];

/** Compiles while no type is refused; otherwise the error names the events. */
export const proof: [Refused] extends [never] ? 'all published types fit' : { refused: Refused } =
  'all published types fit';
