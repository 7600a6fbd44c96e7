import { Hono } from 'hono';
import { handshake } from './handshake.ts';
import { receive } from './receive.ts';
import { toResponse } from './reply.ts';
import { robotSend } from './robot.ts';

/**
 * The inbound endpoints: `POST /{source}/{key}`, other methods only where a source checks its URL with them; and
 * `/robot/send?access_token={key}`, which is DingTalk's own.
 */
export const hooks = new Hono<{ Bindings: Env }>();

for (const path of ['/robot/send', '/robot/send/']) {
  hooks.all(path, (c) => robotSend(c.req.raw, c.env, (work) => c.executionCtx.waitUntil(work)));
}

hooks.post('/:source/:key', async (c) => {
  const later = (work: Promise<void>) => c.executionCtx.waitUntil(work);
  return toResponse(await receive(c.req.raw, c.req.param('source'), c.req.param('key'), c.env, later));
});

hooks.all('/:source/:key', (c) => handshake(c.req.raw, c.req.param('source'), c.req.param('key'), c.env));

hooks.all('*', () => toResponse({ outcome: 'not-found' }));
