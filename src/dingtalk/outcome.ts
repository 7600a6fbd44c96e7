import { limits } from '../config.ts';
import type { Answer } from './answer.ts';
import { type Cause, causes, type Explanation } from './causes.ts';
import { lookUp, type Shrink, type Verdict } from './table.ts';

/** Why a message, or all of a robot's messages, wait for a person. */
export interface ParkReason extends Explanation {
  cause: Cause;
  /** DingTalk's code, where it gave one. */
  code?: number;
  /** It is dinghook that built a bad request: worth a look at the log, or a bug report. */
  ours: boolean;
}

/** What to do after a send. `until` in ms; `note` is how it went in a few words, DingTalk's own where it spoke. */
export type Outcome =
  | { do: 'sent' }
  /** DingTalk took nothing: send the same again then. */
  | { do: 'retry'; until: number; note: string }
  /** Nobody knows whether it arrived: send the same again then, with the same `msgUuid`. */
  | { do: 'unknown'; until: number; note: string }
  /** The robot is silent until then, its queue waits. */
  | { do: 'limited'; until: number; note: string }
  /** The organisation's calls of the month are used up: try once then. */
  | { do: 'quota'; until: number; note: string }
  /** Make the message smaller and send it again, once; when nothing can be left out any more, park it for `why`. */
  | { do: 'shrink'; how: Shrink; why: ParkReason; note: string }
  | { do: 'parked'; why: ParkReason; note: string };

/** What an answer is judged by besides itself. */
export interface Attempt {
  /** When the answer came, ms. */
  now: number;
  /** Requests made for this message so far, this one included: 1 the first time. */
  attempts: number;
  /**
   * The robot's keywords as configured, one of which stood in the message; tells a missing setting from a stale one.
   */
  keywords?: readonly string[];
}

/**
 * What an answer means for the message and its robot. Success is exactly a 2xx whose verdict is 0; whatever cannot be
 * read is anything but.
 */
export function outcomeOf(answer: Answer, attempt: Attempt): Outcome {
  const note = noteOf(answer);
  switch (answer.kind) {
    case 'json': {
      const { errcode, errmsg, status } = answer;
      if (errcode === 0 && !isSuccess(status)) return judge(verdictOf(status, false), note, attempt);
      return judge(lookUp(errcode, errmsg), note, attempt, errcode);
    }
    case 'x5':
      // Where it names a limit of the robot, that one is longer.
      if (lookUp(answer.errcode ?? 0, '').class === 'limit') return judge({ class: 'limit' }, note, attempt);
      return { do: 'limited', until: attempt.now + limits.gatewayBlock, note };
    case 'redirect':
      return { do: 'limited', until: attempt.now + limits.gatewayBlock, note };
    case 'http':
      return judge(verdictOf(answer.status, answer.html), note, attempt);
    case 'none':
      if (answer.why === 'address') return judge({ class: 'park', cause: 'address' }, note, attempt);
      return { do: 'unknown', until: attempt.now + pause(attempt.attempts), note };
  }
}

/**
 * By HTTP status alone: `unknown` when DingTalk may have the message all the same, `page` for a web page in its place.
 */
function verdictOf(status: number, html: boolean): Verdict | { class: 'unknown' | 'page' } {
  if (status === 429) return { class: 'limit' };
  if (status >= 500 || status === 408 || status === 425) return { class: 'unknown' };
  if (html && (isSuccess(status) || status === 403)) return { class: 'page' };
  return { class: 'soon', tries: 3, cause: 'address' };
}

function judge(
  verdict: ReturnType<typeof verdictOf>,
  note: string,
  { now, attempts, keywords = [] }: Attempt,
  code?: number,
): Outcome {
  const park = (given: Cause, ours = false): ParkReason => {
    const cause = given === 'keyword' && keywords.length > 0 ? 'stale-keyword' : given;
    return { cause, ...causes[cause], code, ours };
  };
  switch (verdict.class) {
    case 'ok':
      return { do: 'sent' };
    case 'soon':
      if (verdict.cause && verdict.tries !== undefined && attempts >= verdict.tries) {
        return { do: 'parked', why: park(verdict.cause), note };
      }
      return { do: 'retry', until: now + pause(attempts), note };
    case 'unknown':
      return { do: 'unknown', until: now + pause(attempts), note };
    case 'page':
      // Seen from a gateway that bans an address, and from one that is merely broken: a minute serves both.
      return { do: 'limited', until: now + limits.retryLast, note };
    case 'limit':
      return { do: 'limited', until: now + limits.limitBlock, note };
    case 'quota':
      return { do: 'quota', until: Math.min(now + limits.quotaProbe, nextMonth(now)), note };
    case 'message':
      return { do: 'shrink', how: verdict.shrink, why: park(verdict.cause), note };
    case 'park':
      return { do: 'parked', why: park(verdict.cause, verdict.ours), note };
  }
}

/** Doubles from the first pause to the last; ms. */
function pause(attempts: number): number {
  return Math.min(limits.retryLast, limits.retryFirst * 2 ** Math.max(0, attempts - 1));
}

/** The start of the next month in Shanghai, where DingTalk counts; ms. */
function nextMonth(now: number): number {
  const offset = 8 * 60 * 60 * 1000;
  const there = new Date(now + offset);
  return Date.UTC(there.getUTCFullYear(), there.getUTCMonth() + 1) - offset;
}

function isSuccess(status: number): boolean {
  return status >= 200 && status < 300;
}

function noteOf(answer: Answer): string {
  switch (answer.kind) {
    case 'json':
      return `${answer.errcode} ${answer.errmsg}`.trim();
    case 'x5':
      return `gateway refusal (x5) ${answer.errcode ?? ''}`.trim();
    case 'redirect':
      return `HTTP ${answer.status}, redirected`;
    case 'http':
      return `HTTP ${answer.status}${answer.html ? ', a web page' : ''}`;
    case 'none':
      return notes[answer.why];
  }
}

const notes = {
  timeout: 'no answer in time',
  network: 'no connection',
  broken: 'the answer was cut off or unreadable',
  address: 'the webhook is not an address',
} as const;
