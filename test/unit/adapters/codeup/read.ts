import { codeup } from '../../../../adapters/codeup/index.ts';
import type { Event } from '../../../../src/event/index.ts';
import { type Understanding, understand } from '../../../../src/ingress/understand.ts';
import { RawRequest, type VerifiedRequest } from '../../../../src/kit/index.ts';

/** A request with a body as it stands. */
export function request(body: string, headers: Record<string, string> = {}): RawRequest {
  const url = new URL('https://hooks.example/codeup/key');
  return new RawRequest('POST', url, new Headers(headers), new TextEncoder().encode(body));
}

/** Reads a delivery as ingress would, its proof taken for granted. */
export function read(payload: unknown, headers: Readonly<Record<string, string>> = {}): Understanding {
  return understand(codeup, request(JSON.stringify(payload), headers) as VerifiedRequest);
}

/** The news in a delivery; throws when there is none. */
export function newsOf(payload: unknown, headers: Readonly<Record<string, string>> = {}) {
  const understood = read(payload, headers);
  if (understood.kind === 'parsed' && 'events' in understood.parsed) {
    const { topic, events }: { topic: string; events: Event[] } = understood.parsed;
    return { topic, events };
  }
  throw new Error(`no news: ${JSON.stringify(understood)}`);
}
