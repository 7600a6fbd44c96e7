import { type Change, type EventOf, type Parsed, type Route, route } from '../../src/kit/index.ts';
import { news, uninteresting, words } from './parsed.ts';
import { SprintEvent, VersionEvent } from './payload/planning.ts';
import { proseOf } from './prose.ts';
import { boardPage, searchPage, siteOf, sitePlace } from './site.ts';

type Action = EventOf<'milestone'>['action'];

export const milestoneRoutes: Readonly<Record<string, Route>> = {
  sprint_created: sprint('sprint_created', 'created'),
  sprint_started: sprint('sprint_started', 'started'),
  sprint_closed: sprint('sprint_closed', 'closed'),
  sprint_deleted: sprint('sprint_deleted', 'deleted'),
  sprint_updated: route(SprintEvent, sprintUpdated),
  version_created: version('version_created', 'created'),
  version_released: version('version_released', 'released'),
  version_unreleased: version('version_unreleased', 'unreleased'),
  version_updated: version('version_updated', 'edited'),
  version_deleted: version('version_deleted', 'deleted'),
  version_merged: version('version_merged', 'deleted'),
  version_moved: route(VersionEvent, () => uninteresting('version_moved', 'only the order of the versions changed')),
};

function sprint(name: string, action: Action): Route {
  return route(SprintEvent, (payload) => news(name, sprintNews(payload, action)));
}

/** Nobody is named as the one who did it, and no project. */
function sprintNews({ sprint, timestamp }: SprintEvent, action: Action): EventOf<'milestone'> {
  const site = siteOf(sprint.self);
  return {
    kind: 'milestone',
    place: sitePlace(site),
    thread: sprint.id && `${site.name}/sprint/${sprint.id}`,
    url: boardPage(site, sprint.originBoardId) ?? site.base,
    at: timestamp,
    title: sprint.name,
    type: 'sprint',
    action,
    due: action === 'closed' ? undefined : sprint.endDate,
    body: action === 'started' && sprint.goal ? { format: 'text', text: sprint.goal } : undefined,
  };
}

/** Starting and closing come as an update, too, which then says nothing new. */
function sprintUpdated(payload: SprintEvent): Parsed {
  const { sprint, oldValue } = payload;
  const changes = [
    change('名称', 'Name', oldValue?.name, sprint.name),
    change('目标', 'Goal', oldValue?.goal, sprint.goal),
    change('开始时间', 'Start', oldValue?.startDate, sprint.startDate),
    change('结束时间', 'End', oldValue?.endDate, sprint.endDate),
  ].flat();
  const turned = oldValue?.state !== undefined && oldValue.state !== sprint.state;
  if (turned || (oldValue && changes.length === 0)) {
    const why = turned
      ? 'starting and closing a sprint have events of their own'
      : 'an update without a visible change';
    return uninteresting('sprint_updated', why);
  }
  return news('sprint_updated', { ...sprintNews(payload, 'edited'), changes: oldValue ? changes : undefined });
}

function change(zh: string, en: string, from: string | undefined, to: string | undefined): Change[] {
  return from === to ? [] : [{ field: words(zh, en), from, to }];
}

function version(name: string, action: Action): Route {
  return route(VersionEvent, (payload) => news(name, versionNews(payload, action)));
}

/** The project comes as a number only; the issues of the version can be opened all the same. */
function versionNews({ version, mergedTo, timestamp }: VersionEvent, action: Action): EventOf<'milestone'> {
  const site = siteOf(version.self);
  const told = action === 'created' || action === 'released';
  return {
    kind: 'milestone',
    place: sitePlace(site),
    thread: version.id && `${site.name}/version/${version.id}`,
    url: searchPage(site, 'fixVersion', version.id) ?? site.base,
    at: timestamp,
    severity: action === 'released' ? 'good' : 'info',
    title: version.name,
    type: 'version',
    action,
    due: action === 'created' ? version.releaseDate : undefined,
    subject: mergedTo?.name,
    body: told ? proseOf(version.description, new Map()).body : undefined,
  };
}
