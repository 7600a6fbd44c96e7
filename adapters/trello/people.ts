import { type Actor, type EventOf, type Parsed, type Route, route } from '../../src/kit/index.ts';
import { origin, person } from './origin.ts';
import { news, pick, uninteresting, words } from './parsed.ts';
import { Membership } from './payload/board.ts';
import type { Output } from './payload/common.ts';

type Payload = Output<typeof Membership>;

const roles = {
  admin: words('管理员', 'admin'),
  normal: words('普通成员', 'normal member'),
  observer: words('观察者', 'observer'),
};

/** Who belongs to a board or a workspace, and as what. */
export const peopleRoutes: Readonly<Record<string, Route>> = {
  addMemberToBoard: member('added'),
  removeMemberFromBoard: member('removed'),
  makeAdminOfBoard: member('updated', 'admin'),
  makeNormalMemberOfBoard: member('updated', 'normal'),
  makeObserverOfBoard: member('updated', 'observer'),
  addMemberToOrganization: member('added'),
  removeMemberFromOrganization: member('removed'),
  makeAdminOfOrganization: member('updated', 'admin'),
  makeNormalMemberOfOrganization: member('updated', 'normal'),
};

function member(action: EventOf<'member'>['action'], role?: keyof typeof roles): Route {
  return route(Membership, (payload) => told(payload, action, role));
}

function told(payload: Payload, action: EventOf<'member'>['action'], role: string | undefined): Parsed {
  const { type, data, idMemberCreator } = payload.action;
  const { place, actor, at } = origin(payload);
  const id = data.idMember ?? data.idMemberAdded ?? payload.action.member?.id ?? data.member?.id;
  const self = id !== undefined && id === idMemberCreator;
  const who = self ? actor : memberOf(payload, id);
  if (!who) return uninteresting(type, 'Trello does not say whom it is about');
  return news(type, {
    kind: 'member',
    place,
    actor,
    at,
    thread: `${data.board?.id ?? data.organization?.id ?? place.name}/member/${id ?? who.name}`,
    url: place.url,
    member: who,
    action,
    role: action === 'removed' ? undefined : pick(roles, role ?? data.memberType),
  });
}

function memberOf({ action }: Payload, id: string | undefined): Actor | undefined {
  const known = action.member && person(action.member, id);
  const name = action.data.member?.name;
  return known ?? (name ? { name, id } : undefined);
}
