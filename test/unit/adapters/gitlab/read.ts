import { gitlab } from '../../../../adapters/gitlab/index.ts';
import type { Event } from '../../../../src/event/index.ts';
import { type Understanding, understand } from '../../../../src/ingress/understand.ts';
import { RawRequest, type VerifiedRequest } from '../../../../src/kit/index.ts';

const instance = { 'x-gitlab-instance': 'https://gitlab.acme.example' };

/** Reads a delivery as ingress would, its proof taken for granted. */
export function read(payload: unknown, headers: Readonly<Record<string, string>> = instance): Understanding {
  const body = new TextEncoder().encode(JSON.stringify(payload));
  const all = new Headers({ 'content-type': 'application/json', ...headers });
  const request = new RawRequest('POST', new URL('https://hooks.example/gitlab/key'), all, body);
  return understand(gitlab, request as VerifiedRequest);
}

/** The news in a delivery; throws when there is none. */
export function newsOf(
  payload: unknown,
  headers?: Readonly<Record<string, string>>,
): { topic: string; events: Event[] } {
  const understood = read(payload, headers);
  if (understood.kind === 'parsed' && 'events' in understood.parsed) return understood.parsed;
  throw new Error(`no news: ${JSON.stringify(understood)}`);
}
