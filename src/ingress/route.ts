import { Hono } from 'hono';
import { adapterFor } from './adapter.ts';
import { receive } from './receive.ts';
import { toResponse } from './reply.ts';

/** The inbound endpoints: `POST /{source}/{key}`; other methods only where a source checks its URL with them. */
export const hooks = new Hono<{ Bindings: Env }>();

hooks.post('/:source/:key', async (c) => {
  const later = (work: Promise<void>) => c.executionCtx.waitUntil(work);
  return toResponse(await receive(c.req.raw, c.req.param('source'), c.req.param('key'), c.env, later));
});

hooks.all('/:source/:key', (c) => {
  const answer = adapterFor(c.req.param('source'))?.handshake?.(c.req.raw);
  return answer ?? toResponse({ outcome: 'method-not-allowed' });
});

hooks.all('*', () => toResponse({ outcome: 'not-found' }));
