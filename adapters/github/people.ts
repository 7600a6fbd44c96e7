import { type Actor, type EventOf, type Parsed, type Route, route, type Text } from '../../src/kit/index.ts';
import { changed, fields } from './changes.ts';
import { orgPage } from './links.ts';
import { actorOf, assigned, concerning, origin } from './origin.ts';
import { news, pick, topic, translated, uninteresting, unsupported } from './parsed.ts';
import type { Output, User } from './payload/common.ts';
import { Member, Membership, Organization, OrgBlock } from './payload/people.ts';
import { roles } from './words.ts';

type Event = EventOf<'member'>;

export const peopleRoutes: Readonly<Record<string, Route>> = {
  member: route(Member, member),
  membership: route(Membership, membership),
  organization: route(Organization, organization),
  org_block: route(OrgBlock, blocked),
};

const actions: Readonly<Record<string, Event['action']>> = { added: 'added', removed: 'removed', edited: 'updated' };

/** Whoever it is about; GitHub leaves out accounts that are gone, and calls them by this name itself. */
function person(user: User | undefined): Actor {
  return actorOf(user) ?? { name: 'ghost' };
}

function member(payload: Output<typeof Member>): Parsed {
  const { changes, repository, sender } = payload;
  const action = pick(actions, payload.action);
  if (!action) return unsupported('member', payload.action);
  return news(topic('member', payload.action), {
    kind: 'member',
    ...origin(payload),
    thread: `${repository.full_name}/member/${payload.member?.login ?? ''}`,
    url: repository.html_url,
    concerns: concerning(sender, assigned(payload.member)),
    member: person(payload.member),
    action,
    role: roleText(changes?.role_name?.to ?? changes?.permission?.to),
    was: roleText(changes?.role_name?.from ?? changes?.permission?.from ?? changes?.old_permission?.from),
  });
}

function roleText(role: string | undefined): Text | undefined {
  return translated(roles, role);
}

function membership(payload: Output<typeof Membership>): Parsed {
  const { team, sender } = payload;
  const action = pick(actions, payload.action);
  if (!action || action === 'updated') return unsupported('membership', payload.action);
  const { place, actor } = origin(payload);
  const name = team.name ?? team.slug;
  return news(topic('membership', payload.action), {
    kind: 'member',
    place,
    actor,
    thread: `${place.name}/team/${name ?? ''}/${payload.member?.login ?? ''}`,
    url: team.html_url ?? place.url,
    concerns: concerning(sender, assigned(payload.member)),
    member: person(payload.member),
    action,
    team: name,
  });
}

const memberActions: Readonly<Record<string, Event['action']>> = {
  member_added: 'added',
  member_removed: 'removed',
  member_invited: 'invited',
};

function organization(payload: Output<typeof Organization>): Parsed {
  const { membership, invitation, user, sender, changes } = payload;
  const name = topic('organization', payload.action);
  const { place, actor } = origin(payload);
  const base = { place, actor, url: place.url };
  const action = pick(memberActions, payload.action);
  if (action) {
    const who = membership?.user ?? user;
    const invited = invitation?.login ?? invitation?.email;
    return news(name, {
      kind: 'member',
      ...base,
      url: orgPage(place.url, 'people'),
      thread: `${place.name}/member/${who?.login ?? invited ?? ''}`,
      concerns: concerning(sender, assigned(who)),
      member: actorOf(who) ?? (invited ? { name: invited } : person(undefined)),
      action,
      role: roleText(membership?.role ?? invitation?.role),
    });
  }
  const thread = `${place.name}/organization`;
  if (payload.action === 'deleted') {
    return news(name, { kind: 'repository', place, actor, thread, severity: 'warn', action: 'deleted' });
  }
  if (payload.action !== 'renamed') return unsupported('organization', payload.action);
  const renamed = changed(fields.name, changes?.login, place.name);
  if (renamed.length === 0) return uninteresting(name, 'the earlier name is not told');
  return news(name, { kind: 'repository', ...base, thread, action: 'renamed', changes: renamed });
}

function blocked(payload: Output<typeof OrgBlock>): Parsed {
  const { action, blocked_user: user } = payload;
  if (action !== 'blocked' && action !== 'unblocked') return unsupported('org_block', action);
  const { place, actor } = origin(payload);
  return news(topic('org_block', action), {
    kind: 'member',
    place,
    actor,
    thread: `${place.name}/member/${user?.login ?? ''}`,
    url: orgPage(place.url, 'people'),
    member: person(user),
    action,
  });
}
