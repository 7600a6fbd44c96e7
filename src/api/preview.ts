import { Hono } from 'hono';
import { adapters } from '../../adapters/index.ts';
import { locales } from '../event/index.ts';
import { adapterFor } from '../ingress/adapter.ts';
import { withMemory } from '../ingress/builds.ts';
import { type Previewed, previewOf } from '../ingress/preview.ts';
import { resolvedHook } from '../ingress/resolved-hook.ts';
import { understand } from '../ingress/understand.ts';
import { forPreview } from '../ingress/verify.ts';
import { type Adapter, RawRequest } from '../kit/index.ts';
import { failure } from './errors.ts';

/**
 * `POST /preview/{source}?locale=&hook=`: what a delivery would become. The body and headers are the vendor's own, the proof is
 * not needed; nothing is sent or stored. With `hook`, by that hook's rules, templates and people, for its groups; without,
 * by the source's defaults, in Chinese unless `locale` says otherwise.
 */
export const preview = new Hono<{ Bindings: Env }>().post('/:source', async (c) => {
  const name = c.req.param('source');
  const adapter = adapterFor(name);
  if (!adapter)
    return failure(c, 'not-found', `There is no source "${name}". Use one of: ${Object.keys(adapters).join(', ')}.`);
  const { hook: id, locale: asked } = c.req.query();
  const locale = locales.find((each) => each === asked);
  if (asked !== undefined && !locale) {
    return failure(c, 'malformed', `Use one of these for locale: ${locales.join(', ')}.`);
  }
  const hook = id === undefined ? standIn(adapter) : await resolvedHook(c.env, id);
  if (hook?.source !== name) {
    return failure(c, 'not-found', `There is no hook "${id}" of ${name}. See GET /api/hooks for those there are.`);
  }
  const body = new Uint8Array(await c.req.arrayBuffer());
  const request = new RawRequest('POST', new URL(c.req.url), c.req.raw.headers, body);
  const read = understand(adapter, forPreview(request));
  const nothing = { events: [], messages: [] };
  if (read.kind !== 'parsed') return c.json({ outcome: read.kind, reason: read.reason, ...nothing });
  const { parsed } = read;
  if ('ignored' in parsed) {
    const reason = `${parsed.ignored}: ${parsed.what}`;
    return c.json({ outcome: 'ignored', topic: parsed.topic, reason, ...nothing });
  }
  const now = Date.now();
  const known = id === undefined ? parsed : await withMemory(parsed, lastBuilds(c.env, id), now);
  return c.json(previewOf(known, adapter, hook, now, locale));
});

/** A hook without settings, for a preview of the source's defaults. */
function standIn({ name }: Adapter): Previewed {
  const group = { id: 'preview', locale: locales[0], timezone: 'Asia/Shanghai', links: 'browser' as const };
  return { id: 'preview', source: name, groups: [group], events: { on: [], off: [] }, templates: {}, people: [] };
}

function lastBuilds(env: Env, hook: string) {
  return async (series: string) => env.INBOX.getByName(hook).lastBuild(series);
}
