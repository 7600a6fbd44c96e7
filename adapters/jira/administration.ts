import { type Parsed, type Route, route, type Text } from '../../src/kit/index.ts';
import { filled, news, pick, type Words, words } from './parsed.ts';
import { OptionEvent, ThingEvent, UserEvent } from './payload/records.ts';
import { actorOf } from './people.ts';
import { siteOf, sitePlace } from './site.ts';

/** Accounts, issue types, filters and global settings: the business of administrators. Nobody is named as having done it. */
export const administrationRoutes: Readonly<Record<string, Route>> = {
  user_created: user('user_created', words('用户 * 加入了 Jira', 'User * joined Jira')),
  user_updated: user('user_updated', words('用户 * 的资料有更新', 'The profile of user * was changed')),
  user_deleted: user('user_deleted', words('用户 * 已从 Jira 删除', 'User * was deleted from Jira')),
  issuetype_created: thing('issuetype_created', words('问题类型「*」已创建', 'Issue type "*" was created')),
  issuetype_updated: thing('issuetype_updated', words('问题类型「*」有改动', 'Issue type "*" was changed')),
  issuetype_deleted: thing('issuetype_deleted', words('问题类型「*」已删除', 'Issue type "*" was deleted')),
  filter_created: thing('filter_created', words('筛选器「*」已创建', 'Filter "*" was created')),
  filter_updated: thing('filter_updated', words('筛选器「*」有改动', 'Filter "*" was changed')),
  filter_deleted: thing('filter_deleted', words('筛选器「*」已删除', 'Filter "*" was deleted')),
  ...Object.fromEntries(
    Object.entries({
      option_voting_changed: words('投票', 'Voting'),
      option_watching_changed: words('关注', 'Watching'),
      option_unassigned_issues_changed: words('允许未指派的问题', 'Unassigned issues'),
      option_subtasks_changed: words('子任务', 'Sub-tasks'),
      option_attachments_changed: words('附件', 'Attachments'),
      option_issuelinks_changed: words('问题关联', 'Issue links'),
      option_timetracking_changed: words('工时跟踪', 'Time tracking'),
      option_timetracking_provider_changed: words('工时跟踪的提供者', 'Time tracking provider'),
    }).map(([name, option]) => [name, setting(name, option)]),
  ),
};

/** `user` is the subject here, not the one who did it. */
function user(name: string, title: Words): Route {
  return route(UserEvent, ({ user, accountId, username, timestamp }) =>
    notice(name, filled(title, actorOf(user)?.name ?? username ?? accountId ?? '?'), user?.self, timestamp),
  );
}

function thing(name: string, title: Words): Route {
  return route(ThingEvent, ({ issuetype, issueType, filter, timestamp }) => {
    const { name: called = '?', self } = issuetype ?? issueType ?? filter ?? {};
    return notice(name, filled(title, called), self, timestamp);
  });
}

const states: Readonly<Record<string, Words>> = {
  true: words('已开启', 'switched on'),
  false: words('已关闭', 'switched off'),
};

function setting(name: string, option: Words): Route {
  return route(OptionEvent, ({ property, timestamp }) => {
    const value: Text | undefined = pick(states, property?.value) ?? property?.value;
    const facts = value === undefined ? undefined : [{ name: option, value }];
    const title = words(`全局设置「${option['zh-CN']}」有改动`, `The global setting "${option.en}" was changed`);
    return notice(name, title, property?.self, timestamp, facts);
  });
}

function notice(
  name: string,
  title: Text,
  self: string | undefined,
  at: string | undefined,
  facts?: { name: Text; value: Text }[],
): Parsed {
  const site = siteOf(self);
  return news(name, { kind: 'notice', place: sitePlace(site), url: site.base, at, title, facts });
}
