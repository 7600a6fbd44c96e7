import type { Context } from 'hono';
import { Hono } from 'hono';
import * as z from 'zod';
import type { Message } from '../dingtalk/message.ts';
import type { Outcome } from '../dingtalk/outcome.ts';
import { directory } from '../directory/stub.ts';
import type { Locale } from '../event/index.ts';
import { readBody } from './body.ts';
import { failure } from './errors.ts';
import { Page } from './page.ts';

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
    const stub = outboxOf(c);
    const robots = [];
    for (const robot of group.robots) {
      const outcome = await stub.sendTest(robot, testMessage(group.locale, group.name));
      robots.push({ id: robot.id, ...verdict(outcome) });
    }
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
  return {
    ok: false,
    outcome: outcome.do,
    answer: outcome.note,
    cause: why?.cause,
    fix: why?.fix ?? advice[outcome.do],
  };
}

/** What to do about a test that failed without anything being wrong with the robot. */
const advice: Partial<Record<Outcome['do'], { 'zh-CN': string; en: string }>> = {
  unknown: {
    'zh-CN': '没有收到钉钉的答复：确认这台服务器能访问机器人 webhook 的地址，然后再试一次。',
    en: 'DingTalk did not answer: see that this server can reach the address of the robot’s webhook, then try again.',
  },
  retry: { 'zh-CN': '钉钉暂时繁忙，请稍后再试。', en: 'DingTalk is busy right now. Try again in a moment.' },
  limited: {
    'zh-CN': '机器人已被限流，可能还有别的程序在用它，请十分钟后再试。',
    en: 'The robot is rate-limited; another program may be using it too. Try again in ten minutes.',
  },
  quota: {
    'zh-CN': '组织本月的调用额度已用完：请管理员购买额度，或等到下个月。',
    en: 'The organisation’s calls of this month are used up: an administrator can buy more, or wait for next month.',
  },
};
