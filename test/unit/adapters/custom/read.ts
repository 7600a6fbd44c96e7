import { custom } from '../../../../adapters/custom/index.ts';
import { type Understanding, understand } from '../../../../src/ingress/understand.ts';
import { forPreview } from '../../../../src/ingress/verify.ts';
import { type Event, RawRequest } from '../../../../src/kit/index.ts';

/** A request to a hook called `夜班` at `path`; a body that is no text is sent as its JSON. */
export function requestOf(body: unknown, headers: Record<string, string> = {}, path = '/custom/key'): RawRequest {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const all = new Headers({ 'content-type': 'application/json', ...headers });
  return new RawRequest('POST', new URL(path, 'https://hooks.example'), all, new TextEncoder().encode(text), '夜班');
}

/** What the adapter makes of a body. */
export function read(body: unknown, headers?: Record<string, string>, path?: string): Understanding {
  return understand(custom, forPreview(requestOf(body, headers, path)));
}

/** Its events; throws with the reason when there are none. */
export function eventsOf(body: unknown, headers?: Record<string, string>, path?: string): readonly Event[] {
  const understood = read(body, headers, path);
  if (understood.kind === 'parsed' && 'events' in understood.parsed) return understood.parsed.events;
  throw new Error('reason' in understood ? understood.reason : 'ignored');
}

/** Why a body is refused, and as what; throws when it is not. */
export function refusalOf(body: unknown, headers?: Record<string, string>, path?: string): string {
  const understood = read(body, headers, path);
  if (understood.kind === 'malformed') return understood.reason;
  throw new Error(`not refused: ${JSON.stringify(understood)}`);
}
