import type { Change, EventOf, Text } from '../../src/kit/index.ts';
import { changed, enumerated, fields, labels, people } from './changes.ts';
import { saysDraft, withoutDraft } from './draft.ts';
import { pick } from './parsed.ts';
import type { Output, User } from './payload/common.ts';
import type { MergeRequest, Reviewer } from './payload/merge-request.ts';
import { isSame, namesOf, type Party } from './people.ts';
import { markdown } from './prose.ts';

type Payload = Output<typeof MergeRequest>;
type Changes = NonNullable<Payload['changes']>;
type Event = EventOf<'merge_request'>;

/** What an `update` was about: something done to the merge request, a verdict of a reviewer, or nothing to tell twice. */
export type Update = { detail: string } & (
  | {
      action: Event['action'];
      subject?: Text;
      changes?: Change[];
      body?: Event['body'];
      /** Whom it is about; its author where this is absent. */
      concerns?: readonly Party[];
    }
  | { verdict: EventOf<'review'>['action']; by: User }
  | { silent: string }
);

/**
 * The most telling of everything that one update changed: new commits, then whether it can be reviewed, reviewers, what it
 * is called, who has it, and at last bookkeeping. Undefined when nothing changed that a reader could see.
 */
export function updateOf({ object_attributes: request, changes }: Payload): Update | undefined {
  if (request.oldrev) return { detail: 'commits', action: 'synchronized' };
  if (!changes) return undefined;
  return (
    draftTurn(changes, request.description) ??
    reviewTurn(changes.reviewers) ??
    edit(changes) ??
    assignment(changes) ??
    bookkeeping(changes, request.description)
  );
}

function draftTurn({ draft, title }: Changes, description: string | undefined): Update | undefined {
  const [before, now] = draft
    ? [draft.previous, draft.current]
    : [saysDraft(title?.previous), saysDraft(title?.current)];
  if (Boolean(before) === Boolean(now)) return undefined;
  return now ? { detail: 'draft', action: 'draft' } : { detail: 'ready', action: 'ready', body: markdown(description) };
}

const states: Readonly<Record<string, EventOf<'review'>['action']>> = {
  requested_changes: 'changes_requested',
  reviewed: 'commented',
};

function reviewTurn(pair: Changes['reviewers']): Update | undefined {
  const [before, after] = [pair?.previous ?? [], pair?.current ?? []];
  const { added } = people(pair);
  const asked = after.filter((user) => added.includes(user) || isAskedAgain(before, user));
  if (asked.length > 0) {
    return {
      detail: 'review_requested',
      action: 'review_requested',
      subject: enumerated(namesOf(asked)),
      concerns: [['review_requested', asked]],
    };
  }
  for (const by of after) {
    const earlier = before.find((user) => isSame(user, by));
    if (!earlier || earlier.state === by.state) continue;
    const verdict = pick(states, by.state);
    if (verdict) return { detail: by.state ?? verdict, verdict, by };
    if (by.state === 'approved' || by.state === 'unapproved') {
      return { detail: 'reviewers', silent: 'an event of its own says who approved' };
    }
  }
  return undefined;
}

function isAskedAgain(before: readonly Reviewer[], user: Reviewer): boolean {
  return user.re_requested === true && before.find((other) => isSame(other, user))?.re_requested !== true;
}

function edit({ title, target_branch: target }: Changes): Update | undefined {
  const plain = title && {
    previous: title.previous && withoutDraft(title.previous),
    current: title.current && withoutDraft(title.current),
  };
  const changes = [...changed(fields.title, plain), ...changed(fields.target, target)];
  return changes.length > 0 ? { detail: 'edited', action: 'edited', changes } : undefined;
}

function assignment({ assignees, reviewers }: Changes): Update | undefined {
  const { added, removed } = people(assignees);
  if (added.length > 0) {
    const concerns: readonly Party[] = [['assigned', added]];
    return { detail: 'assigned', action: 'assigned', subject: enumerated(namesOf(added)), concerns };
  }
  if (removed.length > 0) {
    const concerns: readonly Party[] = [[undefined, removed]];
    return { detail: 'unassigned', action: 'unassigned', subject: enumerated(namesOf(removed)), concerns };
  }
  const left = people(reviewers).removed;
  if (left.length === 0) return undefined;
  const detail = 'review_request_removed';
  return { detail, action: detail, subject: enumerated(namesOf(left)), concerns: [[undefined, left]] };
}

function bookkeeping(changes: Changes, description: string | undefined): Update | undefined {
  const { milestone_id: milestone, discussion_locked: lock, merge_when_pipeline_succeeds: auto } = changes;
  if (changes.description && changes.description.previous !== changes.description.current) {
    return { detail: 'description', action: 'edited', body: markdown(description) };
  }
  const { added, removed } = labels(changes.labels);
  if (added.length > 0) return { detail: 'labels', action: 'labeled', subject: enumerated(added) };
  if (removed.length > 0) return { detail: 'labels', action: 'unlabeled', subject: enumerated(removed) };
  if (milestone && milestone.previous !== milestone.current) {
    return { detail: 'milestone', action: milestone.current === undefined ? 'demilestoned' : 'milestoned' };
  }
  if (lock && lock.previous !== lock.current) return { detail: 'lock', action: lock.current ? 'locked' : 'unlocked' };
  if (!auto || auto.previous === auto.current) return undefined;
  return { detail: 'auto_merge', action: auto.current ? 'auto_merge_enabled' : 'auto_merge_disabled' };
}
