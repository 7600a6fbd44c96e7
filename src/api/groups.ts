import { Hono } from 'hono';
import { clearHookCache } from '../directory/cache.ts';
import { directory } from '../directory/stub.ts';
import { readBody } from './body.ts';
import { failure, refused } from './errors.ts';

const missing = 'There is no such group: see GET /api/groups for those that exist.';

/** Groups with their robots, one by one. Webhooks and secrets are masked; written back, stars keep what is stored. */
export const groups = new Hono<{ Bindings: Env }>()
  .get('/', async (c) => c.json({ groups: await directory(c.env).groups() }))
  .post('/', async (c) => {
    const body = await readBody(c);
    if (!body.ok) return body.response;
    const written = await directory(c.env).putGroup(body.value);
    if (!written.ok) return refused(c, written);
    clearHookCache();
    c.header('location', `/api/groups/${written.id}`);
    return c.json(await directory(c.env).getGroup(written.id ?? ''), 201);
  })
  .get('/:id', async (c) => {
    const group = await directory(c.env).getGroup(c.req.param('id'));
    return group ? c.json(group) : failure(c, 'not-found', missing);
  })
  .put('/:id', async (c) => {
    const body = await readBody(c);
    if (!body.ok) return body.response;
    const written = await directory(c.env).putGroup(body.value, c.req.param('id'));
    if (!written.ok) return refused(c, written);
    clearHookCache();
    const created = written.changes.some(({ change }) => change === 'added');
    return c.json(await directory(c.env).getGroup(c.req.param('id')), created ? 201 : 200);
  })
  .delete('/:id', async (c) => {
    const written = await directory(c.env).deleteGroup(c.req.param('id'));
    if (!written.ok) return written.code === 'not-found' ? failure(c, 'not-found', missing) : refused(c, written);
    clearHookCache();
    return c.body(null, 204);
  });
