import {
  type Actor,
  type EventOf,
  type Parsed,
  type Place,
  type Route,
  route,
  type VerifiedRequest,
} from '../../src/kit/index.ts';
import { news, translated } from './parsed.ts';
import type { Output, User } from './payload/common.ts';
import { GroupMember, ProjectMember } from './payload/system.ts';
import { actorOf, concerning } from './people.ts';
import { projectPlace } from './place.ts';
import { roles } from './words.ts';

type Member = EventOf<'member'>;

const groupActions: Readonly<Record<string, Member['action']>> = {
  user_add_to_group: 'added',
  user_update_for_group: 'updated',
  user_remove_from_group: 'removed',
  user_access_request_to_group: 'requested',
  user_access_request_denied_for_group: 'denied',
  user_access_request_revoked_for_group: 'request_removed',
};

const projectActions: Readonly<Record<string, Member['action']>> = {
  user_add_to_team: 'added',
  user_update_for_team: 'updated',
  user_remove_from_team: 'removed',
  user_access_request_to_project: 'requested',
  user_access_request_denied_for_project: 'denied',
  user_access_request_revoked_for_project: 'request_removed',
};

export const memberRoutes: Readonly<Record<string, Route>> = {
  ...Object.fromEntries(
    Object.entries(groupActions).map(([name, action]) => [
      name,
      route(GroupMember, (payload, req) => inGroup(name, action, payload, req)),
    ]),
  ),
  ...Object.fromEntries(
    Object.entries(projectActions).map(([name, action]) => [
      name,
      route(ProjectMember, (payload, req) => inProject(name, action, payload, req)),
    ]),
  ),
};

/** A group is known by its name and the last part of its path here: too little to link it. */
function inGroup(
  name: string,
  action: Member['action'],
  payload: Output<typeof GroupMember>,
  req: VerifiedRequest,
): Parsed {
  const place: Place = { name: payload.group_name, type: 'group' };
  return joined(name, action, payload, place, payload.group_access, req);
}

function inProject(
  name: string,
  action: Member['action'],
  payload: Output<typeof ProjectMember>,
  req: VerifiedRequest,
): Parsed {
  const place = projectPlace(payload.project_path_with_namespace, req);
  return joined(name, action, payload, place, payload.access_level, req);
}

function joined(
  name: string,
  action: Member['action'],
  payload: Pick<Output<typeof GroupMember>, 'user_id' | 'user_name' | 'user_username' | 'user_email'>,
  place: Place,
  role: string | undefined,
  req: VerifiedRequest,
): Parsed {
  const { user_id: id, user_name, user_username: username, user_email: email } = payload;
  const user: User = { id, name: user_name, username, email };
  const told = action === 'added' || action === 'updated';
  return news(name, {
    kind: 'member',
    place,
    thread: `${place.name}/member/${username ?? id ?? ''}`,
    url: place.url,
    concerns: concerning([[undefined, [user]]]),
    member: actorOf(user, undefined, req) ?? ghost,
    action,
    role: told ? translated(roles, role) : undefined,
  });
}

/** What GitLab itself calls an account that is gone. */
const ghost: Actor = { name: 'ghost' };
