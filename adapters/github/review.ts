import { type EventOf, type Parsed, type Route, route } from '../../src/kit/index.ts';
import { mentionsIn, newMentions } from './mentions.ts';
import { actorOf, author, concerning, isBot, mentioned, origin } from './origin.ts';
import { news, pick, topic, uninteresting, unsupported } from './parsed.ts';
import type { Output } from './payload/common.ts';
import { PullRequestReview, PullRequestReviewThread } from './payload/pull-request.ts';
import { markdown } from './prose.ts';
import { about } from './pull-request.ts';

type Review = EventOf<'review'>;
type Payload = Output<typeof PullRequestReview>;

export const reviewRoutes: Readonly<Record<string, Route>> = {
  pull_request_review: route(PullRequestReview, review),
  pull_request_review_thread: route(PullRequestReviewThread, thread),
};

const verdicts: Readonly<Record<string, { action: Review['action']; severity: Review['severity'] }>> = {
  approved: { action: 'approved', severity: 'good' },
  changes_requested: { action: 'changes_requested', severity: 'warn' },
  commented: { action: 'commented', severity: 'info' },
  dismissed: { action: 'dismissed', severity: 'info' },
};

function review(payload: Payload): Parsed {
  const { review, pull_request: request, repository, sender, changes } = payload;
  const state = review.state.toLowerCase();
  const verdict = pick(verdicts, payload.action === 'submitted' ? state : payload.action);
  const edited = payload.action === 'edited';
  if (!(payload.action === 'submitted' || payload.action === 'dismissed' || edited) || (!verdict && !edited)) {
    return unsupported('pull_request_review', topic(payload.action, state));
  }
  if (edited && (changes?.body === undefined || changes.body.from === review.body)) {
    return uninteresting('pull_request_review.edited', 'an edit without a visible change');
  }
  const { author: _, ...identity } = about(repository.full_name, request);
  return news(topic('pull_request_review', payload.action, detail(payload, state)), {
    kind: 'review',
    ...origin(payload),
    ...identity,
    url: review.html_url ?? request.html_url,
    at: payload.action === 'submitted' ? review.submitted_at : undefined,
    severity: verdict?.severity ?? 'info',
    concerns: concerning(
      sender,
      author(payload.action === 'dismissed' ? review.user : request.user),
      mentioned(namedIn(payload)),
    ),
    action: verdict?.action ?? 'edited',
    reviewer: actorOf(review.user)?.name,
    body: payload.action === 'dismissed' ? undefined : markdown(review.body),
  });
}

function namedIn({ action, review, changes }: Payload): string[] {
  if (action === 'submitted') return mentionsIn(review.body);
  return action === 'edited' ? newMentions(review.body, changes?.body?.from) : [];
}

/**
 * A review that only carries inline comments is submitted as a comment without a text, next to one
 * `pull_request_review_comment` for each of them.
 */
function detail({ action, review }: Payload, state: string): string | undefined {
  if (isBot(review.user)) return 'bot';
  if (action !== 'submitted') return undefined;
  return state === 'commented' && !review.body?.trim() ? 'empty' : state;
}

function thread(payload: Output<typeof PullRequestReviewThread>): Parsed {
  const { action, pull_request: request, repository, sender } = payload;
  if (action !== 'resolved' && action !== 'unresolved') return unsupported('pull_request_review_thread', action);
  const first = payload.thread?.comments[0];
  const { author: _, ...identity } = about(repository.full_name, request);
  return news(topic('pull_request_review_thread', action), {
    kind: 'review',
    ...origin(payload),
    ...identity,
    url: first?.html_url ?? request.html_url,
    concerns: concerning(sender, author(request.user)),
    action,
    path: first?.path,
    body: markdown(first?.body),
  });
}
