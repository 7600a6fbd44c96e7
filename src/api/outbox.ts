import type { Context } from 'hono';
import { Hono } from 'hono';
import * as z from 'zod';
import { directory } from '../directory/stub.ts';
import { readBody } from './body.ts';
import { failure } from './errors.ts';
import { Page } from './page.ts';
import { testRobots } from './robot-test.ts';

const Messages = Page.extend({
  state: z.enum(['open', 'sent', 'parked', 'discarded']).optional(),
});

/** What went out to a group: its messages, its ledger and robots, and a test message. */
export const outbox = new Hono<{ Bindings: Env }>()
  .get('/:id/messages', async (c) => {
    const query = Messages.safeParse(c.req.query());
    if (!query.success)
      return failure(c, 'malformed', 'limit is 1 to 500, before an id, state open, sent, parked or discarded.');
    const { limit, before, state } = query.data;
    if (!(await directory(c.env).group(c.req.param('id')))) return unknownGroup(c);
    const messages = await outboxOf(c).messages(limit, before ?? null, state ?? null);
    return c.json({ messages });
  })
  .get('/:id/status', async (c) => {
    if (!(await directory(c.env).group(c.req.param('id')))) return unknownGroup(c);
    return c.json(await outboxOf(c).status(c.req.param('id')));
  })
  .post('/:id/pause', async (c) => {
    const reason = await reasonOf(c);
    if (!reason.ok) return reason.response;
    if (!(await directory(c.env).group(c.req.param('id')))) return unknownGroup(c);
    await outboxOf(c).pause(reason.text);
    return c.json(await outboxOf(c).status(c.req.param('id')));
  })
  .post('/:id/resume', async (c) => {
    if (!(await directory(c.env).group(c.req.param('id')))) return unknownGroup(c);
    await outboxOf(c).resume();
    return c.json(await outboxOf(c).status(c.req.param('id')));
  })
  .post('/:id/messages/:message/retry', async (c) => {
    if (await outboxOf(c).retry(c.req.param('message'))) return c.json({ ok: true }, 202);
    return failure(c, 'not-found', 'There is no parked message with this id. See GET …/messages?state=parked.');
  })
  .post('/:id/messages/:message/discard', async (c) => {
    const reason = await reasonOf(c);
    if (!reason.ok) return reason.response;
    if (await outboxOf(c).discard(c.req.param('message'), reason.text)) return c.json({ ok: true });
    return failure(c, 'not-found', 'There is no parked message with this id. See GET …/messages?state=parked.');
  })
  .post('/:id/discard', async (c) => {
    const reason = await reasonOf(c);
    if (!reason.ok) return reason.response;
    if (!(await directory(c.env).group(c.req.param('id')))) return unknownGroup(c);
    const discarded = await outboxOf(c).discardWaiting(c.req.param('id'), reason.text);
    return c.json({ ok: true, discarded });
  })
  .post('/:id/test', async (c) => {
    const group = await directory(c.env).group(c.req.param('id'));
    if (!group) return unknownGroup(c);
    const robots = await testRobots(c.env, group);
    return c.json({ ok: robots.every(({ ok }) => ok), robots });
  });

/** The reason that a person has to give, or the reply that asks for it. */
async function reasonOf(c: Context): Promise<{ ok: true; text: string } | { ok: false; response: Response }> {
  const body = await readBody(c);
  if (!body.ok) return body;
  const checked = Reason.safeParse(body.value);
  if (checked.success) return { ok: true, text: checked.data.reason };
  const message = 'Say why, for those who look at it later: {"reason": "…"}, 1 to 500 characters.';
  return { ok: false, response: failure(c, 'invalid', message) };
}

const Reason = z.strictObject({ reason: z.string().trim().min(1).max(500) });

function outboxOf(c: Context<{ Bindings: Env }>) {
  return c.env.OUTBOX.getByName(c.req.param('id') ?? '');
}

function unknownGroup(c: Context): Response {
  return failure(c, 'not-found', 'There is no group with this id. See GET /api/groups for those there are.');
}
