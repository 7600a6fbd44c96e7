import { type EventOf, type Parsed, type Route, route, type Text } from '../../src/kit/index.ts';
import { changed, fields } from './changes.ts';
import { mentionsIn, newMentions } from './mentions.ts';
import { actorOf, author, concerning, isBot, mentioned, origin } from './origin.ts';
import { news, pick, topic, translated, uninteresting, unsupported } from './parsed.ts';
import type { Output } from './payload/common.ts';
import { Discussion } from './payload/discussion.ts';
import { markdown } from './prose.ts';
import { closeReasons, lockReasons } from './words.ts';

type Payload = Output<typeof Discussion>;
type Action = EventOf<'discussion'>['action'];

export const discussionRoutes: Readonly<Record<string, Route>> = { discussion: route(Discussion, discussion) };

const actions: Readonly<Record<string, Action>> = {
  created: 'opened',
  closed: 'closed',
  reopened: 'reopened',
  answered: 'answered',
  unanswered: 'unanswered',
  edited: 'edited',
  deleted: 'deleted',
  labeled: 'labeled',
  unlabeled: 'unlabeled',
  locked: 'locked',
  unlocked: 'unlocked',
  pinned: 'pinned',
  unpinned: 'unpinned',
  transferred: 'transferred',
  category_changed: 'moved',
};

function discussion(payload: Payload): Parsed {
  const { discussion, repository, changes, answer, sender } = payload;
  const action = pick(actions, payload.action);
  if (!action) return unsupported('discussion', payload.action);
  const visible = [
    ...changed(fields.title, changes?.title, discussion.title),
    ...changed(fields.category, changes?.category && { from: changes.category.from?.name }, discussion.category?.name),
  ];
  const bodyEdited = changes?.body !== undefined && changes.body.from !== discussion.body;
  if (action === 'edited' && visible.length === 0 && !bodyEdited) {
    return uninteresting('discussion.edited', 'an edit without a visible change');
  }
  const bodyOnly = action === 'edited' && visible.length === 0;
  const detail = isBot(discussion.user) ? 'bot' : bodyOnly ? 'body' : undefined;
  return news(topic('discussion', payload.action, detail), {
    kind: 'discussion',
    ...origin(payload),
    thread: `${repository.full_name}?${discussion.number}`,
    url: urlOf(payload, action),
    at: discussion.updated_at,
    severity: action === 'answered' ? 'good' : 'info',
    concerns: concerning(sender, author(discussion.user, answer?.user), mentioned(namedIn(payload, action))),
    number: `#${discussion.number}`,
    title: discussion.title,
    action,
    category: discussion.category?.name,
    changes: visible.length > 0 ? visible : undefined,
    subject: subjectOf(payload, action),
    body:
      action === 'answered'
        ? markdown(answer?.body)
        : action === 'opened' || bodyOnly
          ? markdown(discussion.body)
          : undefined,
  });
}

function namedIn({ discussion, changes }: Payload, action: Action): string[] {
  if (action === 'opened') return mentionsIn(discussion.body);
  return action === 'edited' && changes?.body ? newMentions(discussion.body, changes.body.from) : [];
}

function urlOf({ discussion, answer, changes, repository }: Payload, action: Action): string | undefined {
  if (action === 'deleted') return repository.html_url;
  const other = action === 'answered' ? answer : action === 'transferred' ? changes?.new_discussion : undefined;
  return other?.html_url ?? discussion.html_url;
}

function subjectOf({ discussion, label, answer, changes }: Payload, action: Action): Text | undefined {
  switch (action) {
    case 'labeled':
    case 'unlabeled':
      return label?.name;
    case 'answered':
      return actorOf(answer?.user)?.name;
    case 'closed':
      return translated(closeReasons, discussion.state_reason);
    case 'locked':
      return translated(lockReasons, discussion.active_lock_reason);
    case 'transferred':
      return changes?.new_repository?.full_name;
    default:
      return undefined;
  }
}
