import { type Change, type Parsed, type Route, route, type Text } from '../../src/kit/index.ts';
import { changed, factsOf, fields, repositoryFacts } from './changes.ts';
import { notice } from './notice.ts';
import { actorOf, origin } from './origin.ts';
import { filled, pick, topic, translated, uninteresting, unsupported, words } from './parsed.ts';
import type { Output } from './payload/common.ts';
import { TeamAdd, TeamEvent, TokenRequest } from './payload/people.ts';
import { roles } from './words.ts';

type Team = Output<typeof TeamEvent>;

export const teamRoutes: Readonly<Record<string, Route>> = {
  team: route(TeamEvent, team),
  team_add: route(TeamAdd, (payload) => given('team_add', payload)),
  personal_access_token_request: route(TokenRequest, tokenRequest),
};

function team(payload: Team): Parsed {
  const { action, team } = payload;
  const name = topic('team', action);
  const about = `team/${team.name}`;
  const url = team.html_url;
  switch (action) {
    case 'created':
      return notice(name, payload, about, {
        url,
        title: words(`新建了团队「${team.name}」`, `created team "${team.name}"`),
      });
    case 'deleted':
      return notice(name, payload, about, {
        title: words(`删除了团队「${team.name}」`, `deleted team "${team.name}"`),
      });
    case 'added_to_repository':
      return given(name, payload);
    case 'removed_from_repository':
      return notice(name, payload, about, {
        title: words(`取消了团队「${team.name}」对仓库的访问权限`, `removed team "${team.name}" from the repository`),
      });
    case 'edited': {
      const changes = changesOf(payload);
      if (changes.length === 0) return uninteresting(name, 'an edit without a visible change');
      const title = words(`修改了团队「${team.name}」`, `edited team "${team.name}"`);
      return notice(name, payload, about, { url, title, facts: factsOf(changes) });
    }
    default:
      return unsupported('team', action);
  }
}

/** A team may work on a repository from now on: told as `team.added_to_repository` and as `team_add`. */
function given(name: string, payload: Team | Output<typeof TeamAdd>): Parsed {
  const { team } = payload;
  const role = translated(roles, team.permission);
  return notice(name, payload, `team/${team.name}`, {
    title: words(`允许团队「${team.name}」访问仓库`, `gave team "${team.name}" access to the repository`),
    facts: role ? [{ name: fields.permission, value: role }] : undefined,
  });
}

const privacies = { closed: words('可见', 'visible'), secret: words('隐藏', 'secret') };

function changesOf({ team, changes }: Team): Change[] {
  const earlier = changes?.repository?.permissions;
  return [
    ...changed(fields.name, changes?.name, team.name),
    ...changed(fields.description, changes?.description, team.description),
    ...changed(
      fields.visibility,
      changes?.privacy && { from: translated(privacies, changes.privacy.from) },
      translated(privacies, team.privacy),
    ),
    ...changed(fields.permission, earlier && { from: levelOf(earlier.from) }, translated(roles, team.permission)),
  ];
}

function levelOf(given: { admin?: boolean; push?: boolean; pull?: boolean } | undefined): Text | undefined {
  if (given?.admin) return roles.admin;
  if (given?.push) return roles.push;
  return given?.pull ? roles.pull : undefined;
}

const tokenVerbs = {
  created: words('申请用个人访问令牌访问组织', 'asked for access with a personal access token'),
  approved: words('批准了 * 的个人访问令牌', "approved *'s personal access token"),
  denied: words('拒绝了 * 的个人访问令牌', "denied *'s personal access token"),
  cancelled: words('撤回了个人访问令牌的申请', 'withdrew a request for a personal access token'),
};

function tokenRequest(payload: Output<typeof TokenRequest>): Parsed {
  const { action, personal_access_token_request: request } = payload;
  const verb = pick(tokenVerbs, action);
  if (!verb) return unsupported('personal_access_token_request', action);
  const { place } = origin(payload);
  const owner = actorOf(request.owner)?.name;
  const repositories = request.repositories.map(({ full_name }) => full_name);
  const facts: { name: Text; value: Text }[] = [
    { name: words('令牌', 'Token'), value: request.token_name ?? '' },
    ...repositoryFacts(repositories),
  ];
  return notice(topic('personal_access_token_request', action), payload, `token/${owner ?? ''}`, {
    title: filled(verb, owner ?? words('他人', 'somebody')),
    url:
      action === 'created' && place.url
        ? `${organizationSettings(place.url)}/personal-access-token-requests`
        : place.url,
    severity: action === 'created' ? 'warn' : 'info',
    facts: facts.filter(({ value }) => value !== ''),
  });
}

/** `https://github.com/acme` → `https://github.com/organizations/acme/settings`. */
function organizationSettings(url: string): string {
  return `${url.replace(/\/([^/]+)$/, '/organizations/$1')}/settings`;
}
