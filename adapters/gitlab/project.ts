import { type EventOf, type Parsed, type Place, type Route, route, type VerifiedRequest } from '../../src/kit/index.ts';
import { changed, fields } from './changes.ts';
import { news } from './parsed.ts';
import type { Output } from './payload/common.ts';
import { GroupEvent, ProjectEvent } from './payload/system.ts';
import { groupPlace, projectPlace } from './place.ts';
import { isoTime } from './time.ts';

type Action = EventOf<'repository'>['action'];

const projectActions: Readonly<Record<string, Action>> = {
  project_create: 'created',
  project_destroy: 'deleted',
  project_rename: 'renamed',
  project_transfer: 'transferred',
  project_update: 'edited',
};

const groupActions: Readonly<Record<string, Action>> = {
  group_create: 'created',
  group_destroy: 'deleted',
  group_rename: 'renamed',
  subgroup_create: 'created',
  subgroup_destroy: 'deleted',
};

export const projectRoutes: Readonly<Record<string, Route>> = {
  ...Object.fromEntries(
    Object.entries(projectActions).map(([name, action]) => [
      name,
      route(ProjectEvent, (payload, req) => project(name, action, payload, req)),
    ]),
  ),
  ...Object.fromEntries(
    Object.entries(groupActions).map(([name, action]) => [
      name,
      route(GroupEvent, (payload, req) => group(name, action, payload, req)),
    ]),
  ),
};

function project(name: string, action: Action, payload: Output<typeof ProjectEvent>, req: VerifiedRequest): Parsed {
  const { path_with_namespace: path, old_path_with_namespace: former } = payload;
  return moved(name, action, projectPlace(path, req), former, payload.updated_at);
}

/** Some group events give only the last part of the path: then the group is named, and not linked. */
function group(name: string, action: Action, payload: Output<typeof GroupEvent>, req: VerifiedRequest): Parsed {
  const { full_path: full, old_full_path, old_path } = payload;
  const place: Place = full ? groupPlace(full, req) : { name: payload.path || payload.name, type: 'group' };
  return moved(name, action, place, old_full_path ?? old_path, payload.updated_at);
}

const serious: readonly Action[] = ['deleted', 'transferred'];

function moved(
  name: string,
  action: Action,
  place: Place,
  former: string | undefined,
  time: string | undefined,
): Parsed {
  const renamed = action === 'renamed' ? changed(fields.path, { previous: former, current: place.name }) : [];
  return news(name, {
    kind: 'repository',
    place: action === 'deleted' ? { ...place, url: undefined } : place,
    thread: `${place.name}/${place.type}`,
    url: action === 'deleted' ? undefined : place.url,
    at: isoTime(time),
    severity: serious.includes(action) ? 'warn' : 'info',
    action,
    changes: renamed.length > 0 ? renamed : undefined,
    subject: action === 'transferred' && former ? { name: former } : undefined,
  });
}
