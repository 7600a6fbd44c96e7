import { type EventOf, type Parsed, type Route, route, type Text } from '../../src/kit/index.ts';
import { changeOf, fieldChanges } from './changelog.ts';
import { originOf, restriction, siteFor, stateOf } from './origin.ts';
import { filled, news, topic, type Words, words } from './parsed.ts';
import type { Issue } from './payload/issue.ts';
import { AttachmentEvent, IssueLinkEvent, WorklogEvent } from './payload/records.ts';
import { actorOf } from './people.ts';
import { proseOf } from './prose.ts';
import { issueThread, type Site, searchPage, siteOf, sitePlace } from './site.ts';

/** What hangs off an issue and rarely says which one: work, links, files. */
export const recordRoutes: Readonly<Record<string, Route>> = {
  worklog_created: worklog(
    'worklog_created',
    words('登记了 * 工时', 'logged * of work'),
    words('登记了工时', 'logged work'),
  ),
  worklog_updated: worklog(
    'worklog_updated',
    words('将一条工时改为 *', 'changed a work log to *'),
    words('修改了工时', 'changed a work log'),
  ),
  worklog_deleted: worklog(
    'worklog_deleted',
    words('删除了 * 工时', 'deleted * of logged work'),
    words('删除了工时', 'deleted a work log'),
  ),
  issuelink_created: link('issuelink_created', words('关联了两个问题', 'linked two issues')),
  issuelink_deleted: link('issuelink_deleted', words('取消了两个问题的关联', 'removed a link between two issues')),
  attachment_created: attachment(
    'attachment_created',
    words('添加了附件 *', 'attached *'),
    words('添加了附件', 'attached a file'),
  ),
  attachment_deleted: attachment(
    'attachment_deleted',
    words('删除了附件 *', 'deleted the attachment *'),
    words('删除了附件', 'deleted an attachment'),
  ),
};

function worklog(name: string, title: Words, untold: Words): Route {
  return route(WorklogEvent, (payload): Parsed => {
    const { worklog, issue, user, timestamp } = payload;
    if (!worklog && issue) return logged(name, payload, issue);
    const doer = user ?? worklog?.updateAuthor ?? worklog?.author;
    const site = siteOf(worklog?.self, doer?.self);
    return news(topic(name, issue && restriction(issue)), {
      kind: 'notice',
      ...(issue ? known(issue, site) : unknown(site, worklog?.issueId)),
      actor: actorOf(doer),
      at: timestamp,
      title: told(title, untold, worklog?.timeSpent),
      body: name === 'worklog_deleted' ? undefined : proseOf(worklog?.comment, new Map()).body,
    });
  });
}

/** Old servers send the issue with a changelog: time spent and what is left. */
function logged(name: string, { user, timestamp, changelog }: WorklogEvent, issue: Issue): Parsed {
  const changes = fieldChanges(changelog?.items ?? []).map(changeOf);
  return news(topic(name, restriction(issue)), {
    kind: 'issue',
    ...originOf(issue, user, timestamp),
    action: 'updated',
    ...stateOf(issue),
    changes: changes.length > 0 ? changes : undefined,
  });
}

/** Which issues they are comes as two numbers that nobody knows. */
function link(name: string, title: Words): Route {
  return route(IssueLinkEvent, ({ issueLink, timestamp }) => {
    const relation = issueLink.issueLinkType?.outwardName ?? issueLink.issueLinkType?.name;
    return news(name, {
      kind: 'notice',
      place: sitePlace(siteOf()),
      at: timestamp,
      title,
      facts: relation === undefined ? undefined : [{ name: words('关系', 'Relation'), value: relation }],
    });
  });
}

function attachment(name: string, title: Words, untold: Words): Route {
  return route(AttachmentEvent, ({ attachment, issue, user, timestamp }) => {
    const doer = user ?? (name === 'attachment_created' ? attachment.author : undefined);
    const site = siteOf(attachment.self, doer?.self);
    return news(topic(name, issue && restriction(issue)), {
      kind: 'notice',
      ...(issue ? known(issue, site) : unknown(site)),
      actor: actorOf(doer),
      at: timestamp,
      title: told(title, untold, attachment.filename),
    });
  });
}

type About = Pick<EventOf<'notice'>, 'place' | 'thread' | 'url' | 'facts'>;

function known(issue: Issue, fallback: Site): About {
  const { place, thread, url, number, title } = originOf(
    issue,
    undefined,
    undefined,
    siteFor(issue, undefined, fallback.base && `${fallback.base}/rest/`),
  );
  return { place, thread, url, facts: [{ name: words('问题', 'Issue'), value: `${number} ${title}`.trim() }] };
}

function unknown(site: Site, id?: string): About {
  return { place: sitePlace(site), thread: issueThread(site, id), url: searchPage(site, 'id', id) ?? site.base };
}

function told(title: Words, untold: Words, value: string | undefined): Text {
  return value === undefined ? untold : filled(title, value);
}
