import { type EventOf, httpUrl, type Parsed, type Route, route, type VerifiedRequest } from '../../src/kit/index.ts';
import { bareCommit, commitOf } from './commit.ts';
import { aboutIssue } from './issue.ts';
import { aboutRequest } from './merge-request-parts.ts';
import { origin } from './origin.ts';
import { news, pick, topic, uninteresting, unsupported } from './parsed.ts';
import type { Output, User } from './payload/common.ts';
import { Note } from './payload/note.ts';
import { concerning, isBot, known, mentioned } from './people.ts';
import { markdown } from './prose.ts';
import { isoTime } from './time.ts';

type Payload = Output<typeof Note>;
type Comment = EventOf<'comment'>;
type Place = Comment['place'];

/** What was commented on, as far as the comment tells it. */
type Subject = Pick<Comment, 'on' | 'number' | 'title' | 'thread' | 'url' | 'commit'> & {
  author?: number;
  assignees?: readonly number[];
};

export const noteRoutes: Readonly<Record<string, Route>> = {
  note: route(Note, (payload, req) => note('note', payload, req)),
  confidential_note: route(Note, (payload, req) => note('confidential_note', payload, req)),
};

const subjects: Readonly<
  Record<string, [part: string, find: (payload: Payload, place: Place) => Subject | undefined]>
> = {
  MergeRequest: ['merge_request', onRequest],
  Issue: ['issue', onIssue],
  WorkItem: ['work_item', onIssue],
  Epic: ['epic', onEpic],
  Commit: ['commit', onCommit],
  Snippet: ['snippet', onSnippet],
};

function note(event: string, payload: Payload, req: VerifiedRequest): Parsed {
  const { object_attributes: said, user } = payload;
  const { action = 'create' } = said;
  const known = pick(subjects, said.noteable_type);
  if (!known) return unsupported(event, said.noteable_type);
  const [part, find] = known;
  if (action !== 'create' && action !== 'update') return unsupported(event, action);
  const name = topic(event, action, isBot(user) ? 'bot' : part);
  if (said.system) return uninteresting(name, 'a note that GitLab wrote itself');
  const { place, actor } = origin(payload, req, said.url);
  const subject = find(payload, place);
  if (!subject) return uninteresting(name, `the ${part} that it is about was not sent`);
  const { author, assignees, ...about } = subject;
  return news(name, {
    kind: 'comment',
    place,
    actor,
    ...about,
    url: httpUrl(said.url) ?? about.url,
    at: isoTime(said.updated_at ?? said.created_at),
    concerns: concernsOf(said.note, user, author, assignees),
    action: action === 'create' ? 'created' : 'edited',
    body: markdown(said.note),
    path: said.position?.new_path ?? said.position?.old_path ?? said.st_diff?.new_path,
    line: said.position?.new_line ?? said.position?.old_line,
  });
}

/** Those who are named in the text before those whose work it is. */
function concernsOf(
  text: string | undefined,
  doer: User | undefined,
  author?: number,
  assignees: readonly number[] = [],
) {
  return concerning(
    [
      ['mentioned', mentioned(text)],
      ['assigned', assignees.map((id) => known(id, [doer]))],
      ['author', [known(author, [doer])]],
    ],
    doer,
  );
}

function onRequest({ merge_request: request }: Payload, place: Place): Subject | undefined {
  if (!request) return undefined;
  const { author_id: author, assignee_ids: assignees } = request;
  return { on: 'merge_request', ...aboutRequest(request, place), author, assignees };
}

function onIssue({ issue, work_item }: Payload, place: Place): Subject | undefined {
  const item = work_item ?? issue;
  return item && { on: 'issue', ...aboutIssue(item, place), author: item.author_id, assignees: item.assignee_ids };
}

function onEpic({ epic }: Payload, place: Place): Subject | undefined {
  return epic && { on: 'issue', ...aboutIssue(epic, place), author: epic.author_id };
}

function onCommit({ commit, object_attributes: { commit_id } }: Payload, place: Place): Subject | undefined {
  const found = commit ? commitOf(commit, place) : commit_id ? bareCommit(commit_id, place) : undefined;
  return found && { on: 'commit', thread: `${place.name}/commit/${found.id}`, url: found.url, commit: found };
}

function onSnippet({ snippet }: Payload, place: Place): Subject | undefined {
  return (
    snippet && { on: 'snippet', thread: `${place.name}$${snippet.id}`, title: snippet.title, author: snippet.author_id }
  );
}
