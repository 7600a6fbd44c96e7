import type { Context } from 'hono';
import { Hono } from 'hono';
import * as z from 'zod';
import type { Message } from '../dingtalk/message.ts';
import type { Outcome } from '../dingtalk/outcome.ts';
import { directory } from '../directory/stub.ts';
import type { Locale } from '../event/index.ts';
import { failure } from './errors.ts';
import { Page } from './page.ts';

const Messages = Page.extend({
  before: z.coerce.number().int().positive().optional(),
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
  .post('/:id/test', async (c) => {
    const group = await directory(c.env).group(c.req.param('id'));
    if (!group) return unknownGroup(c);
    const stub = outboxOf(c);
    const robots = [];
    for (const robot of group.robots) {
      const outcome = await stub.test(robot, testMessage(group.locale, group.name));
      robots.push({ id: robot.id, ...verdict(outcome) });
    }
    return c.json({ ok: robots.every(({ ok }) => ok), robots });
  });

function outboxOf(c: Context<{ Bindings: Env }>) {
  return c.env.OUTBOX.getByName(c.req.param('id') ?? '');
}

function unknownGroup(c: Context): Response {
  return failure(c, 'not-found', 'There is no group with this id. See GET /api/groups for those there are.');
}

function testMessage(locale: Locale, name: string): Message {
  const content = {
    'zh-CN': `✅ dinghook 已连接到“${name}”。这是一条测试消息，收到它说明机器人设置正确。`,
    en: `✅ dinghook is connected to “${name}”. This is a test message: receiving it means that the robot is set up correctly.`,
  }[locale];
  return { msgtype: 'text', text: { content } };
}

/** What a test found, with what to do about it in both languages where it failed. */
function verdict(outcome: Outcome | null) {
  if (!outcome) {
    const fix = {
      'zh-CN': '这个机器人一分钟内的发送次数已用完，或正在冷却，请一分钟后再试。',
      en: 'This robot has used up its sends of this minute, or is cooling down. Try again in a minute.',
    };
    return { ok: false, outcome: 'busy', fix };
  }
  if (outcome.do === 'sent') return { ok: true, outcome: 'sent' };
  const why = 'why' in outcome ? outcome.why : undefined;
  return { ok: false, outcome: outcome.do, answer: outcome.note, cause: why?.cause, fix: why?.fix };
}
