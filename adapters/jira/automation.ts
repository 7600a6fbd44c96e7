import { type Parsed, type Route, route, type Text } from '../../src/kit/index.ts';
import { assignees, originOf, restriction, stateOf } from './origin.ts';
import { news, topic, words } from './parsed.ts';
import { AutomationEvent } from './payload/issue.ts';
import { concern, concerning, namesIn, owners } from './people.ts';
import { proseOf } from './prose.ts';

/**
 * "Send web request" of an automation rule: an issue without a word on why. Somebody made the rule so that it is seen, so
 * it is told as it stands. https://support.atlassian.com/cloud-automation/docs/jira-automation-actions/
 */
export const automationRoutes: Readonly<Record<string, Route>> = { automation: route(AutomationEvent, ruled) };

function ruled({ issue, user, timestamp }: AutomationEvent): Parsed {
  const { number, title, ...origin } = originOf(issue, user, timestamp);
  const { type, priority, status } = stateOf(issue);
  const { body, mentioned } = proseOf(issue.fields.description, namesIn(issue, [user]));
  const called = `${number} ${title}`.trim();
  const facts: [Text, string | undefined][] = [
    [words('状态', 'Status'), status],
    [words('经办人', 'Assignee'), assignees(issue)[0]],
    [words('优先级', 'Priority'), priority],
    [words('截止日期', 'Due date'), issue.fields.duedate],
    [words('类型', 'Type'), type],
  ];
  return news(topic('automation', restriction(issue)), {
    kind: 'notice',
    ...origin,
    actor: undefined,
    concerns: concerning([concern(issue.fields.assignee, 'author'), ...mentioned, ...owners(issue)], undefined),
    title: words(`自动化规则提醒：${called}`, `Automation rule: ${called}`),
    body,
    facts: facts.flatMap(([name, value]) => (value === undefined ? [] : [{ name, value }])),
  });
}
