import { Hono } from 'hono';
import { stringify } from 'yaml';
import schema from '../../docs/schema/dinghook.json' with { type: 'json' };
import { clearHookCache } from '../directory/cache.ts';
import type { Accepted } from '../directory/index.ts';
import { directory } from '../directory/stub.ts';
import { addressOf } from '../ingress/address.ts';
import { readBody } from './body.ts';
import { failure, refused } from './errors.ts';
import { hookUrl } from './hooks.ts';
import { configIssues, secretsFor } from './sources.ts';

/**
 * The whole configuration, as JSON or YAML. Secrets are stars; written back, stars keep what is stored, so that a team can
 * keep the file in git.
 */
export const config = new Hono<{ Bindings: Env }>()
  .get('/', async (c) => {
    const current = await directory(c.env).read();
    if (!/\byaml\b/i.test(c.req.header('accept') ?? '')) return c.json(current);
    return c.body(stringify(current), 200, { 'content-type': 'application/yaml; charset=utf-8' });
  })
  .get('/schema.json', (c) => c.json(schema))
  .put('/', async (c) => {
    const asked = c.req.query('dryRun') ?? 'false';
    if (asked !== 'true' && asked !== 'false') return failure(c, 'malformed', 'Write dryRun=true or dryRun=false.');
    const dryRun = asked === 'true';
    const body = await readBody(c, ['json', 'yaml']);
    if (!body.ok) return body.response;
    const issues = configIssues(body.value);
    if (issues.length > 0) return refused(c, { ok: false, code: 'invalid', issues });
    const stub = directory(c.env);
    const written = await stub.write(body.value, { dryRun, secretsFor });
    if (!written.ok) return refused(c, written);
    if (dryRun) return c.json({ dryRun, changes: written.changes });
    clearHookCache();
    const created = await createdHooks(c.env, addressOf(c.req.url, c.env.PUBLIC_URL), written);
    return c.json({ dryRun, changes: written.changes, created });
  });

/** The hooks that a write added: what to paste at their sources. */
export async function createdHooks(env: Env, requested: URL, { changes, issued }: Accepted): Promise<CreatedHook[]> {
  const added = changes.flatMap(({ what, change, id }) => (what === 'hook' && change === 'added' && id ? id : []));
  const stub = directory(env);
  return Promise.all(
    added.map(async (id) => {
      const [hook, key] = await Promise.all([stub.getHook(id), stub.revealKey(id)]);
      return { id, url: hook && key ? hookUrl(requested, hook, key) : undefined, secret: issued[id] };
    }),
  );
}

/** A hook that a write added. */
export interface CreatedHook {
  id: string;
  url?: string;
  secret?: string;
}
