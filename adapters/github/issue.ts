import type { EventOf, Parsed, Route, Text } from '../../src/kit/index.ts';
import { route } from '../../src/kit/index.ts';
import { changed, fields } from './changes.ts';
import { mentionsIn, newMentions } from './mentions.ts';
import { actorOf, assigned, author, concerning, isBot, mentioned, origin } from './origin.ts';
import { news, pick, topic, translated, uninteresting, unsupported } from './parsed.ts';
import type { Output } from './payload/common.ts';
import { Issues } from './payload/issue.ts';
import { markdown } from './prose.ts';
import { closeReasons, lockReasons } from './words.ts';

type Payload = Output<typeof Issues>;
type Action = EventOf<'issue'>['action'];

export const issueRoutes: Readonly<Record<string, Route>> = { issues: route(Issues, issues) };

const actions: Readonly<Record<string, Action>> = {
  opened: 'opened',
  closed: 'closed',
  reopened: 'reopened',
  edited: 'edited',
  deleted: 'deleted',
  assigned: 'assigned',
  unassigned: 'unassigned',
  labeled: 'labeled',
  unlabeled: 'unlabeled',
  milestoned: 'milestoned',
  demilestoned: 'demilestoned',
  locked: 'locked',
  unlocked: 'unlocked',
  pinned: 'pinned',
  unpinned: 'unpinned',
  transferred: 'transferred',
  typed: 'typed',
  untyped: 'untyped',
};

function issues(payload: Payload): Parsed {
  const { issue, repository, changes } = payload;
  const action = pick(actions, payload.action);
  if (!action) return unsupported('issues', payload.action);
  const visible = changed(fields.title, changes?.title, issue.title);
  const bodyEdited = changes?.body !== undefined && changes.body.from !== issue.body;
  if (action === 'edited' && visible.length === 0 && !bodyEdited) {
    return uninteresting('issues.edited', 'an edit without a visible change');
  }
  const bodyOnly = action === 'edited' && visible.length === 0;
  const detail = isBot(issue.user) ? 'bot' : bodyOnly ? 'body' : undefined;
  const completed = action === 'closed' && (issue.state_reason ?? 'completed') === 'completed';
  return news(topic('issues', payload.action, detail), {
    kind: 'issue',
    ...origin(payload),
    thread: `${repository.full_name}#${issue.number}`,
    url: urlOf(payload, action),
    at: issue.updated_at,
    severity: completed ? 'good' : 'info',
    concerns: concernsOf(payload, action),
    number: `#${issue.number}`,
    title: issue.title,
    action,
    type: issue.type?.name,
    author: actorOf(issue.user),
    assignees: issue.assignees.map(({ login }) => login),
    labels: issue.labels.map(({ name }) => name),
    milestone: issue.milestone?.title,
    changes: visible.length > 0 ? visible : undefined,
    subject: subjectOf(payload, action),
    body: action === 'opened' || bodyOnly ? markdown(issue.body) : undefined,
  });
}

/** Where it can be read now: a deleted issue nowhere, so its repository stands in. */
function urlOf({ issue, changes, repository }: Payload, action: Action): string | undefined {
  if (action === 'deleted') return repository.html_url;
  return (action === 'transferred' ? changes?.new_issue?.html_url : undefined) ?? issue.html_url;
}

function concernsOf({ issue, assignee, sender, changes }: Payload, action: Action) {
  if (action === 'assigned' || action === 'unassigned') return concerning(sender, assigned(assignee));
  const edited = action === 'edited' && changes?.body ? newMentions(issue.body, changes.body.from) : [];
  const named = action === 'opened' ? mentionsIn(issue.body) : edited;
  return concerning(sender, author(issue.user), assigned(...issue.assignees), mentioned(named));
}

function subjectOf({ issue, label, assignee, milestone, type, changes }: Payload, action: Action): Text | undefined {
  switch (action) {
    case 'labeled':
    case 'unlabeled':
      return label?.name;
    case 'assigned':
    case 'unassigned':
      return actorOf(assignee)?.name;
    case 'milestoned':
    case 'demilestoned':
      return milestone?.title ?? issue.milestone?.title;
    case 'typed':
    case 'untyped':
      return type?.name ?? issue.type?.name;
    case 'locked':
      return translated(lockReasons, issue.active_lock_reason);
    case 'closed':
      return translated(closeReasons, issue.state_reason);
    case 'transferred':
      return changes?.new_repository?.full_name;
    case 'opened':
      return changes?.old_repository?.full_name;
    default:
      return undefined;
  }
}
