import { type Context, Hono } from 'hono';
import { clearHookCache } from '../directory/cache.ts';
import type { Accepted, Hook } from '../directory/index.ts';
import { directory } from '../directory/stub.ts';
import { addressOf } from '../ingress/address.ts';
import { readBody } from './body.ts';
import { failure, refused } from './errors.ts';
import { hookIssues, secretsFor } from './sources.ts';

type Api = { Bindings: Env };

const missing = 'There is no such hook: see GET /api/hooks for those that exist.';

/** A hook as the API shows it: masked, with the address to paste at the source. */
export interface HookView extends Hook {
  /** Whoever knows it can reach the hook. Ignored when written back; absent when its key cannot be opened any more. */
  url?: string;
}

/** Hooks, one by one. A reply to a creation carries the `secret` that was made, once. */
export const hooks = new Hono<Api>()
  .get('/', async (c) => {
    const stub = directory(c.env);
    const [all, keys] = await Promise.all([stub.hooks(), stub.revealKeys()]);
    return c.json({ hooks: all.map((hook) => view(c, hook, keys[hook.id])) });
  })
  .post('/', (c) => put(c))
  .get('/:id', async (c) => {
    const hook = await find(c, c.req.param('id'));
    return hook ? c.json(hook) : failure(c, 'not-found', missing);
  })
  .put('/:id', (c) => put(c, c.req.param('id')))
  .delete('/:id', async (c) => {
    const written = await directory(c.env).deleteHook(c.req.param('id'));
    if (!written.ok) return written.code === 'not-found' ? failure(c, 'not-found', missing) : refused(c, written);
    clearHookCache();
    return c.body(null, 204);
  });

/** The address of a hook on the host that was asked, as its source should know it. */
export function hookUrl(requested: URL, { source }: Pick<Hook, 'source'>, key: string): string {
  return `${requested.origin}/${source}/${key}`;
}

async function put(c: Context<Api>, id?: string): Promise<Response> {
  const body = await readBody(c);
  if (!body.ok) return body.response;
  const draft = withoutUrl(body.value);
  const issues = hookIssues(draft);
  if (issues.length > 0) return refused(c, { ok: false, code: 'invalid', issues });
  const written = await directory(c.env).putHook(draft, id, { secretsFor });
  if (!written.ok) return refused(c, written);
  clearHookCache();
  return stored(c, written);
}

async function stored(c: Context<Api>, { id = '', changes, issued }: Accepted): Promise<Response> {
  const hook = await find(c, id);
  if (!changes.some(({ change }) => change === 'added')) return c.json(hook);
  c.header('location', `/api/hooks/${id}`);
  return c.json({ ...hook, secret: issued[id] }, 201);
}

async function find(c: Context<Api>, id: string): Promise<HookView | null> {
  const stub = directory(c.env);
  const [hook, key] = await Promise.all([stub.getHook(id), stub.revealKey(id)]);
  return hook && view(c, hook, key ?? undefined);
}

function view(c: Context<Api>, hook: Hook, key: string | undefined): HookView {
  return { ...hook, url: key && hookUrl(addressOf(c.req.url, c.env.PUBLIC_URL), hook, key) };
}

function withoutUrl(body: unknown): unknown {
  if (typeof body !== 'object' || body === null || !('url' in body)) return body;
  const { url: _, ...rest } = body;
  return rest;
}
