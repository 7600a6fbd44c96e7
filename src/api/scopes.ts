import type { Scope } from '../directory/tokens.ts';

/**
 * Calls that act on messages and deliveries without changing the configuration. Calls that only read need `read`, all others
 * `admin`. Named as the API's routes are.
 */
const operations: readonly string[] = [
  'POST /api/groups/:id/test',
  'POST /api/groups/:id/pause',
  'POST /api/groups/:id/resume',
  'POST /api/groups/:id/discard',
  'POST /api/groups/:id/messages/:message/retry',
  'POST /api/groups/:id/messages/:message/discard',
  'POST /api/hooks/:id/sample',
  'POST /api/hooks/:id/deliveries/:delivery/replay',
];

/** Calls that change nothing, whatever their method says. */
const harmless: readonly string[] = ['POST /api/preview/:source'];

/** Calls that only read, but what is for administrators. */
const guarded: readonly string[] = ['GET /api/tokens'];

/** Calls that anybody may make: there is nothing in them that is not public. */
const open: readonly string[] = ['GET /api/config/schema.json', 'GET /api/openapi.json'];

/** What a call needs, by its method and route: `POST /api/groups/:id/pause`. Null where it needs no token. */
export function scopeFor(method: string, route: string): Scope | null {
  const call = `${method} ${route}`;
  if (open.includes(call)) return null;
  if (guarded.includes(call)) return 'admin';
  if (method === 'GET' || harmless.includes(call)) return 'read';
  return operations.includes(call) ? 'operate' : 'admin';
}
