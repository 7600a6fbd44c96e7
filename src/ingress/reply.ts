import type { DeliveryOutcome } from '../inbox/delivery.ts';

/** What a sender is told. Everything that can happen to a request at the door is one of these. */
export type Reply =
  | { outcome: DeliveryOutcome | 'duplicate'; delivery: string; reason?: string }
  /** Not even journaled: nothing proves who sent it. */
  | { outcome: 'ignored'; reason: string; delivery?: undefined }
  | { outcome: 'unauthorized' | 'malformed'; reason: string }
  | { outcome: 'not-found' | 'method-not-allowed' }
  | { outcome: 'too-large'; cap: number }
  | { outcome: 'unavailable'; reason: string };

const statuses: Record<Reply['outcome'], number> = {
  accepted: 202,
  quarantined: 202,
  ignored: 200,
  filtered: 200,
  duplicate: 200,
  unverified: 202,
  refused: 200,
  unauthorized: 401,
  malformed: 400,
  'not-found': 404,
  'method-not-allowed': 405,
  'too-large': 413,
  unavailable: 503,
};

/** The one place where an outcome becomes an HTTP reply: `{ outcome, reason?, delivery? }`. */
export function toResponse(reply: Reply): Response {
  const headers: Record<string, string> = { 'cache-control': 'no-store' };
  if (reply.outcome === 'unavailable') headers['retry-after'] = '5';
  if (reply.outcome === 'method-not-allowed') headers.allow = 'POST';
  return Response.json(body(reply), { status: statuses[reply.outcome], headers });
}

function body(reply: Reply): object {
  switch (reply.outcome) {
    case 'not-found':
      return { outcome: reply.outcome, reason: 'No hook lives here. Check the URL that was pasted at the source.' };
    case 'method-not-allowed':
      return {
        outcome: reply.outcome,
        reason: 'This address takes deliveries by POST. Paste it at the source as its webhook.',
      };
    case 'too-large':
      return {
        outcome: reply.outcome,
        reason: `The body is larger than ${reply.cap} bytes, the most this source sends.`,
      };
    default:
      return reply;
  }
}
