import type { Dispatch } from '../dispatch.ts';

/** All news of one thread, with the one that says how it stands now. */
export interface Thread {
  lead: Dispatch;
  /** How many dispatches it stands for, the lead included. */
  count: number;
  /** Remarks beside the lead: reviews and comments. */
  remarks: number;
}

/** How much a piece of news says about where its thread stands; of equals the newest wins. */
const weights: Readonly<Record<string, number>> = {
  'merge_request.opened': 3,
  'merge_request.merged': 3,
  'merge_request.closed': 3,
  'merge_request.reopened': 3,
  'merge_request.ready': 3,
  'merge_request.draft': 3,
  'issue.opened': 3,
  'issue.closed': 3,
  'issue.reopened': 3,
  'issue.deleted': 3,
  'review.approved': 2,
  'review.changes_requested': 2,
  'review.dismissed': 2,
  'card.created': 3,
  'card.copied': 3,
  'card.emailed': 3,
  'card.converted': 3,
  'card.moved': 3,
  'card.arrived': 3,
  'card.left': 3,
  'card.archived': 3,
  'card.restored': 3,
  'card.deleted': 3,
  'card.due_done': 3,
  'card.due_undone': 3,
  'card.due_set': 2,
  'card.member_added': 2,
  review: 1,
  comment: 1,
  merge_request: 0,
  issue: 0,
  card: 0,
};

function weight({ kind, action }: Dispatch): number {
  return weights[`${kind}.${action}`] ?? weights[kind] ?? 3;
}

function isRemark({ kind }: Dispatch): boolean {
  return kind === 'review' || kind === 'comment';
}

/**
 * Folds dispatches into threads, in the order in which the threads began. What a thread shows is its net state: opened and
 * then merged is merged, failed and then fixed is fixed, and labels never hide what matters. A push that a merge into
 * the same branch brought along is part of the merge.
 */
export function foldThreads(dispatches: readonly Dispatch[]): Thread[] {
  const threads = new Map<string, Thread>();
  const merges = new Map<string, string>();
  for (const each of dispatches) {
    const target = each.gist.target;
    if (each.action === 'merged' && target !== undefined) merges.set(branch(each, target), keyOf(each));
  }
  for (const dispatch of dispatches) {
    const ref = dispatch.kind === 'push' ? dispatch.gist.ref : undefined;
    const key = (ref === undefined ? undefined : merges.get(branch(dispatch, ref))) ?? keyOf(dispatch);
    const thread = threads.get(key);
    if (!thread) {
      threads.set(key, { lead: dispatch, count: 1, remarks: 0 });
      continue;
    }
    const leads =
      dispatch.kind !== 'push' || thread.lead.kind === 'push' ? weight(dispatch) >= weight(thread.lead) : false;
    const beside = leads ? thread.lead : dispatch;
    threads.set(key, {
      lead: leads || thread.lead.kind === 'push' ? dispatch : thread.lead,
      count: thread.count + 1,
      remarks: thread.remarks + (isRemark(beside) ? 1 : 0),
    });
  }
  return [...threads.values()];
}

function keyOf(dispatch: Dispatch): string {
  return dispatch.thread ?? dispatch.id;
}

function branch({ source, place }: Dispatch, ref: string): string {
  return `${source} ${place.name} ${ref}`;
}
