import type { Event } from '../event/index.ts';
import type { Reason } from '../rules/index.ts';

/**
 * Which people an event calls by itself, without a rule: those given something to do by it, those named in a text that was
 * just written, and those whose work was judged, answered or broke.
 */
const calls: Readonly<Record<Reason, (event: Event) => boolean>> = {
  assigned: (event) => {
    if (event.kind === 'merge_request') return ['assigned', 'opened', 'ready'].includes(event.action);
    if (event.kind === 'card') return ['member_added', 'created'].includes(event.action);
    if (event.kind === 'alert') return true;
    return event.kind === 'issue' && ['assigned', 'opened'].includes(event.action);
  },
  review_requested: (event) => {
    if (event.kind === 'deployment') return event.status === 'waiting';
    return event.kind === 'merge_request' && ['review_requested', 'opened', 'ready'].includes(event.action);
  },
  mentioned: (event) => {
    if (event.kind === 'notice') return true;
    const fresh = ['opened', 'created', 'ready', 'approved', 'changes_requested', 'commented', 'answered', 'published'];
    return 'action' in event && typeof event.action === 'string' && fresh.includes(event.action);
  },
  author: (event) => {
    switch (event.kind) {
      case 'build':
        return event.status === 'failure' || event.status === 'timed_out';
      case 'deployment':
        return event.status === 'failure' || event.status === 'rejected';
      case 'merge_request':
        return event.action === 'merged';
      case 'review':
        return ['approved', 'changes_requested', 'commented'].includes(event.action);
      case 'comment':
        // Remarks on lines come by the dozen: the verdict or summary of their review calls, once.
        return event.action === 'created' && event.path === undefined;
      case 'discussion':
        return event.action === 'answered';
      default:
        return false;
    }
  },
};

/** Whether an event calls somebody whom it concerns for this reason; where the source gives none, for any. */
export function summons(event: Event, why: string | undefined): boolean {
  return Object.entries(calls).some(([reason, call]) => (why === undefined || why === reason) && call(event));
}
