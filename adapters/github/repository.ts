import { type Change, type EventOf, type Parsed, type Route, route } from '../../src/kit/index.ts';
import { changed, fields } from './changes.ts';
import { origin } from './origin.ts';
import { news, pick, topic, uninteresting, unsupported, words } from './parsed.ts';
import type { Envelope, Output, Repository as RepositoryLite } from './payload/common.ts';
import { Fork, Public, Repository, RepositoryImport, Star } from './payload/repository.ts';

type Payload = Output<typeof Repository>;
type Action = EventOf<'repository'>['action'];

export const repositoryRoutes: Readonly<Record<string, Route>> = {
  repository: route(Repository, repository),
  public: route(Public, (payload) => said('public', payload, { action: 'publicized', severity: 'warn' })),
  fork: route(Fork, fork),
  star: route(Star, (payload) => starred('star', payload, { created: 'starred', deleted: 'unstarred' })),
  watch: route(Star, (payload) => starred('watch', payload, { started: 'starred' })),
  repository_import: route(RepositoryImport, imported),
};

type InRepository = Envelope & { repository: RepositoryLite };

function said(
  name: string,
  payload: InRepository,
  rest: Omit<EventOf<'repository'>, 'kind' | 'place' | 'actor' | 'thread'>,
): Parsed {
  return news(name, {
    kind: 'repository',
    ...origin(payload),
    thread: `${payload.repository.full_name}/repository`,
    url: payload.repository.html_url,
    ...rest,
  });
}

const actions: Readonly<Record<string, Action>> = {
  created: 'created',
  deleted: 'deleted',
  archived: 'archived',
  unarchived: 'unarchived',
  edited: 'edited',
  renamed: 'renamed',
  transferred: 'transferred',
  publicized: 'publicized',
  privatized: 'privatized',
};

const serious: readonly Action[] = ['deleted', 'publicized', 'transferred'];

function repository(payload: Payload): Parsed {
  const action = pick(actions, payload.action);
  if (!action) return unsupported('repository', payload.action);
  const changes = changesOf(payload);
  if (action === 'edited' && changes.length === 0) {
    return uninteresting('repository.edited', 'an edit without a visible change');
  }
  const owner = payload.changes?.owner?.from;
  const former = (owner?.organization ?? owner?.user)?.login;
  return said(topic('repository', payload.action), payload, {
    action,
    severity: serious.includes(action) ? 'warn' : 'info',
    url: action === 'deleted' ? undefined : payload.repository.html_url,
    changes: changes.length > 0 ? changes : undefined,
    subject: former ? { name: `${former}/${payload.repository.full_name.replace(/^.*\//, '')}` } : undefined,
  });
}

function changesOf({ repository, changes }: Payload): Change[] {
  const now = repository.full_name.replace(/^.*\//, '');
  const topics = changes?.topics && { from: changes.topics.from.join(', ') };
  return [
    ...changed(fields.name, changes?.repository?.name, repository.name ?? now),
    ...changed(fields.branch, changes?.default_branch, repository.default_branch),
    ...changed(fields.description, changes?.description, repository.description),
    ...changed(fields.homepage, changes?.homepage, repository.homepage),
    ...changed(fields.topics, topics, repository.topics.join(', ')),
  ];
}

function fork(payload: Output<typeof Fork>): Parsed {
  const { full_name: name, html_url: url } = payload.forkee;
  return said('fork', payload, { action: 'forked', url: url ?? payload.repository.html_url, subject: { name, url } });
}

function starred(event: string, payload: Output<typeof Star>, known: Readonly<Record<string, Action>>): Parsed {
  const action = pick(known, payload.action);
  return action ? said(topic(event, payload.action), payload, { action }) : unsupported(event, payload.action);
}

const imports = {
  cancelled: words('取消了仓库导入', 'cancelled the import of the repository'),
  failure: words('导入仓库失败', 'failed to import the repository'),
};

function imported(payload: Output<typeof RepositoryImport>): Parsed {
  const { status } = payload;
  const name = topic('repository_import', status);
  if (status === 'success') return said(name, payload, { action: 'imported' });
  const title = pick(imports, status);
  if (!title) return unsupported('repository_import', status);
  return news(name, {
    kind: 'notice',
    ...origin(payload),
    thread: `${payload.repository.full_name}/repository`,
    url: payload.repository.html_url,
    severity: status === 'failure' ? 'bad' : 'info',
    title,
  });
}
