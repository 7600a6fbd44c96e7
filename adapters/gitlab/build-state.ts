import type { Event, EventOf, Text } from '../../src/kit/index.ts';
import { pick, words } from './parsed.ts';

/** How a pipeline or job stands. */
export type State = EventOf<'build'>['status'];

const states: Readonly<Record<string, State>> = {
  created: 'pending',
  waiting_for_resource: 'pending',
  waiting_for_callback: 'pending',
  preparing: 'pending',
  pending: 'pending',
  scheduled: 'pending',
  running: 'running',
  canceling: 'running',
  success: 'success',
  success_with_warnings: 'success',
  failed: 'failure',
  canceled: 'cancelled',
  skipped: 'skipped',
  manual: 'waiting',
};

const late: readonly string[] = ['job_execution_timeout', 'stuck_or_timeout_failure'];

/**
 * How it stands, and the word for it in a topic. GitLab adds states on the way to an end now and then: one that is new to us
 * is `running`.
 */
export function stateOf(status: string, reason?: string): { state: State; word: string } {
  const state = pick(states, status);
  if (state === undefined) return { state: 'running', word: 'running' };
  return {
    state: state === 'failure' && late.includes(reason ?? '') ? 'timed_out' : state,
    word: state === 'success' ? state : status,
  };
}

/** How the news feels: a failure needs somebody. */
export function severityOf(state: State): Event['severity'] {
  if (state === 'failure' || state === 'timed_out') return 'bad';
  return state === 'success' ? 'good' : 'info';
}

const reasons: Readonly<Record<string, Text>> = {
  runner_system_failure: words('Runner 出了故障', 'The runner failed'),
  runner_unsupported: words('没有支持这个任务的 Runner', 'No runner supports the job'),
  no_matching_runner: words('没有匹配的 Runner', 'No runner matches the job'),
  stuck_or_timeout_failure: words('任务等待或运行超时', 'The job was stuck or timed out'),
  job_execution_timeout: words('任务运行超时', 'The job timed out'),
  ci_quota_exceeded: words('CI/CD 分钟数已用完', 'The CI/CD minutes are used up'),
  api_failure: words('GitLab 接口出错', 'The GitLab API failed'),
  data_integrity_failure: words('GitLab 数据有问题', 'GitLab’s data is damaged'),
  scheduler_failure: words('任务没能分配给 Runner', 'The job could not be handed to a runner'),
  environment_creation_failure: words('环境没能创建', 'The environment could not be created'),
  image_pull_failure: words('镜像拉取失败', 'The image could not be pulled'),
};

/** Why something failed, where that is not its own script: `failure_reason` of a job. */
export function reasonOf(reason: string | undefined): Text | undefined {
  return pick(reasons, reason);
}
