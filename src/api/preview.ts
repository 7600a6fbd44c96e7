import { Hono } from 'hono';
import { adapters } from '../../adapters/index.ts';
import { type Locale, locales } from '../event/index.ts';
import { adapterFor } from '../ingress/adapter.ts';
import { decide } from '../ingress/decide.ts';
import { renderFor } from '../ingress/dispatches.ts';
import { understand } from '../ingress/understand.ts';
import { forPreview } from '../ingress/verify.ts';
import { type Adapter, RawRequest } from '../kit/index.ts';
import { failure } from './errors.ts';

/**
 * `POST /preview/{source}?locale=`: what a delivery would become. The body and headers are the vendor's own, the proof is
 * not needed; nothing is sent or stored.
 */
export const preview = new Hono<{ Bindings: Env }>().post('/:source', async (c) => {
  const name = c.req.param('source');
  const adapter = adapterFor(name);
  if (!adapter)
    return failure(c, 'not-found', `There is no source "${name}". Use one of: ${Object.keys(adapters).join(', ')}.`);
  const locale = locales.find((each) => each === (c.req.query('locale') ?? 'zh-CN'));
  if (!locale) return failure(c, 'malformed', `Use one of these for locale: ${locales.join(', ')}.`);
  const body = new Uint8Array(await c.req.arrayBuffer());
  return c.json(previewOf(adapter, new RawRequest('POST', new URL(c.req.url), c.req.raw.headers, body), locale));
});

function previewOf(adapter: Adapter, request: RawRequest, locale: Locale): object {
  const nothing = { events: [], messages: [] };
  const read = understand(adapter, forPreview(request));
  if (read.kind !== 'parsed') return { outcome: read.kind, reason: read.reason, ...nothing };
  const { parsed } = read;
  if ('ignored' in parsed) {
    return { outcome: 'ignored', topic: parsed.topic, reason: `${parsed.ignored}: ${parsed.what}`, ...nothing };
  }
  const decision = decide(parsed.topic, adapter.quiet, { on: [], off: [] });
  const reader = { id: 'preview', locale, timezone: 'Asia/Shanghai', links: 'browser' as const };
  const hook = { id: 'preview', source: adapter.name, groups: [reader], templates: {}, people: [] };
  const messages = parsed.events.map((event) => {
    const { line, message } = renderFor(event, hook, reader, [], Date.now());
    return { line, message };
  });
  return {
    outcome: decision.send ? 'accepted' : decision.outcome,
    topic: parsed.topic,
    reason: decision.send ? undefined : decision.reason,
    events: parsed.events,
    messages,
  };
}
