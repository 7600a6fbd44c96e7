import { type EventOf, firstLine, httpUrl, type Parsed, type Route, route } from '../../src/kit/index.ts';
import { type State, severityOf } from './build-state.ts';
import { commitPage } from './links.ts';
import { author, committer, concerning, origin } from './origin.ts';
import { news, pick, topic, unsupported } from './parsed.ts';
import { PageBuild, Status } from './payload/build.ts';
import type { Output } from './payload/common.ts';

type Payload = Output<typeof Status>;

export const statusRoutes: Readonly<Record<string, Route>> = {
  status: route(Status, status),
  page_build: route(PageBuild, pageBuild),
};

const states: Readonly<Record<string, State>> = {
  pending: 'pending',
  success: 'success',
  failure: 'failure',
  error: 'failure',
};

function status(payload: Payload): Parsed {
  const state = pick(states, payload.state);
  if (!state) return unsupported('status', payload.state);
  const { context, sha, commit, repository, description } = payload;
  const ref = branchOf(payload);
  const series = `${repository.full_name}/status/${context}@${ref ?? sha}`;
  return news(topic('status', payload.state), {
    kind: 'build',
    ...origin(payload),
    thread: series,
    url: httpUrl(payload.target_url) ?? commit?.html_url ?? commitPage(repository, sha),
    at: payload.updated_at,
    severity: severityOf(state),
    concerns: state === 'failure' ? blamed(payload) : undefined,
    name: context,
    status: state,
    series: ref ? series : undefined,
    ref,
    commit: {
      id: sha,
      title: firstLine(commit?.commit?.message ?? ''),
      url: commit?.html_url ?? commitPage(repository, sha),
      author: commit?.commit?.author?.name,
    },
    summary: description || undefined,
  });
}

/** Of all branches that contain the commit, the default one if it is among them. */
function branchOf({ branches, repository }: Payload): string | undefined {
  const names = branches.map(({ name }) => name);
  return names.find((name) => name === repository.default_branch) ?? names[0];
}

function blamed({ commit }: Payload): EventOf<'build'>['concerns'] {
  const signed = committer(commit?.commit?.author);
  return signed
    ? [{ ...signed, login: commit?.author?.login ?? signed.login }]
    : concerning(undefined, author(commit?.author));
}

const pageStates: Readonly<Record<string, State>> = {
  queued: 'pending',
  building: 'running',
  built: 'success',
  errored: 'failure',
};

function pageBuild(payload: Output<typeof PageBuild>): Parsed {
  const { build, repository } = payload;
  const state = pick(pageStates, build.status);
  if (!state) return unsupported('page_build', build.status);
  const series = `${repository.full_name}/pages`;
  return news(topic('page_build', build.status), {
    kind: 'build',
    ...origin(payload),
    thread: series,
    url: repository.html_url,
    at: build.updated_at,
    severity: severityOf(state),
    name: 'GitHub Pages',
    status: state,
    series,
    commit:
      build.commit === undefined
        ? undefined
        : { id: build.commit, title: '', url: commitPage(repository, build.commit) },
    seconds: build.duration === undefined ? undefined : Math.round(build.duration / 1000),
    summary: build.error?.message || undefined,
  });
}
