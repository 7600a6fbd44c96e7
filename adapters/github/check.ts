import { httpUrl, type Parsed, type Route, route } from '../../src/kit/index.ts';
import { secondsBetween, severityOf, stateless, stateOf } from './build-state.ts';
import { commitOf } from './commit.ts';
import { commitPage } from './links.ts';
import { committer, origin } from './origin.ts';
import { news, topic, unsupported } from './parsed.ts';
import { CheckRun, CheckSuite } from './payload/build.ts';
import type { Output } from './payload/common.ts';
import { mergeRequestOf } from './workflow.ts';

export const checkRoutes: Readonly<Record<string, Route>> = {
  check_run: route(CheckRun, checkRun),
  check_suite: route(CheckSuite, checkSuite),
};

function checkRun(payload: Output<typeof CheckRun>): Parsed {
  const { action, check_run: check, repository } = payload;
  if (!['created', 'completed', 'rerequested', 'requested_action'].includes(action)) {
    return unsupported('check_run', action);
  }
  const name = topic('check_run', action, action === 'rerequested' ? undefined : check.conclusion);
  const status = stateOf(action, check);
  if (!status) return stateless(name, check);
  const ref = check.check_suite?.head_branch;
  const series = `${repository.full_name}/check/${check.name}@${ref ?? check.head_sha ?? ''}`;
  return news(name, {
    kind: 'build',
    ...origin(payload),
    thread: series,
    url: check.html_url ?? httpUrl(check.details_url),
    at: check.completed_at ?? check.started_at,
    severity: severityOf(status),
    name: check.name,
    status,
    series: ref ? series : undefined,
    ref,
    commit:
      check.head_sha === undefined
        ? undefined
        : { id: check.head_sha, title: '', url: commitPage(repository, check.head_sha) },
    seconds: action === 'completed' ? secondsBetween(check.started_at, check.completed_at) : undefined,
    summary: check.output?.title || undefined,
    mergeRequest: mergeRequestOf(check.pull_requests),
  });
}

function checkSuite(payload: Output<typeof CheckSuite>): Parsed {
  const { action, check_suite: suite, repository } = payload;
  if (!['requested', 'completed', 'rerequested'].includes(action)) return unsupported('check_suite', action);
  const name = topic('check_suite', action, action === 'rerequested' ? undefined : suite.conclusion);
  const status = stateOf(action, suite);
  if (!status) return stateless(name, suite);
  const app = suite.app?.name ?? 'checks';
  const ref = suite.head_branch;
  const series = `${repository.full_name}/suite/${app}@${ref ?? suite.head_sha ?? ''}`;
  const author = severityOf(status) === 'bad' ? committer(suite.head_commit?.author) : undefined;
  const page = suite.head_sha && commitPage(repository, suite.head_sha);
  return news(name, {
    kind: 'build',
    ...origin(payload),
    thread: series,
    url: page && `${page}/checks`,
    at: suite.updated_at,
    severity: severityOf(status),
    concerns: author && [author],
    name: app,
    status,
    series: ref ? series : undefined,
    ref,
    commit: suite.head_commit && commitOf(suite.head_commit, repository),
    mergeRequest: mergeRequestOf(suite.pull_requests),
  });
}
