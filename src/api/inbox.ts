import { type Context, Hono } from 'hono';
import * as z from 'zod';
import { directory } from '../directory/stub.ts';
import { type DeliveryDetail, deliveryOutcomes, type Rendering, type Replayed } from '../inbox/delivery.ts';
import { adapterFor } from '../ingress/adapter.ts';
import { rerender } from '../ingress/rerender.ts';
import { resolvedHook } from '../ingress/resolved-hook.ts';
import { sendSample } from '../ingress/sample.ts';
import { sampleRequest, samplesOf } from '../samples/index.ts';
import { readBody } from './body.ts';
import { shownBody } from './delivery-body.ts';
import { failure } from './errors.ts';
import { Page } from './page.ts';

type Api = { Bindings: Env };

const Listed = Page.extend({ outcome: z.enum(deliveryOutcomes).optional() });
const SampleOrder = z.strictObject({ sample: z.string() });
const Replay = z.object({ render: z.enum(['true', 'false']).default('false') });

/** What came in on a hook: each delivery with its outcome and the reason for it, how the hook fares, and sending again. */
export const inbox = new Hono<Api>()
  .get('/:id/deliveries', async (c) => {
    const query = Listed.safeParse(c.req.query());
    if (!query.success) {
      const outcomes = deliveryOutcomes.join(', ');
      return failure(c, 'malformed', `limit is 1 to 500, before the id of a delivery, outcome one of ${outcomes}.`);
    }
    const { limit, before, outcome } = query.data;
    const id = c.req.param('id');
    if (!(await directory(c.env).getHook(id))) return unknownHook(c);
    const stub = c.env.INBOX.getByName(id);
    const [deliveries, status] = await Promise.all([
      stub.deliveries(limit, before ?? null, outcome ?? null),
      stub.status(),
    ]);
    return c.json({ deliveries, ...status });
  })
  .get('/:id/samples', async (c) => {
    const hook = await directory(c.env).getHook(c.req.param('id'));
    if (!hook) return unknownHook(c);
    const samples = await samplesOf(hook.source);
    return c.json({ samples: samples.map(({ name, title, quiet }) => ({ name, title, quiet })) });
  })
  .post('/:id/sample', async (c) => {
    const body = await readBody(c);
    if (!body.ok) return body.response;
    const id = c.req.param('id');
    const see = `See GET /api/hooks/${id}/samples.`;
    const order = SampleOrder.safeParse(body.value);
    if (!order.success) return failure(c, 'invalid', `Name a sample: {"sample": "…"}. ${see}`);
    const hook = await resolvedHook(c.env, id);
    if (!hook) return unknownHook(c);
    const sample = (await samplesOf(hook.source)).find(({ name }) => name === order.data.sample);
    if (!sample) return failure(c, 'not-found', `There is no sample of this name. ${see}`);
    const sent = await sendSample(c.env, hook, sampleRequest(sample, new URL(c.req.url)), Date.now());
    if (!sent) return failure(c, 'conflict', 'This version cannot read the sample.');
    if (sent.outcome === 'unavailable') return failure(c, 'unavailable', sent.reason);
    return c.json({ outcome: sent.outcome, delivery: sent.delivery }, 202);
  })
  .get('/:id/deliveries/:delivery', async (c) => {
    const id = c.req.param('id');
    if (!(await directory(c.env).getHook(id))) return unknownHook(c);
    const found: DeliveryDetail | null = await c.env.INBOX.getByName(id).delivery(c.req.param('delivery'));
    if (!found) return unknownDelivery(c);
    const { body, recalled: _, ...row } = found;
    return c.json({ delivery: { ...row, body: body && (await shownBody(body)) } });
  })
  .post('/:id/deliveries/:delivery/replay', async (c) => {
    const query = Replay.safeParse(c.req.query());
    if (!query.success) return failure(c, 'malformed', 'render is true or false.');
    const { id, delivery } = c.req.param();
    if (!(await directory(c.env).getHook(id))) return unknownHook(c);
    const rendered = query.data.render === 'true' ? await renderedAgain(c, id, delivery) : undefined;
    if (rendered instanceof Response) return rendered;
    const groups = (await directory(c.env).groups()).map((group) => group.id);
    const order = { now: Date.now(), groups, rendering: rendered };
    const replayed: Replayed = await c.env.INBOX.getByName(id).replay(delivery, order);
    switch (replayed.outcome) {
      case 'accepted':
        return c.json(replayed, 202);
      case 'unknown':
        return unknownDelivery(c);
      case 'nothing':
        return failure(c, 'conflict', replayed.reason);
      case 'unavailable':
        c.header('retry-after', '60');
        return failure(c, 'unavailable', replayed.reason);
    }
  });

/** What a delivery reads like today, or the reply that says why it says nothing. */
async function renderedAgain(c: Context<Api>, id: string, delivery: string): Promise<Rendering | Response> {
  const stub = c.env.INBOX.getByName(id);
  const found: DeliveryDetail | null = await stub.delivery(delivery);
  if (!found) return unknownDelivery(c);
  const hook = await resolvedHook(c.env, id);
  const adapter = hook && adapterFor(hook.source);
  if (!hook || !adapter) return unknownHook(c);
  const again = await rerender(adapter, hook, found, (series) => stub.lastBuild(series), Date.now());
  return again.ok ? again.rendering : failure(c, 'conflict', again.reason);
}

function unknownHook(c: Context): Response {
  return failure(c, 'not-found', 'There is no hook with this id. See GET /api/hooks for those there are.');
}

function unknownDelivery(c: Context): Response {
  return failure(c, 'not-found', 'There is no such delivery, or none any more. See GET /api/hooks/{id}/deliveries.');
}
