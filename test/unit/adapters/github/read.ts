import { github } from '../../../../adapters/github/index.ts';
import type { Event } from '../../../../src/event/index.ts';
import { type Understanding, understand } from '../../../../src/ingress/understand.ts';
import { RawRequest, type VerifiedRequest } from '../../../../src/kit/index.ts';

/** Reads a delivery as ingress would, its proof taken for granted. */
export function read(event: string, payload: unknown): Understanding {
  const headers = new Headers({ 'content-type': 'application/json', 'x-github-event': event });
  const body = new TextEncoder().encode(JSON.stringify(payload));
  const request = new RawRequest('POST', new URL('https://hooks.example/github/key'), headers, body);
  return understand(github, request as VerifiedRequest);
}

/** The news in a delivery; throws when there is none. */
export function newsOf(event: string, payload: unknown): { topic: string; events: Event[] } {
  const understood = read(event, payload);
  if (understood.kind === 'parsed' && 'events' in understood.parsed) return understood.parsed;
  throw new Error(`no news: ${JSON.stringify(understood)}`);
}
