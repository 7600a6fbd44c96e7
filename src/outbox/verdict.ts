import { limits } from '../config.ts';
import type { Message } from '../dingtalk/message.ts';
import type { Outcome } from '../dingtalk/outcome.ts';
import type { MessageState, OpenMessage } from './records.ts';
import { smaller } from './smaller.ts';

/** What an attempt changes. Times in ms. */
export interface Verdict {
  /** Where the message stands now; `open` is tried again. */
  state: MessageState;
  /** How the attempt ended, in words; null when it was sent. */
  note: string | null;
  /** Whether it may be in the group all the same. */
  unknown: boolean;
  /** What to send in place of a body that was refused. */
  body: Message | null;
  /** The robot is silent until then; `repairable` when a person has to act first. Null when nothing is wrong with it. */
  silence: { until: number; repairable: boolean } | null;
  /** Until when somebody else is thought to use the robot too; null where nothing points to that. */
  shared: number | null;
}

/** Turns an outcome into what happens next: the message ends, or stays first in line while its robot rests. `now` in ms. */
export function verdictOn(message: OpenMessage, outcome: Outcome, now: number): Verdict {
  const ended = { note: noteOf(outcome), unknown: false, body: null, silence: null, shared: null };
  const resting = (until: number, repairable = false): Verdict => ({
    ...ended,
    state: 'open',
    unknown: outcome.do === 'unknown',
    silence: { until, repairable },
  });
  switch (outcome.do) {
    case 'sent':
      return { ...ended, state: 'sent' };
    case 'limited':
      return { ...resting(outcome.until), shared: now + limits.sharedFor };
    case 'retry':
    case 'unknown':
    case 'quota':
      return resting(outcome.until);
    case 'shrink': {
      const body = message.shrunk ? null : smaller(message.body, outcome.how);
      return { ...ended, state: body ? 'open' : 'parked', body };
    }
    case 'parked':
      return outcome.why.scope === 'message' ? { ...ended, state: 'parked' } : resting(now + limits.configProbe, true);
  }
}

/** How an attempt ended, in words for the message's row; null when it was sent. */
export function noteOf(outcome: Outcome): string | null {
  return outcome.do === 'sent' ? null : outcome.note;
}
