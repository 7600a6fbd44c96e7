import {
  branchOf,
  type EventOf,
  httpUrl,
  type Parsed,
  type Route,
  route,
  type VerifiedRequest,
} from '../../src/kit/index.ts';
import { reasonOf, type State, severityOf, stateOf } from './build-state.ts';
import { bareCommit, commitOf } from './commit.ts';
import { origin } from './origin.ts';
import { news, topic, words } from './parsed.ts';
import { Pipeline } from './payload/build.ts';
import type { Output } from './payload/common.ts';
import { numberOf } from './payload/merge-request.ts';
import { concerning } from './people.ts';
import { pageOf } from './place.ts';
import { isoTime } from './time.ts';

type Payload = Output<typeof Pipeline>;
type Build = EventOf<'build'>;
type Job = NonNullable<Payload['builds']>[number];

export const pipelineRoutes: Readonly<Record<string, Route>> = { pipeline: route(Pipeline, pipeline) };

function pipeline(payload: Payload, req: VerifiedRequest): Parsed {
  const { object_attributes: run, merge_request: request } = payload;
  const { state, word } = stateOf(run.status);
  const { place, actor } = origin(payload, req, run.url);
  const ref = refOf(payload);
  const series = ref && `${place.name}/${laneOf(run)}@${ref}`;
  const jobs = payload.builds ?? [];
  const broken = state === 'failure' ? jobs.filter((job) => job.status === 'failed' && !job.allow_failure) : [];
  return news(topic('pipeline', word), {
    kind: 'build',
    place,
    actor,
    thread: series ?? `${place.name}/pipeline/${run.id}`,
    url: httpUrl(run.url) ?? pageOf(place, `pipelines/${run.id}`),
    at: isoTime(run.finished_at),
    severity: severityOf(state),
    concerns: state === 'failure' ? blamed(payload) : undefined,
    name: run.name || 'CI',
    number: `#${run.id}`,
    status: state,
    series,
    ref,
    commit: commitBehind(payload, place),
    seconds: run.finished_at ? run.duration : undefined,
    trigger: run.source,
    stages: stagesOf(jobs, broken, place),
    summary: state === 'failure' ? summaryOf(payload.builds, broken) : undefined,
    mergeRequest: request && `!${numberOf(request)}`,
  });
}

/** The branch or tag. A pipeline for a merge request runs on a ref of its own: then the branch it is about. */
function refOf({ object_attributes: { ref }, merge_request: request }: Payload): string | undefined {
  if (!ref) return undefined;
  return /^refs\/merge-requests\//.test(ref) ? (request?.source_branch ?? ref) : branchOf(ref);
}

/** Pipelines that answer other questions than a push does, each a series of its own. */
const lanes = ['schedule', 'merge_request_event', 'external_pull_request_event', 'parent_pipeline', 'pipeline'];

function laneOf({ source, name }: Payload['object_attributes']): string {
  if (source === undefined || !lanes.includes(source)) return 'pipeline';
  return source === 'parent_pipeline' && name ? `pipeline/${source}/${name}` : `pipeline/${source}`;
}

function commitBehind({ commit, object_attributes: { sha } }: Payload, place: Build['place']): Build['commit'] {
  if (commit) return commitOf(commit, place);
  return sha ? bareCommit(sha, place) : undefined;
}

/** The author of the commit and whoever set it off; of a scheduled pipeline only the author. */
function blamed({ commit, user, object_attributes: { source } }: Payload): Build['concerns'] {
  const author = commit?.author && { id: undefined, username: undefined, ...commit.author };
  return concerning([['author', [author, source === 'schedule' ? undefined : user]]]);
}

/** So many jobs are kept. */
const kept = 30;

/** What failed first, then the other jobs in the order of the pipeline's stages. */
function stagesOf(jobs: readonly Job[], broken: readonly Job[], place: Build['place']): Build['stages'] {
  const rest = jobs.filter((job) => !broken.includes(job) && !(job.status === 'failed' && job.allow_failure));
  const stages = [...broken, ...rest].slice(0, kept).map(({ id, name, stage, status, failure_reason: reason }) => ({
    name: stage && stage !== name ? `${name} · ${stage}` : name,
    status: stateOf(status, reason).state satisfies State,
    url: id === undefined ? undefined : pageOf(place, `jobs/${id}`),
  }));
  return stages.length > 0 ? stages : undefined;
}

const empty = words(
  '没有产生任何任务，多半是 .gitlab-ci.yml 有误',
  'No job came about: .gitlab-ci.yml is probably invalid',
);

/** Why it failed, where no script is to blame: no job at all, or the same trouble in all that failed. */
function summaryOf(jobs: readonly Job[] | undefined, broken: readonly Job[]): Build['summary'] {
  if (jobs?.length === 0) return empty;
  const [first] = broken;
  return broken.every((job) => job.failure_reason === first?.failure_reason)
    ? reasonOf(first?.failure_reason)
    : undefined;
}
