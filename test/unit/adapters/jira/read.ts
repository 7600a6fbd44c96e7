import { jira } from '../../../../adapters/jira/index.ts';
import type { Event } from '../../../../src/event/index.ts';
import { type Understanding, understand } from '../../../../src/ingress/understand.ts';
import { RawRequest, type VerifiedRequest } from '../../../../src/kit/index.ts';

/** A delivery as Jira would send it. */
export function requestOf(payload: unknown, headers: Readonly<Record<string, string>> = {}): RawRequest {
  const body = typeof payload === 'string' ? payload : JSON.stringify(payload);
  return new RawRequest(
    'POST',
    new URL('https://hooks.example/jira/key?user_id=chenchen&user_key=JIRAUSER10108'),
    new Headers({ 'content-type': 'application/json; charset=utf-8', ...headers }),
    new TextEncoder().encode(body),
  );
}

/** Reads a delivery as ingress would, its proof taken for granted. */
export function read(payload: unknown): Understanding {
  return understand(jira, requestOf(payload) as VerifiedRequest);
}

/** The news in a delivery; throws when there is none. */
export function newsOf(payload: unknown): { topic: string; events: Event[] } {
  const understood = read(payload);
  if (understood.kind === 'parsed' && 'events' in understood.parsed) return understood.parsed;
  throw new Error(`no news: ${JSON.stringify(understood)}`);
}
