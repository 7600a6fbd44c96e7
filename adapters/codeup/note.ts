import { type EventOf, type Parsed, type Route, route } from '../../src/kit/index.ts';
import { commitOf } from './commit.ts';
import { about } from './merge-request.ts';
import { accountOf, actorOf, homeOf, pageOf, placeOf, timeOf } from './origin.ts';
import { news } from './parsed.ts';
import type { Output } from './payload/common.ts';
import { Note } from './payload/merge-request.ts';

type Payload = Output<typeof Note>;
type Event = EventOf<'comment'>;

/** Comments (评论事件) on merge requests and commits; on issues in the old 阿里云Code. */
export const noteRoutes: Readonly<Record<string, Route>> = { note: route(Note, note) };

function note(payload: Payload): Parsed {
  const { object_attributes: note, user } = payload;
  const place = placeOf(payload, payload.merge_request?.target);
  const thing = commented(payload, place);
  return news('note', {
    kind: 'comment',
    place,
    actor: actorOf(user),
    ...thing,
    url: pageOf(note?.url, place) ?? thing.url ?? homeOf(place),
    at: timeOf(note?.updated_at ?? note?.created_at),
    action: 'created',
    body: note?.note?.trim() ? { format: 'markdown', text: note.note } : undefined,
  });
}

/** What was commented on: the kind that is named, else whatever the body brings along. */
function commented(
  payload: Payload,
  place: Event['place'],
): Pick<Event, 'on' | 'thread' | 'url' | 'number' | 'title' | 'commit' | 'concerns'> {
  const { merge_request: request, commit, issue, object_attributes: note } = payload;
  const type = note?.noteable_type?.toLowerCase();
  if (commit && type !== 'mergerequest' && type !== 'issue') {
    const known = commitOf(commit, place);
    return { on: 'commit', thread: `${place.name}/commit/${commit.id}`, url: known.url, commit: known };
  }
  if (issue && type !== 'mergerequest') {
    const number = issue.iid ?? issue.id;
    const name = number === undefined ? undefined : `#${number}`;
    return { on: 'issue', thread: name && `${place.name}#${issue.id ?? number}`, number: name, title: issue.title };
  }
  return {
    on: 'merge_request',
    title: request?.title,
    ...(request && about(request, place)),
    concerns: authorOf(payload),
  };
}

function authorOf({ merge_request: request, user }: Payload): Event['concerns'] {
  const id = request?.author_aliyun_pk === undefined ? undefined : `${request.author_aliyun_pk}`;
  return id === undefined || (user && id === accountOf(user)) ? undefined : [{ id, why: 'author' }];
}
