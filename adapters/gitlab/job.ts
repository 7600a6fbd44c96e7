import {
  branchOf,
  firstLine,
  type Parsed,
  type Place,
  type Route,
  route,
  type VerifiedRequest,
} from '../../src/kit/index.ts';
import { reasonOf, severityOf, stateOf } from './build-state.ts';
import { bareCommit } from './commit.ts';
import { origin } from './origin.ts';
import { news, topic } from './parsed.ts';
import { Job } from './payload/build.ts';
import type { Output } from './payload/common.ts';
import { concerning } from './people.ts';
import { pageOf } from './place.ts';
import { isoTime } from './time.ts';

type Payload = Output<typeof Job>;

export const jobRoutes: Readonly<Record<string, Route>> = { job: route(Job, job) };

function job(payload: Payload, req: VerifiedRequest): Parsed {
  const { state, word } = stateOf(payload.build_status, payload.build_failure_reason);
  const failed = state === 'failure' || state === 'timed_out';
  const allowed = failed && payload.build_allow_failure === true;
  const { place, actor } = origin(payload, req);
  const ref = payload.ref && branchOf(payload.ref);
  const series = `${place.name}/job/${payload.build_name}${ref ? `@${ref}` : ''}`;
  const author = { id: undefined, username: undefined, name: undefined, email: payload.commit?.author_email };
  return news(topic('job', word, allowed ? 'allowed' : undefined), {
    kind: 'build',
    place,
    actor,
    thread: series,
    url: payload.build_id === undefined ? place.url : pageOf(place, `jobs/${payload.build_id}`),
    at: isoTime(payload.build_finished_at ?? payload.build_started_at),
    severity: allowed ? 'warn' : severityOf(state),
    concerns: failed && !allowed ? concerning([['author', [author, payload.user]]]) : undefined,
    name: payload.build_name,
    status: state,
    series: ref ? series : undefined,
    ref,
    commit: commitBehind(payload, place),
    seconds: payload.build_finished_at ? payload.build_duration : undefined,
    attempt: payload.retries_count === undefined ? undefined : payload.retries_count + 1,
    summary: state === 'failure' ? reasonOf(payload.build_failure_reason) : undefined,
  });
}

function commitBehind({ sha, commit }: Payload, place: Place) {
  if (!sha) return undefined;
  return {
    ...bareCommit(sha, place),
    title: firstLine(commit?.message ?? ''),
    author: commit?.author_name || undefined,
  };
}
