import { type EventOf, type Parsed, type Route, route, type VerifiedRequest } from '../../src/kit/index.ts';
import { factList, news, pick, topic, translated, unsupported, type Words, words } from './parsed.ts';
import type { Output } from './payload/common.ts';
import { Account, Key, Promotion } from './payload/system.ts';
import { actorOf } from './people.ts';
import { instanceOf, placeOf } from './place.ts';
import { levels } from './words.ts';

type Notice = EventOf<'notice'>;

export const accountRoutes: Readonly<Record<string, Route>> = {
  user_create: account('user_create', words('新用户 *', 'New user *')),
  user_destroy: account('user_destroy', words('用户 * 已删除', 'User * was deleted')),
  user_rename: account('user_rename', words('用户 * 改了用户名', 'User * was renamed')),
  user_failed_login: account('user_failed_login', words('用户 * 登录失败', 'User * failed to sign in'), 'warn'),
  key_create: key('key_create', words('添加了一个 SSH 密钥', 'added an SSH key')),
  key_destroy: key('key_destroy', words('删除了一个 SSH 密钥', 'removed an SSH key')),
  gitlab_subscription_member_approval: promotion('gitlab_subscription_member_approval'),
  gitlab_subscription_member_approvals: promotion('gitlab_subscription_member_approvals'),
};

const barred: Readonly<Record<string, Words>> = {
  blocked: words('（账号已被封禁）', ' (the account is blocked)'),
  ldap_blocked: words('（账号已被封禁）', ' (the account is blocked)'),
  deactivated: words('（账号已停用）', ' (the account is deactivated)'),
  banned: words('（账号已被封禁）', ' (the account is banned)'),
};

/** News of an account of the server; its name stands for the `*` of the title. GitLab does not say whose doing it was. */
function account(event: string, title: Words, severity: Notice['severity'] = 'info'): Route {
  return route(Account, (payload, req) => {
    const { name, username, old_username: former, state } = payload;
    const both = name && name !== username;
    const [zh, en] = both ? [`${name}（${username}）`, `${name} (${username})`] : [username, username];
    const why = pick(barred, state);
    return news(event, {
      ...onServer(payload, req, username),
      severity,
      title: words(
        title['zh-CN'].replace('*', () => zh).replace('） ', '）') + (why?.['zh-CN'] ?? ''),
        title.en.replace('*', () => en) + (why?.en ?? ''),
      ),
      facts: factList([
        words('用户名', 'Username'),
        former && former !== username ? `${former} → ${username}` : undefined,
      ]),
    });
  });
}

function key(event: string, title: Words): Route {
  return route(Key, (payload, req) => {
    const { username } = payload;
    const owner = { id: undefined, name: undefined, username, email: undefined };
    return news(event, { ...onServer(payload, req, username), actor: actorOf(owner, undefined, req), title });
  });
}

const turns: Readonly<Record<string, Words>> = {
  enqueue: words('有一个成员的角色变更等待管理员批准', 'A change of a member’s role awaits an administrator'),
  approve: words('成员的角色变更已批准', 'A change of a member’s role was approved'),
  deny: words('成员的角色变更被拒绝', 'A change of a member’s role was denied'),
};

function promotion(event: string): Route {
  return route(Promotion, (payload, req): Parsed => {
    const { action, object_attributes: change, user_id: id } = payload;
    const title = pick(turns, action);
    if (!title) return unsupported(event, action);
    const role = (level: number | undefined) => translated(levels, level === undefined ? undefined : `${level}`);
    return news(topic(event, action), {
      ...onServer(payload, req, `${id ?? ''}`),
      severity: action === 'enqueue' ? 'warn' : 'info',
      title,
      facts: factList(
        [words('原角色', 'Role so far'), role(change?.old_access_level)],
        [words('新角色', 'New role'), role(change?.new_access_level)],
      ),
    });
  });
}

function onServer(payload: Output<typeof Key | typeof Promotion>, req: VerifiedRequest, about: string) {
  const place = placeOf(payload, req);
  return { kind: 'notice' as const, place, thread: `${place.name}/user/${about}`, url: adminPage(req) };
}

function adminPage(req: VerifiedRequest): string | undefined {
  const site = instanceOf(req);
  return site && `${site}/admin/users`;
}
