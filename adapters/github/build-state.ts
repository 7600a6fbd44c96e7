import type { Event, EventOf, Parsed } from '../../src/kit/index.ts';
import { pick, uninteresting } from './parsed.ts';

/** How a run, job or check stands. */
export type State = EventOf<'build'>['status'];

interface Result {
  status?: string;
  conclusion?: string;
}

const conclusions: Readonly<Record<string, State>> = {
  success: 'success',
  failure: 'failure',
  startup_failure: 'failure',
  timed_out: 'timed_out',
  cancelled: 'cancelled',
  skipped: 'skipped',
  neutral: 'neutral',
  stale: 'neutral',
  action_required: 'waiting',
  waiting: 'waiting',
  pending: 'pending',
};

const progress: Readonly<Record<string, State>> = {
  requested: 'pending',
  queued: 'pending',
  pending: 'pending',
  waiting: 'waiting',
  in_progress: 'running',
};

/**
 * How a run, job or check stands after `action`. Its conclusion decides wherever there is one; only when it was asked to run
 * again it still carries the conclusion of its last run. Undefined for a conclusion that is new to us, and for something
 * completed without one.
 */
export function stateOf(action: string, { status, conclusion }: Result): State | undefined {
  if (action === 'rerequested') return 'pending';
  if (conclusion !== undefined) return pick(conclusions, conclusion);
  return action === 'completed' ? undefined : pick(progress, status);
}

/** What to say of something whose state is not known: nothing, and why. */
export function stateless(name: string, { status, conclusion }: Result): Parsed {
  return conclusion === undefined
    ? uninteresting(name, `${status ?? 'no status'}, without a conclusion`)
    : { topic: name, ignored: 'unsupported', what: `the conclusion "${conclusion}" is not known to this version` };
}

/** How the news feels: a failure needs somebody, a run that waits for an approval might. */
export function severityOf(state: State): Event['severity'] {
  if (state === 'failure' || state === 'timed_out') return 'bad';
  if (state === 'waiting') return 'warn';
  return state === 'success' ? 'good' : 'info';
}

/** Whole seconds between two ISO times; undefined when either is missing or they run backwards. */
export function secondsBetween(from: string | undefined, to: string | undefined): number | undefined {
  const seconds = Math.round((Date.parse(to ?? '') - Date.parse(from ?? '')) / 1000);
  return seconds >= 0 ? seconds : undefined;
}
