import { type EventOf, type Route, route } from '../../src/kit/index.ts';
import { news, type Words, words } from './parsed.ts';
import { type Board, BoardConfigurationEvent, BoardEvent, ProjectEvent } from './payload/planning.ts';
import { actorOf } from './people.ts';
import { boardPage, projectPlace, siteOf } from './site.ts';

type Action = EventOf<'repository'>['action'];

/** Projects and boards themselves. */
export const placeRoutes: Readonly<Record<string, Route>> = {
  project_created: project('project_created', 'created'),
  project_updated: project('project_updated', 'edited'),
  project_deleted: project('project_deleted', 'deleted'),
  project_archived: project('project_archived', 'archived'),
  project_restored_archived: project('project_restored_archived', 'unarchived'),
  project_soft_deleted: trash('project_soft_deleted', words('将项目移到了回收站', 'moved the project to the trash')),
  project_restored_deleted: trash(
    'project_restored_deleted',
    words('从回收站恢复了项目', 'restored the project from the trash'),
  ),
  board_created: board('board_created', 'created'),
  board_updated: board('board_updated', 'edited'),
  board_deleted: board('board_deleted', 'deleted'),
  board_configuration_changed: route(BoardConfigurationEvent, ({ configuration, timestamp }) => {
    const changes = [{ field: words('配置', 'Configuration'), to: words('已修改', 'changed') }];
    return news('board_configuration_changed', { ...boardNews(configuration, 'edited', timestamp), changes });
  }),
};

function origin({ project, user, timestamp }: ProjectEvent) {
  const site = siteOf(project.self, user?.self);
  const place = projectPlace(site, project);
  return { place, actor: actorOf(user), thread: `${site.name}/project/${project.key ?? project.name}`, at: timestamp };
}

function project(name: string, action: Action): Route {
  return route(ProjectEvent, (payload) => {
    const common = origin(payload);
    const url = action === 'deleted' ? undefined : common.place.url;
    return news(name, { kind: 'repository', ...common, url, action });
  });
}

function trash(name: string, title: Words): Route {
  return route(ProjectEvent, (payload) => {
    return news(name, { kind: 'notice', ...origin(payload), title });
  });
}

function board(name: string, action: Action): Route {
  return route(BoardEvent, ({ board, timestamp }) => news(name, boardNews(board, action, timestamp)));
}

function boardNews(board: Board, action: Action, at: string | undefined): EventOf<'repository'> {
  const site = siteOf(board.self);
  const url = boardPage(site, board.id);
  return {
    kind: 'repository',
    place: { name: board.name, url: action === 'deleted' ? site.base : url, type: 'board' },
    thread: board.id && `${site.name}/board/${board.id}`,
    url: action === 'deleted' ? undefined : url,
    at,
    action,
  };
}
