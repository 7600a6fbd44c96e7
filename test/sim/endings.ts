/** How an exchange ends for the client: with an answer, half an answer, or none. */
import {
  fixedError,
  htmlReply,
  jsonReply,
  knownText,
  OK,
  type Reply,
  redirectReply,
  statusReply,
  x5Reply,
} from './bodies.ts';
import type { FinalAction } from './faults.ts';
import type { Random } from './random.ts';
import type { Answer } from './records.ts';

/** What happens on the wire. */
export type Ending =
  | { kind: 'reply'; reply: Reply }
  | { kind: 'truncated'; reply: Reply; bytes: number }
  | { kind: 'reset' };

/** An action that ends the exchange; a hang only postpones the end. */
export type EndingAction = Exclude<FinalAction, { kind: 'hang' }>;

// HTTP forbids a body for these.
const BODILESS = new Set([204, 205, 304]);

/** Returns the ending a fault brings about; `due` is the answer that was due without it, if the request got that far. */
export function endingOf(action: EndingAction, random: Random, due: Reply = OK): Ending {
  switch (action.kind) {
    case 'reset':
      return { kind: 'reset' };
    case 'truncate':
      return { kind: 'truncated', reply: due, bytes: action.bytes };
    case 'status':
      return reply(statusReply(action.status, action.body, action.contentType));
    case 'errcode':
      return reply(jsonReply({ errcode: action.errcode, errmsg: action.errmsg ?? knownText(action.errcode) }));
    case 'busy':
      return reply(jsonReply(fixedError('-1')));
    case 'redirect':
      return reply(redirectReply(action.location));
    case 'html':
      return reply(htmlReply(action.status));
    case 'x5':
      return reply(x5Reply(random));
  }
}

/** Returns what a record says about an ending. */
export function answerOf(ending: Ending): Answer {
  if (ending.kind === 'reset') return { kind: 'reset' };
  return { kind: ending.kind === 'reply' ? ending.reply.kind : 'truncated', httpStatus: ending.reply.status };
}

/** Returns the error `fetch` gives when the other side resets the connection. */
export function resetError(): TypeError {
  const cause = Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' });
  return new TypeError('fetch failed', { cause });
}

/** Turns an ending into what `fetch` returns, or throws what it would throw. */
export function toResponse(ending: Ending): Response {
  if (ending.kind === 'reset') throw resetError();
  const { status, contentType, body, location } = ending.reply;
  const bytes = new TextEncoder().encode(body);
  const headers = new Headers({ 'content-type': contentType, 'content-length': String(bytes.length) });
  if (location !== undefined) headers.set('location', location);
  if (BODILESS.has(status)) {
    headers.delete('content-length');
    return new Response(null, { status, headers });
  }
  // The last byte never arrives, else the client would have a complete answer.
  const sent = ending.kind === 'truncated' ? bytes.subarray(0, Math.min(ending.bytes, bytes.length - 1)) : bytes;
  return new Response(ending.kind === 'truncated' ? brokenStream(sent) : sent, { status, headers });
}

function brokenStream(bytes: Uint8Array): ReadableStream<Uint8Array> {
  let sent = bytes.length === 0;
  return new ReadableStream({
    pull(controller) {
      if (sent) controller.error(new TypeError('terminated'));
      else controller.enqueue(bytes);
      sent = true;
    },
  });
}

function reply(chosen: Reply): Ending {
  return { kind: 'reply', reply: chosen };
}
