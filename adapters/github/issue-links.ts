import { type EventOf, type Parsed, type Route, route } from '../../src/kit/index.ts';
import { origin } from './origin.ts';
import { news, pick, topic, unsupported, type Words, words } from './parsed.ts';
import type { Envelope, Output, Repository } from './payload/common.ts';
import { IssueDependencies, type IssueLite, SubIssues } from './payload/issue.ts';

type Issue = Output<typeof IssueLite>;
type Linked = { action: EventOf<'issue'>['action']; role: Words };

export const issueLinkRoutes: Readonly<Record<string, Route>> = {
  sub_issues: route(SubIssues, subIssues),
  issue_dependencies: route(IssueDependencies, dependencies),
};

const child = words('子议题', 'sub-issue');
const parent = words('父议题', 'parent issue');
const blocker = words('前置议题', 'blocker');
const blocked = words('后置议题', 'blocked issue');

/** Each link is told twice, once from either end; the action names the end that it is told to. */
const family: Readonly<Record<string, Linked>> = {
  sub_issue_added: { action: 'linked', role: child },
  sub_issue_removed: { action: 'unlinked', role: child },
  parent_issue_added: { action: 'linked', role: parent },
  parent_issue_removed: { action: 'unlinked', role: parent },
};

const blocking: Readonly<Record<string, Linked>> = {
  blocked_by_added: { action: 'linked', role: blocker },
  blocked_by_removed: { action: 'unlinked', role: blocker },
  blocking_added: { action: 'linked', role: blocked },
  blocking_removed: { action: 'unlinked', role: blocked },
};

function subIssues(payload: Output<typeof SubIssues>): Parsed {
  const linked = pick(family, payload.action);
  if (!linked) return unsupported('sub_issues', payload.action);
  const { parent_issue, parent_issue_repo, sub_issue, sub_issue_repo } = payload;
  const upper = { issue: parent_issue, repository: parent_issue_repo };
  const lower = { issue: sub_issue, repository: sub_issue_repo };
  return linked.role === child
    ? told('sub_issues', payload, linked, upper, lower)
    : told('sub_issues', payload, linked, lower, upper);
}

function dependencies(payload: Output<typeof IssueDependencies>): Parsed {
  const linked = pick(blocking, payload.action);
  if (!linked) return unsupported('issue_dependencies', payload.action);
  const { blocked_issue, blocked_issue_repo, blocking_issue, blocking_issue_repo } = payload;
  const waiting = { issue: blocked_issue, repository: blocked_issue_repo };
  const first = { issue: blocking_issue, repository: blocking_issue_repo };
  return linked.role === blocker
    ? told('issue_dependencies', payload, linked, waiting, first)
    : told('issue_dependencies', payload, linked, first, waiting);
}

type Side = { issue: Issue; repository: Repository | undefined };

function told(
  event: string,
  payload: Envelope & { action: string },
  { action, role }: Linked,
  about: Side,
  other: Side,
): Parsed {
  const { place, actor } = origin(payload.repository ? payload : { ...payload, repository: about.repository });
  const elsewhere = other.repository && other.repository.full_name !== place.name ? other.repository.full_name : '';
  const name = `${elsewhere}#${other.issue.number} ${other.issue.title}`;
  return news(topic(event, payload.action), {
    kind: 'issue',
    place,
    actor,
    thread: `${place.name}#${about.issue.number}`,
    url: about.issue.html_url,
    number: `#${about.issue.number}`,
    title: about.issue.title,
    action,
    subject: words(`${role['zh-CN']} ${name}`, `${role.en} ${name}`),
  });
}
