import { type Parsed, type Route, route } from '../../src/kit/index.ts';
import { assignees, originOf, restriction, stateOf } from './origin.ts';
import { news, topic } from './parsed.ts';
import { type Issue, IssueEvent } from './payload/issue.ts';
import { actorOf, concern, concerning, namesIn, owners } from './people.ts';
import { proseOf } from './prose.ts';
import { updated } from './update.ts';

export const issueRoutes: Readonly<Record<string, Route>> = {
  issue_created: route(IssueEvent, created),
  issue_updated: route(IssueEvent, updated),
  issue_deleted: route(IssueEvent, deleted),
};

/** Cloud lists the first value of every field in a changelog; the issue itself says the same. */
function created({ issue, user = issue.fields.creator, timestamp }: IssueEvent): Parsed {
  const { fields } = issue;
  const { body, mentioned } = proseOf(fields.description, namesIn(issue, [user]));
  return news(topic('issue_created', restriction(issue)), {
    kind: 'issue',
    ...originOf(issue, user, timestamp),
    concerns: concerning([concern(fields.assignee, 'assigned'), ...mentioned, ...owners(issue)], user),
    action: 'opened',
    ...stateOf(issue),
    author: actorOf(fields.reporter ?? fields.creator),
    assignees: assignees(issue),
    labels: fields.labels,
    milestone: fields.fixVersions.join(', ') || undefined,
    parent: parentOf(issue),
    body,
  });
}

/** It brings the last state of the issue, whose page is gone. */
function deleted({ issue, user, timestamp }: IssueEvent): Parsed {
  const origin = originOf(issue, user, timestamp);
  return news(topic('issue_deleted', restriction(issue)), {
    kind: 'issue',
    ...origin,
    url: origin.place.url,
    concerns: concerning(owners(issue), user),
    action: 'deleted',
    ...stateOf(issue),
    author: actorOf(issue.fields.reporter),
    assignees: assignees(issue),
  });
}

function parentOf({ fields }: Issue): string | undefined {
  const { key, fields: own } = fields.parent ?? {};
  return [key, own?.summary].filter(Boolean).join(' ') || undefined;
}
