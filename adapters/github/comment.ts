import { type EventOf, type Parsed, type Route, route } from '../../src/kit/index.ts';
import { commitPage } from './links.ts';
import { mentionsIn, newMentions } from './mentions.ts';
import { assigned, author, concerning, isBot, mentioned, origin, type Part } from './origin.ts';
import { news, pick, topic, uninteresting, unsupported } from './parsed.ts';
import {
  type Comment,
  CommitComment,
  DiscussionComment,
  IssueComment,
  PullRequestReviewComment,
} from './payload/comment.ts';
import type { Envelope, Output } from './payload/common.ts';
import { markdown } from './prose.ts';

type CommentEvent = EventOf<'comment'>;
type Written = Output<typeof Comment>;

export const commentRoutes: Readonly<Record<string, Route>> = {
  issue_comment: route(IssueComment, onIssue),
  pull_request_review_comment: route(PullRequestReviewComment, onChange),
  commit_comment: route(CommitComment, onCommit),
  discussion_comment: route(DiscussionComment, onDiscussion),
};

const actions: Readonly<Record<string, CommentEvent['action']>> = {
  created: 'created',
  edited: 'edited',
  deleted: 'deleted',
};

interface Payload extends Envelope {
  action: string;
  comment: Written;
  changes?: { body?: { from?: string } };
}

/** Everything but what was commented on, which `about` brings along. A deleted text is not repeated. */
function said(
  event: string,
  payload: Payload,
  about: Omit<CommentEvent, 'kind' | 'place' | 'action' | 'body' | 'concerns'>,
  parts: readonly Part[] = [],
): Parsed {
  const { comment, changes, sender } = payload;
  const action = pick(actions, payload.action);
  if (!action) return unsupported(event, payload.action);
  if (action === 'edited' && (changes?.body === undefined || changes.body.from === comment.body)) {
    return uninteresting(topic(event, 'edited'), 'an edit without a visible change');
  }
  return news(topic(event, payload.action, isBot(comment.user) ? 'bot' : undefined), {
    ...about,
    kind: 'comment',
    ...origin(payload),
    url: action === 'deleted' ? about.url : (comment.html_url ?? about.url),
    at: action === 'deleted' ? undefined : (comment.updated_at ?? comment.created_at),
    concerns: concerning(sender, ...parts, mentioned(namedIn(payload, action))),
    action,
    body: action === 'deleted' ? undefined : markdown(comment.body),
  });
}

function namedIn({ comment, changes }: Payload, action: CommentEvent['action']): string[] {
  if (action === 'created') return mentionsIn(comment.body);
  return action === 'edited' ? newMentions(comment.body, changes?.body?.from) : [];
}

function onIssue(payload: Output<typeof IssueComment>): Parsed {
  const { issue, repository } = payload;
  const about = {
    on: issue.pull_request ? ('merge_request' as const) : ('issue' as const),
    thread: `${repository.full_name}#${issue.number}`,
    url: issue.html_url,
    number: `#${issue.number}`,
    title: issue.title,
  };
  return said('issue_comment', payload, about, [author(issue.user), assigned(...issue.assignees)]);
}

function onChange(payload: Output<typeof PullRequestReviewComment>): Parsed {
  const { pull_request: request, comment, repository } = payload;
  const about = {
    on: 'merge_request' as const,
    thread: `${repository.full_name}#${request.number}`,
    url: request.html_url,
    number: `#${request.number}`,
    title: request.title,
    path: comment.path,
    line: comment.line,
    reply: comment.in_reply_to_id !== undefined || undefined,
  };
  return said('pull_request_review_comment', payload, about, [author(request.user), assigned(...request.assignees)]);
}

function onCommit(payload: Output<typeof CommitComment>): Parsed {
  const { comment, repository } = payload;
  const url = commitPage(repository, comment.commit_id);
  return said('commit_comment', payload, {
    on: 'commit',
    thread: `${repository.full_name}/commit/${comment.commit_id}`,
    url,
    commit: { id: comment.commit_id, title: '', url },
    path: comment.path,
    line: comment.line,
  });
}

function onDiscussion(payload: Output<typeof DiscussionComment>): Parsed {
  const { discussion, comment, repository } = payload;
  const about = {
    on: 'discussion' as const,
    thread: `${repository.full_name}?${discussion.number}`,
    url: discussion.html_url,
    number: `#${discussion.number}`,
    title: discussion.title,
    reply: comment.parent_id !== undefined || undefined,
  };
  return said('discussion_comment', payload, about, [author(discussion.user)]);
}
