import { type Concern, type EventOf, type Parsed, type Place, type Route, route } from '../../src/kit/index.ts';
import { accountOf, actorOf, homeOf, pageOf, placeOf, timeOf } from './origin.ts';
import { news, pick, topic, uninteresting, unsupported } from './parsed.ts';
import type { Output } from './payload/common.ts';
import { MergeRequest, type MergeRequestLite } from './payload/merge-request.ts';

type Payload = Output<typeof MergeRequest>;
type Action = EventOf<'merge_request'>['action'];

export const mergeRequestRoutes: Readonly<Record<string, Route>> = {
  merge_request: route(MergeRequest, mergeRequest),
};

const actions: Readonly<Record<string, Action>> = {
  open: 'opened',
  close: 'closed',
  reopen: 'reopened',
  merge: 'merged',
  update: 'edited',
};

/** What bodies without an action tell by the state. */
const states: Readonly<Record<string, string>> = {
  opened: 'open',
  closed: 'close',
  reopened: 'reopen',
  merged: 'merge',
};

function mergeRequest(payload: Payload): Parsed {
  const { object_attributes: request, user } = payload;
  const word = request.action ?? pick(states, request.state) ?? request.state ?? '?';
  const known = pick(actions, word);
  if (!known) return unsupported('merge_request', word);
  const pushed = known === 'edited' && request.is_update_by_push === true;
  const name = topic('merge_request', word, pushed ? 'push' : undefined);
  if (known === 'edited' && !pushed) return uninteresting(name, 'Codeup does not say what was edited');
  const action: Action = pushed ? 'synchronized' : known;
  const place = placeOf(payload, request.target);
  return news(name, {
    kind: 'merge_request',
    place,
    actor: actorOf(user),
    ...about(request, place),
    at: timeOf(request.updated_at),
    severity: action === 'merged' ? 'good' : 'info',
    concerns: authorOf(payload),
    title: request.title,
    action,
    source: sourceOf(request),
    target: request.target_branch,
    draft: request.work_in_progress,
    body:
      action === 'opened' && request.description?.trim()
        ? { format: 'markdown', text: request.description }
        : undefined,
  });
}

/** What identifies a merge request in every event about it; its address is Codeup's own, in whatever spelling. */
export function about(
  request: Output<typeof MergeRequestLite>,
  place: Place,
): Pick<EventOf<'merge_request'>, 'thread' | 'url' | 'number'> {
  const number = request.local_id ?? request.iid ?? request.id;
  const identity = request.biz_id ?? request.id ?? number;
  return {
    thread: identity === undefined ? undefined : `${place.name}!${identity}`,
    url: pageOf(request.url, place) ?? homeOf(place),
    number: number === undefined ? undefined : `!${number}`,
  };
}

/** Whose merge request it is, unless they did it themselves. */
function authorOf({ object_attributes: { author_aliyun_pk: author }, user }: Payload): Concern[] | undefined {
  const id = author === undefined ? undefined : `${author}`;
  return id === undefined || (user && id === accountOf(user)) ? undefined : [{ id, why: 'author' }];
}

/** A branch of a fork is told with its repository: it is not the branch of that name here. */
function sourceOf({ source, source_branch, source_project_id, target_project_id }: Payload['object_attributes']) {
  const fork =
    source_project_id !== undefined && target_project_id !== undefined && source_project_id !== target_project_id;
  const from = source && placeOf({}, source);
  return fork && from && source_branch ? `${from.name}:${source_branch}` : source_branch;
}
