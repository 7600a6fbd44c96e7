import type { EventOf } from '../../src/kit/index.ts';
import type { Build, Job } from './payload.ts';

type Status = EventOf<'build'>['status'];

/** What a delivery says of a build: the last part of its topic, how it stands, and how it stood before. */
interface Meaning {
  word: string;
  status: Status;
  was?: Status;
}

/** https://docs.travis-ci.com/user/notifications/#webhooks-delivery-format */
const messages: Readonly<Record<string, Meaning>> = {
  Pending: { word: 'pending', status: 'running' },
  Passed: { word: 'passed', status: 'success' },
  Fixed: { word: 'fixed', status: 'success', was: 'failure' },
  Broken: { word: 'broken', status: 'failure', was: 'success' },
  Failed: { word: 'failed', status: 'failure' },
  'Still Failing': { word: 'still_failing', status: 'failure', was: 'failure' },
  Errored: { word: 'errored', status: 'failure' },
  Canceled: { word: 'canceled', status: 'cancelled' },
};

const states: Readonly<Record<string, Meaning>> = {
  created: { word: 'pending', status: 'pending' },
  queued: { word: 'pending', status: 'pending' },
  started: { word: 'pending', status: 'running' },
  passed: { word: 'passed', status: 'success' },
  failed: { word: 'failed', status: 'failure' },
  errored: { word: 'errored', status: 'failure' },
  canceled: { word: 'canceled', status: 'cancelled' },
};

const results: Readonly<Record<string, Meaning>> = {
  0: { word: 'passed', status: 'success' },
  1: { word: 'failed', status: 'failure' },
};

/**
 * `status_message` knows what came before and wins; then `state`; then `status`. Undefined where all are new to us.
 */
export function meaningOf({ status_message, state, status }: Build): Meaning | undefined {
  return pick(messages, status_message) ?? pick(states, state) ?? pick(results, status?.toString());
}

/** How a job of the matrix stands. Old payloads call every ended one `finished`. */
export function jobStatus({ state, status }: Job): Status | undefined {
  return (pick(states, state) ?? pick(results, status?.toString()))?.status;
}

/** The entry for a word from outside: own keys only. */
function pick<T>(table: Readonly<Record<string, T>>, key: string | undefined): T | undefined {
  return key !== undefined && Object.hasOwn(table, key) ? table[key] : undefined;
}
