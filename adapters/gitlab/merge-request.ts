import { type EventOf, httpUrl, type Parsed, type Route, route, type VerifiedRequest } from '../../src/kit/index.ts';
import { aboutRequest, branches, diffOf, isDraft } from './merge-request-parts.ts';
import { type Update, updateOf } from './merge-request-update.ts';
import { origin } from './origin.ts';
import { news, pick, topic, uninteresting, unsupported, words } from './parsed.ts';
import type { Output, User } from './payload/common.ts';
import { MergeRequest } from './payload/merge-request.ts';
import { actorOf, concerning, isBot, isBotBranch, known, mentioned, nameOf, namesOf, type Party } from './people.ts';
import { markdown } from './prose.ts';
import { isoTime } from './time.ts';

type Payload = Output<typeof MergeRequest>;
type Attributes = Payload['object_attributes'];
type Action = EventOf<'merge_request'>['action'];

export const mergeRequestRoutes: Readonly<Record<string, Route>> = {
  merge_request: route(MergeRequest, mergeRequest),
};

const actions: Readonly<Record<string, Action>> = {
  open: 'opened',
  close: 'closed',
  reopen: 'reopened',
  merge: 'merged',
};

/** `approval` leaves approvals to be given, `approved` does not; each click sends one of them. */
const verdicts: Readonly<
  Record<string, { action: EventOf<'review'>['action']; severity: EventOf<'review'>['severity'] }>
> = {
  approved: { action: 'approved', severity: 'good' },
  approval: { action: 'approved', severity: 'info' },
  unapproved: { action: 'unapproved', severity: 'info' },
  unapproval: { action: 'unapproved', severity: 'info' },
};

const pending = words('还需要其他人批准', 'more approvals are needed');

function mergeRequest(payload: Payload, req: VerifiedRequest): Parsed {
  const { object_attributes: request } = payload;
  const action = request.action ?? actionOf(request);
  const bot = isBot(authorOf(payload)) || isBotBranch(request.source_branch) ? 'bot' : undefined;
  const verdict = pick(verdicts, action);
  if (verdict) {
    const reset = request.system === true;
    return news(topic('merge_request', action, reset ? 'system' : bot), {
      ...reviewed(payload, req),
      ...verdict,
      note: action === 'approval' ? pending : undefined,
      // Nobody took it back: new commits did.
      ...(reset ? { actor: undefined } : { reviewer: nameOf(payload.user) }),
    });
  }
  const plain = pick(actions, action);
  if (plain) return news(topic('merge_request', action, bot), told(payload, req, { action: plain }));
  if (action !== 'update') return unsupported('merge_request', action);
  const update = updateOf(payload);
  if (!update) return uninteresting('merge_request.update', 'an update without a visible change');
  const name = topic('merge_request', 'update', bot ?? update.detail);
  if ('silent' in update) return uninteresting(name, update.silent);
  if (!('verdict' in update)) {
    const { detail: _, ...rest } = update;
    return news(name, told(payload, req, rest));
  }
  return news(name, {
    ...reviewed(payload, req),
    action: update.verdict,
    severity: update.verdict === 'changes_requested' ? 'warn' : 'info',
    reviewer: nameOf(update.by),
  });
}

/** Old servers and the system hooks of some say no action; a merge request that was just made is new. */
function actionOf({ state, created_at: created, updated_at: updated }: Attributes): string {
  const table = { closed: 'close', merged: 'merge', reopened: 'reopen' };
  return pick(table, state) ?? (created !== undefined && created === updated ? 'open' : 'update');
}

/** Who opened it. Only the id is sent; the account is known where it has another part in the payload. */
function authorOf({ object_attributes: { author_id }, user, assignees, reviewers }: Payload): User | undefined {
  return known(author_id, [user, ...assignees, ...reviewers]);
}

function told(
  payload: Payload,
  req: VerifiedRequest,
  { action, concerns, ...rest }: Omit<Extract<Update, { action: unknown }>, 'detail'>,
): EventOf<'merge_request'> {
  const { object_attributes: request, reviewers } = payload;
  const base = identity(payload, req);
  const fresh = action === 'opened' || action === 'ready';
  const assignees = assigneesOf(payload);
  const parties: readonly Party[] = fresh
    ? [
        ['review_requested', reviewers],
        ['assigned', assignees],
        ['mentioned', mentioned(request.description)],
      ]
    : (concerns ?? [['author', [authorOf(payload)]]]);
  const labels = payload.labels.length > 0 ? payload.labels : request.labels;
  return {
    kind: 'merge_request',
    ...base,
    severity: action === 'merged' ? 'good' : 'info',
    concerns: concerning(parties, payload.user),
    action,
    author: actorOf(authorOf(payload), payload.project, req),
    ...branches(request),
    draft: isDraft(request),
    labels: labels.map(({ title }) => title),
    reviewers: namesOf(reviewers),
    assignees: namesOf(assignees),
    body: fresh ? markdown(request.description) : undefined,
    diffUrl: diffOf(request, base),
    ...rest,
  };
}

function reviewed(payload: Payload, req: VerifiedRequest): Omit<EventOf<'review'>, 'action'> {
  return {
    kind: 'review',
    ...identity(payload, req),
    concerns: concerning([['author', [authorOf(payload)]]], payload.user),
  };
}

/** What all news about one merge request share. */
function identity(payload: Payload, req: VerifiedRequest) {
  const { object_attributes: request } = payload;
  const url = httpUrl(request.url);
  const { place, actor } = origin({ ...payload, project: payload.project ?? request.target }, req, url);
  return {
    place,
    actor,
    ...aboutRequest(request, place),
    at: isoTime(request.updated_at),
  };
}

function assigneesOf({ assignees, assignee }: Payload): readonly User[] {
  return assignees.length > 0 ? assignees : assignee ? [assignee] : [];
}
