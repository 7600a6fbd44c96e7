import { type EventOf, type Parsed, type Route, route } from '../../src/kit/index.ts';
import { originOf, restriction, siteFor } from './origin.ts';
import { news, pick, topic } from './parsed.ts';
import type { User } from './payload/common.ts';
import { type Comment, CommentEvent, type Issue, type IssueEvent } from './payload/issue.ts';
import { actorOf, concerning, namesIn, owners } from './people.ts';
import { proseOf } from './prose.ts';
import { issuePage, issueThread, searchPage, siteOf, sitePlace } from './site.ts';

type Action = EventOf<'comment'>['action'];

export const commentRoutes: Readonly<Record<string, Route>> = {
  comment_created: route(CommentEvent, (payload) => said('created', payload)),
  comment_updated: route(CommentEvent, (payload) => said('edited', payload)),
  comment_deleted: route(CommentEvent, (payload) => said('deleted', payload)),
};

const topics: Readonly<Record<Action, string>> = {
  created: 'comment_created',
  edited: 'comment_updated',
  deleted: 'comment_deleted',
};

/**
 * A comment event. Data Center up to 9 leaves the issue out and sends the same comment with it as an update of the issue:
 * then this is the copy.
 */
function said(action: Action, { comment, issue, user, timestamp }: CommentEvent): Parsed {
  const name = topic(topics[action], issue ? undefined : 'copy', privacy(comment, issue));
  const actor = user ?? (action === 'deleted' ? undefined : (comment.updateAuthor ?? comment.author));
  return news(name, remark(action, comment, issue, actor, timestamp));
}

const types: Readonly<Record<string, Action>> = {
  issue_commented: 'created',
  issue_comment_edited: 'edited',
  issue_comment_deleted: 'deleted',
};

/**
 * An update of an issue that only brings a comment, told as a comment. Cloud says the same in a comment event, always with
 * the issue: then this is the copy. Undefined where there is no comment.
 */
export function commentOnly(payload: IssueEvent): Parsed | undefined {
  const { issue, user, comment, timestamp, issue_event_type_name: type } = payload;
  const action = pick(types, type) ?? (comment && inferred(comment));
  if (!action || (!comment && action !== 'deleted')) return undefined;
  const cloud = (user ?? comment?.updateAuthor ?? comment?.author)?.accountId !== undefined;
  const name = topic(
    topics[action],
    cloud ? 'copy' : undefined,
    comment ? privacy(comment, issue) : restriction(issue),
  );
  return news(name, remark(action, comment, issue, user ?? comment?.updateAuthor, timestamp));
}

/** Old servers do not name the event: a comment that was edited is younger than its creation. */
function inferred({ created, updated }: Comment): Action {
  return created !== undefined && updated !== undefined && Date.parse(updated) > Date.parse(created)
    ? 'edited'
    : 'created';
}

function remark(
  action: Action,
  comment: Comment | undefined,
  issue: Issue | undefined,
  user: User | undefined,
  at: string | undefined,
): EventOf<'comment'> {
  const people = [user, comment?.author, comment?.updateAuthor];
  const { body, mentioned } = action === 'deleted' ? { mentioned: [] } : proseOf(comment?.body, namesIn(issue, people));
  return {
    kind: 'comment',
    ...(issue ? about(issue, comment, user, at, action) : nowhere(comment, user, at)),
    concerns: concerning([...mentioned, ...(issue ? owners(issue) : [])], user),
    on: 'issue',
    action,
    body,
  };
}

function about(
  issue: Issue,
  comment: Comment | undefined,
  user: User | undefined,
  at: string | undefined,
  action: Action,
) {
  const site = siteFor(issue, user, comment?.self);
  const url = issuePage(site, issue.key, action === 'deleted' ? undefined : comment?.id);
  return { ...originOf(issue, user, at, site), title: issue.fields.summary, url };
}

/** Without its issue a comment only knows the number behind the key: `…/issue/10013/comment/10082`. */
function nowhere(comment: Comment | undefined, user: User | undefined, at: string | undefined) {
  const site = siteOf(comment?.self, user?.self);
  const id = /\/issue\/(\d+)\/comment\//.exec(comment?.self ?? '')?.[1];
  return {
    place: sitePlace(site),
    actor: actorOf(user),
    thread: issueThread(site, id),
    url: searchPage(site, 'id', id),
    at,
  };
}

/** Not for everybody: an internal note, a comment for a role, or anything on a restricted issue. */
function privacy({ visibility, jsdPublic }: Comment, issue: Issue | undefined): string | undefined {
  return visibility || jsdPublic === false ? 'restricted' : issue && restriction(issue);
}
