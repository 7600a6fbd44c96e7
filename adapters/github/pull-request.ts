import { type EventOf, type Parsed, type Route, route, type Text } from '../../src/kit/index.ts';
import { changed, fields } from './changes.ts';
import { mentionsIn, newMentions } from './mentions.ts';
import { actorOf, asked, assigned, author, concerning, isBot, mentioned, origin, reviewerName } from './origin.ts';
import { news, pick, topic, translated, uninteresting, unsupported } from './parsed.ts';
import type { Output } from './payload/common.ts';
import { PullRequest } from './payload/pull-request.ts';
import { markdown } from './prose.ts';
import { dequeueReasons, lockReasons } from './words.ts';

type Payload = Output<typeof PullRequest>;
type Full = Payload['pull_request'];
type Action = EventOf<'merge_request'>['action'];

export const pullRequestRoutes: Readonly<Record<string, Route>> = {
  pull_request: route(PullRequest, pullRequest),
};

const actions: Readonly<Record<string, Action>> = {
  opened: 'opened',
  closed: 'closed',
  reopened: 'reopened',
  ready_for_review: 'ready',
  converted_to_draft: 'draft',
  synchronize: 'synchronized',
  edited: 'edited',
  assigned: 'assigned',
  unassigned: 'unassigned',
  review_requested: 'review_requested',
  review_request_removed: 'review_request_removed',
  labeled: 'labeled',
  unlabeled: 'unlabeled',
  milestoned: 'milestoned',
  demilestoned: 'demilestoned',
  locked: 'locked',
  unlocked: 'unlocked',
  auto_merge_enabled: 'auto_merge_enabled',
  auto_merge_disabled: 'auto_merge_disabled',
  enqueued: 'queued',
  dequeued: 'dequeued',
};

function pullRequest(payload: Payload): Parsed {
  const { pull_request: request, repository, changes } = payload;
  const known = pick(actions, payload.action);
  if (!known) return unsupported('pull_request', payload.action);
  const action: Action = known === 'closed' && request.merged ? 'merged' : known;
  const visible = [
    ...changed(fields.title, changes?.title, request.title),
    ...changed(fields.target, changes?.base?.ref, request.base?.ref),
  ];
  const bodyEdited = changes?.body !== undefined && changes.body.from !== request.body;
  if (action === 'edited' && visible.length === 0 && !bodyEdited) {
    return uninteresting('pull_request.edited', 'an edit without a visible change');
  }
  const bodyOnly = action === 'edited' && visible.length === 0;
  const bot = isBot(request.user) ? 'bot' : undefined;
  return news(topic('pull_request', payload.action, bot ?? detail(payload, action, bodyOnly)), {
    kind: 'merge_request',
    ...origin(payload),
    ...about(repository.full_name, request),
    at: request.updated_at,
    severity: severityOf(action, payload.reason),
    concerns: concernsOf(payload, action),
    action,
    ...branches(payload),
    draft: request.draft,
    labels: namesOf(request.labels),
    stats: statsOf(request),
    reviewers: [
      ...request.requested_reviewers.flatMap((reviewer) => reviewerName(reviewer) ?? []),
      ...request.requested_teams.map(({ name }) => name),
    ],
    assignees: request.assignees.map(({ login }) => login),
    changes: visible.length > 0 ? visible : undefined,
    subject: subjectOf(payload, action),
    body: action === 'opened' || action === 'ready' || bodyOnly ? markdown(request.body) : undefined,
    diffUrl: request.html_url && `${request.html_url}/files`,
  });
}

/** What identifies a pull request in every event about it. */
export function about(
  repository: string,
  request: Pick<Full, 'number' | 'title' | 'html_url' | 'user'>,
): Pick<EventOf<'merge_request'>, 'thread' | 'url' | 'number' | 'title' | 'author'> {
  return {
    thread: `${repository}#${request.number}`,
    url: request.html_url,
    number: `#${request.number}`,
    title: request.title,
    author: actorOf(request.user),
  };
}

function detail(payload: Payload, action: Action, bodyOnly: boolean): string | undefined {
  if (action === 'merged') return 'merged';
  if (action === 'dequeued') return payload.reason?.toLowerCase();
  return bodyOnly ? 'body' : undefined;
}

const harmless = ['MERGE', 'ALREADY_MERGED', 'MANUAL'];

function severityOf(action: Action, reason: string | undefined): EventOf<'merge_request'>['severity'] {
  if (action === 'merged') return 'good';
  return action === 'dequeued' && reason !== undefined && !harmless.includes(reason) ? 'warn' : 'info';
}

function concernsOf(payload: Payload, action: Action) {
  const { pull_request: request, sender, changes } = payload;
  switch (action) {
    case 'review_requested':
      return concerning(sender, asked(payload.requested_reviewer));
    case 'assigned':
    case 'unassigned':
      return concerning(sender, assigned(payload.assignee));
    case 'opened':
    case 'ready': {
      const named = action === 'opened' ? mentionsIn(request.body) : [];
      const handed = [asked(...request.requested_reviewers), assigned(...request.assignees)];
      return concerning(sender, ...handed, mentioned(named));
    }
    case 'edited': {
      const named = changes?.body ? newMentions(request.body, changes.body.from) : [];
      return concerning(sender, author(request.user), mentioned(named));
    }
    default:
      return concerning(sender, author(request.user));
  }
}

function subjectOf(payload: Payload, action: Action): Text | undefined {
  switch (action) {
    case 'labeled':
    case 'unlabeled':
      return payload.label?.name;
    case 'assigned':
    case 'unassigned':
      return actorOf(payload.assignee)?.name;
    case 'milestoned':
    case 'demilestoned':
      return payload.milestone?.title ?? payload.pull_request.milestone?.title;
    case 'review_requested':
    case 'review_request_removed':
      return reviewerName(payload.requested_reviewer) ?? payload.requested_team?.name;
    case 'locked':
      return translated(lockReasons, payload.pull_request.active_lock_reason);
    case 'dequeued':
      // Taken out by hand: then the one who did it is the reason.
      return payload.reason === 'MANUAL' ? undefined : translated(dequeueReasons, payload.reason);
    default:
      return undefined;
  }
}

/** A branch of a fork is told with its owner, `octocat:main`: it is not the branch of that name here. */
function branches({ pull_request: { head, base }, repository }: Payload): { source?: string; target?: string } {
  const fork = head?.repo?.full_name !== repository.full_name;
  return { source: (fork && head?.label) || head?.ref, target: base?.ref };
}

function statsOf({ additions, deletions, changed_files: files }: Full): EventOf<'merge_request'>['stats'] {
  const known = additions !== undefined && deletions !== undefined && files !== undefined;
  return known ? { additions, deletions, files } : undefined;
}

function namesOf(labels: readonly { name: string }[]): string[] {
  return labels.map(({ name }) => name);
}
