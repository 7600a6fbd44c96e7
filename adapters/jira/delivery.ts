import * as z from 'zod';
import { Malformed, type RawRequest } from '../../src/kit/index.ts';
import { maybe, text } from './payload/common.ts';

/** Stands where a body names no event and is nothing that we know without a name. */
export const unnamed = 'unnamed';

/** Own keys of a JSON object; none for anything else. */
function keysOf(value: unknown): ReadonlyMap<string, unknown> {
  return new Map(typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : []);
}

/**
 * The event's own name without its `jira:`, which only some carry: `issue_updated`, `version_released`. Bodies without a
 * name are those of a workflow post function, of an automation rule, or of a deleted Cloud user. Throws `Malformed`
 * where the body is empty or not JSON.
 */
export function eventOf(req: RawRequest): string {
  if (req.body.byteLength === 0) throw new Malformed('the body is empty: switch off "Exclude body" in the webhook');
  const own = keysOf(req.payload());
  const name = own.get('webhookEvent');
  if (typeof name === 'string' && name !== '') return name.replace(/^jira:/, '').slice(0, 100);
  if (own.has('issue')) return own.has('transition') || own.has('changelog') ? 'issue_updated' : 'automation';
  if (own.has('key') && own.has('fields')) return 'automation';
  return own.has('accountId') && own.has('username') ? 'user_deleted' : unnamed;
}

const Copy = z.object({
  issue: z.looseObject({}),
  comment: z.object({
    self: text,
    id: z.string().min(1),
    updated: z.string().min(1),
    author: maybe(z.object({ accountId: text })),
  }),
  changelog: maybe(z.object({ items: z.array(z.unknown()).min(1) })),
});

/**
 * Cloud names a delivery; the name stays over all of its retries. Data Center does not, but may send one comment twice, as
 * an event of the comment and as an update of its issue: both get the same id here, so that the first one wins. A copy
 * without the issue, or a comment that came with a change, gets none.
 */
export function deliveryIdOf(req: RawRequest): string | null {
  const identifier = req.headers.get('x-atlassian-webhook-identifier');
  if (identifier) return identifier;
  const name = eventOf(req);
  if (!/^(?:issue_updated|comment_created|comment_updated)$/.test(name)) return null;
  const { success, data } = Copy.safeParse(req.payload());
  if (!success || (name === 'issue_updated' && data.changelog)) return null;
  const { self = '', id, updated, author } = data.comment;
  if (author?.accountId !== undefined) return null;
  return `comment:${URL.parse(self)?.host ?? ''}:${id}:${updated}`;
}
