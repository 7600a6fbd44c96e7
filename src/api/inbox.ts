import { Hono } from 'hono';
import { directory } from '../directory/stub.ts';
import { failure } from './errors.ts';
import { Page } from './page.ts';

/** What came in on a hook: each delivery with its outcome and the reason for it. */
export const inbox = new Hono<{ Bindings: Env }>().get('/:id/deliveries', async (c) => {
  const query = Page.safeParse(c.req.query());
  if (!query.success) return failure(c, 'malformed', 'limit is 1 to 500, before the id of a delivery.');
  const id = c.req.param('id');
  if (!(await directory(c.env).getHook(id))) {
    return failure(c, 'not-found', 'There is no hook with this id. See GET /api/hooks for those there are.');
  }
  const deliveries = await c.env.INBOX.getByName(id).deliveries(query.data.limit, query.data.before ?? null);
  return c.json({ deliveries });
});
