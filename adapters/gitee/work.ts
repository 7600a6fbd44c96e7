import type * as z from 'zod';
import { type EventOf, httpUrl, type Parsed } from '../../src/kit/index.ts';
import { about, actorOf, origin, pick, unsupported } from './origin.ts';
import type { Issue, IssueHook, NoteHook, PullRequest, PullRequestHook } from './payload.ts';

/** Gitee's word, then what an update was about: the event's action, or a review. */
const pullActions: Readonly<Record<string, EventOf<'merge_request'>['action'] | 'approved'>> = {
  open: 'opened',
  reopen: 'reopened',
  close: 'closed',
  merge: 'merged',
  assign: 'review_requested',
  unassign: 'review_request_removed',
  approved: 'approved',
  'update.source_branch_changed': 'synchronized',
};

/** A pull request: topic `pull_request.<action>[.<what an update was about>]`. */
export function pullRequest(payload: z.output<typeof PullRequestHook>): Parsed {
  const { pull_request: request, action_desc, action, target_user: target } = payload;
  const word = action === 'update' && action_desc ? `update.${action_desc}` : action;
  const topic = `pull_request.${word}`;
  const known = pick(pullActions, word);
  if (!known) return unsupported(topic);
  const { place, actor } = origin(payload);
  const common = { place, actor, at: request.updated_at, ...pullIdentity(request, place.name) };
  const author = about(request.user, 'author', actor);
  if (known === 'approved') {
    return { topic, events: [{ kind: 'review', ...common, action: known, severity: 'good', concerns: author }] };
  }
  const { additions = 0, deletions = 0, changed_files: files } = request;
  const reviewers = request.assignees.flatMap((user) => actorOf(user) ?? []);
  const asked = target ? [target] : request.assignees;
  const event: EventOf<'merge_request'> = {
    kind: 'merge_request',
    ...common,
    action: known,
    severity: known === 'merged' ? 'good' : 'info',
    concerns:
      known === 'opened' || known === 'review_requested'
        ? asked.flatMap((user) => about(user, 'review_requested', actor) ?? [])
        : author,
    source: request.head?.ref,
    target: request.base?.ref,
    draft: request.draft,
    labels: request.labels.map(({ name }) => name),
    stats: files === undefined ? undefined : { additions, deletions, files },
    reviewers: reviewers.map(({ name }) => name),
    body: known === 'opened' && request.body?.trim() ? { format: 'markdown', text: request.body } : undefined,
    subject: known.startsWith('review_request') ? actorOf(target ?? request.assignees[0])?.name : undefined,
    diffUrl: httpUrl(request.html_url) && `${httpUrl(request.html_url)}/files`,
  };
  return { topic, events: [event] };
}

/** States of an issue, by Gitee's own word. */
const states: Readonly<Record<string, EventOf<'issue'>['action']>> = {
  open: 'reopened',
  progressing: 'updated',
  closed: 'closed',
  rejected: 'closed',
};

/** An issue or task: topic `issue.<action>[.<state>]`. */
export function issue(payload: z.output<typeof IssueHook>): Parsed {
  const { issue, action } = payload;
  const changed = action === 'state_change';
  const topic = `issue.${action}${changed && issue.state ? `.${issue.state}` : ''}`;
  const actions: Readonly<Record<string, EventOf<'issue'>['action']>> = {
    open: 'opened',
    assign: 'assigned',
    delete: 'deleted',
  };
  const known = changed ? pick(states, issue.state ?? '') : pick(actions, action);
  if (!known) return unsupported(topic);
  const { place, actor } = origin(payload);
  const assignee = actorOf(issue.assignee);
  const event: EventOf<'issue'> = {
    kind: 'issue',
    place,
    actor,
    at: issue.updated_at,
    ...issueIdentity(issue, place.name),
    action: known,
    concerns:
      known === 'assigned' || known === 'opened'
        ? about(issue.assignee, 'assigned', actor)
        : about(issue.user, 'author', actor),
    type: issue.type_name,
    status: issue.state_name,
    author: actorOf(issue.user),
    assignees: assignee && [assignee.name],
    labels: issue.labels.map(({ name }) => name),
    subject: known === 'assigned' ? assignee?.name : undefined,
    changes:
      known === 'updated' && issue.state_name
        ? [{ field: { 'zh-CN': '状态', en: 'Status' }, to: issue.state_name }]
        : undefined,
    body: known === 'opened' && issue.body?.trim() ? { format: 'markdown', text: issue.body } : undefined,
  };
  return { topic, events: [event] };
}

/** A comment: topic `note.<action>`. */
export function note(payload: z.output<typeof NoteHook>): Parsed {
  const { action, comment, noteable_type: type, pull_request, issue } = payload;
  const topic = `note.${action}`;
  const known = pick({ comment: 'created', edited: 'edited', deleted: 'deleted' } as const, action);
  const on = pick({ PullRequest: 'merge_request', Issue: 'issue', Commit: 'commit' } as const, type ?? '');
  if (!known || !on) return unsupported(topic);
  const { place, actor } = origin(payload);
  const where = pull_request ? pullIdentity(pull_request, place.name) : issue && issueIdentity(issue, place.name);
  const id = comment.commit_id;
  const event: EventOf<'comment'> = {
    kind: 'comment',
    place,
    actor: actor ?? actorOf(comment.user),
    at: comment.created_at,
    ...where,
    url: httpUrl(comment.html_url) ?? where?.url,
    concerns: about((pull_request ?? issue)?.user, 'author', actor),
    on,
    action: known,
    commit: on === 'commit' && id ? { id, title: '', url: place.url && `${place.url}/commit/${id}` } : undefined,
    body: known !== 'deleted' && comment.body ? { format: 'markdown', text: comment.body } : undefined,
  };
  return { topic, events: [event] };
}

function pullIdentity({ number, title = '', html_url }: z.output<typeof PullRequest>, place: string) {
  const thread = number === undefined ? undefined : `${place}!${number}`;
  return { thread, url: httpUrl(html_url), number: number === undefined ? undefined : `!${number}`, title };
}

function issueIdentity({ number, title = '', html_url }: z.output<typeof Issue>, place: string) {
  const thread = number === undefined ? undefined : `${place}#${number}`;
  return { thread, url: httpUrl(html_url), number: number === undefined ? undefined : `#${number}`, title };
}
