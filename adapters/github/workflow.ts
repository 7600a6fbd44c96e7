import { type Concern, type EventOf, type Parsed, type Route, route } from '../../src/kit/index.ts';
import { type State, secondsBetween, severityOf, stateless, stateOf } from './build-state.ts';
import { commitOf } from './commit.ts';
import { commitPage } from './links.ts';
import { committer, isBot, origin } from './origin.ts';
import { news, topic, unsupported, words } from './parsed.ts';
import { WorkflowJob, WorkflowRun } from './payload/build.ts';
import type { Output } from './payload/common.ts';

type Payload = Output<typeof WorkflowRun>;
type Run = Payload['workflow_run'];

export const workflowRoutes: Readonly<Record<string, Route>> = {
  workflow_run: route(WorkflowRun, workflowRun),
  workflow_job: route(WorkflowJob, workflowJob),
};

const unstarted = words(
  '工作流没能启动，多半是工作流文件有误',
  'The workflow did not start: its file is probably invalid',
);

function workflowRun(payload: Payload): Parsed {
  const { action, workflow_run: run, repository } = payload;
  if (!['requested', 'in_progress', 'completed'].includes(action)) return unsupported('workflow_run', action);
  const name = topic('workflow_run', action, run.conclusion);
  const status = stateOf(action, run);
  if (!status) return stateless(name, run);
  const workflow = payload.workflow?.name ?? run.name ?? 'workflow';
  const branch = branchOf(run, repository.full_name);
  const series = `${repository.full_name}/${workflow}${branch ? `@${branch}` : ''}`;
  return news(name, {
    kind: 'build',
    ...origin(payload),
    thread: series,
    url: run.html_url,
    at: run.updated_at,
    severity: severityOf(status),
    concerns: severityOf(status) === 'bad' ? blamed(run) : undefined,
    name: workflow,
    number: run.run_number === undefined ? undefined : `#${run.run_number}`,
    status,
    series: branch ? series : undefined,
    ref: branch,
    commit: commitBehind(run, repository),
    seconds: action === 'completed' ? secondsBetween(run.run_started_at, run.updated_at) : undefined,
    attempt: run.run_attempt,
    trigger: run.event,
    summary: run.conclusion === 'startup_failure' ? unstarted : undefined,
    mergeRequest: mergeRequestOf(run.pull_requests),
  });
}

/** The first pull request a build ran for. Builds for forks name none. */
export function mergeRequestOf(requests: readonly { number: number }[]): string | undefined {
  return requests[0] && `#${requests[0].number}`;
}

/** A fork's branch is told with its owner: its `main` must not be taken for ours. */
function branchOf({ head_branch: branch, head_repository: head }: Run, repository: string): string | undefined {
  const fork = head !== undefined && head.full_name !== repository;
  return branch && fork ? `${head.full_name.split('/')[0]}:${branch}` : branch;
}

function commitBehind(
  { head_commit: commit, head_sha: id }: Run,
  repository: Payload['repository'],
): EventOf<'build'>['commit'] {
  if (commit) return commitOf(commit, repository);
  return id === undefined ? undefined : { id, title: '', url: commitPage(repository, id) };
}

/** The author of the commit and whoever set the run off; of a scheduled run only the author. */
function blamed({ head_commit: commit, actor, event }: Run): Concern[] | undefined {
  const author = committer(commit?.author);
  const starter = actor && event !== 'schedule' && !isBot(actor) && actor.login !== author?.login;
  const concerns = [...(author ? [author] : []), ...(starter ? [{ login: actor.login, why: 'author' as const }] : [])];
  return concerns.length > 0 ? concerns : undefined;
}

function workflowJob(payload: Output<typeof WorkflowJob>): Parsed {
  const { action, workflow_job: job, repository } = payload;
  if (!['queued', 'waiting', 'in_progress', 'completed'].includes(action)) return unsupported('workflow_job', action);
  const name = topic('workflow_job', action, job.conclusion);
  const status = stateOf(action, job);
  if (!status) return stateless(name, job);
  const full = job.workflow_name ? `${job.workflow_name} / ${job.name}` : job.name;
  const series = `${repository.full_name}/${full}${job.head_branch ? `@${job.head_branch}` : ''}`;
  return news(name, {
    kind: 'build',
    ...origin(payload),
    thread: series,
    url: job.html_url,
    at: job.completed_at ?? job.started_at,
    severity: severityOf(status),
    name: full,
    status,
    series: job.head_branch ? series : undefined,
    ref: job.head_branch,
    commit:
      job.head_sha === undefined
        ? undefined
        : { id: job.head_sha, title: '', url: commitPage(repository, job.head_sha) },
    seconds: action === 'completed' ? secondsBetween(job.started_at, job.completed_at) : undefined,
    attempt: job.run_attempt,
    stages: failedSteps(job.steps),
  });
}

function failedSteps(steps: readonly { name: string; status?: string; conclusion?: string }[]) {
  const stages = steps.flatMap((step): { name: string; status: State }[] => {
    const status = stateOf('completed', step);
    return status === 'failure' || status === 'timed_out' ? [{ name: step.name, status }] : [];
  });
  return stages.length > 0 ? stages : undefined;
}
