import { trello } from '../../../../adapters/trello/index.ts';
import type { Event } from '../../../../src/event/index.ts';
import { type Understanding, understand } from '../../../../src/ingress/understand.ts';
import { RawRequest, type VerifiedRequest } from '../../../../src/kit/index.ts';

/** Reads a delivery as ingress would, its proof taken for granted. */
export function read(payload: unknown): Understanding {
  const body = new TextEncoder().encode(JSON.stringify(payload));
  const request = new RawRequest('POST', new URL('https://hooks.example/trello/key'), new Headers(), body);
  return understand(trello, request as VerifiedRequest);
}

/** The news in a delivery; throws when there is none. */
export function newsOf(payload: unknown): { topic: string; events: Event[] } {
  const understood = read(payload);
  if (understood.kind === 'parsed' && 'events' in understood.parsed) return understood.parsed;
  throw new Error(`no news: ${JSON.stringify(understood)}`);
}
