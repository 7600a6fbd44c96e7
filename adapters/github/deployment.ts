import { type EventOf, httpUrl, type Parsed, type Route, route } from '../../src/kit/index.ts';
import { commitOf } from './commit.ts';
import { commitPage, pageOf } from './links.ts';
import { actorOf, author, concerning, asked as invited, origin, reviewerName } from './origin.ts';
import { news, pick, topic, uninteresting, unsupported } from './parsed.ts';
import type { Envelope, Output, Repository } from './payload/common.ts';
import { Deployment, DeploymentProtectionRule, DeploymentReview, DeploymentStatus } from './payload/deployment.ts';

type Event = EventOf<'deployment'>;
type Status = Event['status'];

export const deploymentRoutes: Readonly<Record<string, Route>> = {
  deployment: route(Deployment, requested),
  deployment_status: route(DeploymentStatus, moved),
  deployment_protection_rule: route(DeploymentProtectionRule, protectionRule),
  deployment_review: route(DeploymentReview, reviewed),
};

const states: Readonly<Record<string, Status>> = {
  pending: 'pending',
  queued: 'pending',
  waiting: 'waiting',
  in_progress: 'running',
  success: 'success',
  failure: 'failure',
  error: 'failure',
  inactive: 'inactive',
};

/** What the news about one environment of one repository share; the newest stands for all. */
function base(payload: Envelope & { repository: Repository }, environment: string) {
  return {
    kind: 'deployment' as const,
    ...origin(payload),
    thread: `${payload.repository.full_name}/deploy/${environment}`,
    url: pageOf(payload.repository, 'deployments'),
    environment,
  };
}

function versionOf(deployment: { ref?: string; sha?: string } | undefined, repository: Repository) {
  const { ref, sha } = deployment ?? {};
  return { ref, commit: sha === undefined ? undefined : { id: sha, title: '', url: commitPage(repository, sha) } };
}

function requested(payload: Output<typeof Deployment>): Parsed {
  const { action, deployment, repository } = payload;
  if (action !== 'created') return unsupported('deployment', action);
  return news(topic('deployment', action), {
    ...base(payload, deployment.environment ?? 'production'),
    ...versionOf(deployment, repository),
    at: deployment.created_at,
    status: 'requested',
    description: deployment.description || undefined,
  });
}

function moved(payload: Output<typeof DeploymentStatus>): Parsed {
  const { action, deployment_status: step, deployment, repository } = payload;
  const status = action === 'created' ? pick(states, step.state) : undefined;
  if (!status) return unsupported('deployment_status', topic(action, step.state));
  const common = base(payload, step.environment ?? deployment?.environment ?? 'production');
  return news(topic('deployment_status', action, step.state), {
    ...common,
    ...versionOf(deployment, repository),
    url: httpUrl(step.log_url) ?? httpUrl(step.target_url) ?? common.url,
    at: step.updated_at,
    severity: severityOf(status),
    status,
    description: step.description || undefined,
    environmentUrl: httpUrl(step.environment_url),
  });
}

function severityOf(status: Status): Event['severity'] {
  if (status === 'failure') return 'bad';
  if (status === 'waiting') return 'warn';
  return status === 'success' ? 'good' : 'info';
}

function protectionRule(payload: Output<typeof DeploymentProtectionRule>): Parsed {
  const { action, deployment, repository } = payload;
  if (action !== 'requested') return unsupported('deployment_protection_rule', action);
  return news(topic('deployment_protection_rule', action), {
    ...base(payload, payload.environment ?? deployment?.environment ?? 'production'),
    ...versionOf(deployment, repository),
    status: 'waiting',
    severity: 'warn',
  });
}

const verdicts: Readonly<Record<string, { status: Status; severity: Event['severity'] }>> = {
  requested: { status: 'waiting', severity: 'warn' },
  approved: { status: 'approved', severity: 'good' },
  rejected: { status: 'rejected', severity: 'warn' },
};

function reviewed(payload: Output<typeof DeploymentReview>): Parsed {
  const { action, workflow_run: run, repository, approver, sender, comment } = payload;
  const verdict = pick(verdicts, action);
  if (!verdict) return unsupported('deployment_review', action);
  const job = payload.workflow_job_run ?? payload.workflow_job_runs[0];
  const environment = payload.environment ?? job?.environment;
  if (!environment) return uninteresting(topic('deployment_review', action), 'no environment is named');
  const asked = payload.reviewers.map(({ reviewer }) => reviewer);
  const common = base(payload, environment);
  return news(topic('deployment_review', action), {
    ...common,
    ...verdict,
    actor: actorOf(approver) ?? common.actor,
    url: run?.html_url ?? common.url,
    concerns: concerning(approver ?? sender, action === 'requested' ? invited(...asked) : author(run?.actor)),
    ref: run?.head_branch,
    commit: run?.head_commit && commitOf(run.head_commit, repository),
    description: comment || undefined,
    reviewers: action === 'requested' ? asked.flatMap((reviewer) => reviewerName(reviewer) ?? []) : undefined,
  });
}
