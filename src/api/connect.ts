import { type Context, Hono } from 'hono';
import * as z from 'zod';
import { choicesAt, Desk, networkOf } from '../connectors/desk.ts';
import { type Attempt, connectable, connectorFor } from '../connectors/index.ts';
import { check } from '../directory/issues.ts';
import { directory } from '../directory/stub.ts';
import { addressOf } from '../ingress/address.ts';
import { readBody } from './body.ts';
import { failure, refused } from './errors.ts';

type Api = { Bindings: Env };

const missing = 'There is no such hook: see GET /api/hooks for those that exist.';

const Values = z
  .record(z.string().max(50), z.union([z.string().max(4_096), z.array(z.string().max(200)).max(100)]))
  .describe('By the names of the fields that GET /api/connectors lists');
const place = z.string().min(1, 'Name a place, or a choice’s id.').max(2_000, 'Use 2,000 characters at most.');

/** What the calls take. Credentials are used once, and kept (sealed) only where `remember` says so. */
export const bodies = {
  choices: z.strictObject({ credentials: Values, within: z.string().max(200).optional() }),
  install: z.strictObject({
    credentials: Values,
    place,
    options: Values.optional(),
    remember: z.boolean().default(false).describe('Keep the credentials, sealed, for updates and removal'),
  }),
  again: z.strictObject({ credentials: Values.optional().describe('Those that were kept, if left out') }),
  move: z.strictObject({ credentials: Values.optional(), place }),
  list: z.strictObject({ credentials: Values }),
};

/** What can be installed for the user, and where. */
export const connectors = new Hono<Api>()
  .get('/', (c) => {
    const network = networkOf(c.env);
    const all = connectable.flatMap((name) => connectorFor(name, network) ?? []);
    return c.json({
      connectors: all.map(({ source, fields, options, place, move, list }) => {
        return { source, fields, options, place, moves: move !== undefined, lists: list !== undefined };
      }),
    });
  })
  .post('/:source/choices', async (c) => {
    const source = c.req.param('source');
    if (!connectable.includes(source)) {
      return failure(c, 'not-found', `There is no connector "${source}". Use one of: ${connectable.join(', ')}.`);
    }
    const body = await bodyOf(c, bodies.choices);
    if (!body.ok) return body.response;
    const { credentials, within } = body.value;
    return answer(c, await choicesAt(source, credentials, networkOf(c.env), within));
  });

/** The webhooks of a hook at its source. What a source refuses is told with status 200, `ok: false` and what to do. */
export const connect = new Hono<Api>()
  .get('/:id/installations', async (c) => {
    const stub = directory(c.env);
    const id = c.req.param('id');
    if (!(await stub.getHook(id))) return failure(c, 'not-found', missing);
    return c.json({ installations: await stub.installations(id) });
  })
  .post('/:id/install', (c) => through(c, bodies.install, (desk, order) => desk.install(order)))
  .post('/:id/webhooks', (c) =>
    through(c, bodies.list, async (desk, { credentials }) => {
      const listed = await desk.list(credentials);
      return listed.ok ? { ok: true, value: { webhooks: listed.value } } : listed;
    }),
  )
  .post('/:id/installations/:installation/update', (c) =>
    through(c, bodies.again, (desk, { credentials }) => desk.update(c.req.param('installation'), credentials)),
  )
  .post('/:id/installations/:installation/move', (c) =>
    through(c, bodies.move, async (desk, { place, credentials }) => {
      const moved = await desk.move(c.req.param('installation'), place, credentials);
      return moved.ok ? { ok: true, value: { installation: moved.value } } : moved;
    }),
  )
  .post('/:id/installations/:installation/remove', (c) =>
    through(c, bodies.again, async (desk, { credentials }) => {
      const removed = await desk.remove(c.req.param('installation'), credentials);
      return removed.ok ? { ok: true, value: {} } : removed;
    }),
  )
  .delete('/:id/installations/:installation', async (c) => {
    const { id, installation } = c.req.param();
    if (await directory(c.env).forgetInstallation(id, installation)) return c.body(null, 204);
    return failure(c, 'not-found', 'Nothing is noted under this id. See GET …/installations for what is.');
  })
  .post('/:id/rotate', async (c) => {
    const desk = await deskFor(c);
    if (desk instanceof Response) return desk;
    if (!desk.ok) return answer(c, desk);
    const rotated = await desk.value.rotate();
    if (!rotated)
      return failure(c, 'conflict', 'The source makes this secret: change it there, then add it to the hook.');
    if (!rotated.ok) return answer(c, rotated);
    const { secret, told } = rotated.value;
    const results = told.map(({ installation, attempt }) => {
      return attempt.ok ? { installation: installation.id, ok: true } : { installation: installation.id, ...attempt };
    });
    return c.json({ ok: true, secret, told: results });
  });

async function through<S extends z.ZodType>(
  c: Context<Api, '/:id/*'>,
  schema: S,
  work: (desk: Desk, body: z.output<S>) => Promise<Attempt<object>>,
): Promise<Response> {
  const desk = await deskFor(c);
  if (desk instanceof Response) return desk;
  const body = await bodyOf(c, schema);
  if (!body.ok) return body.response;
  return answer(c, desk.ok ? await work(desk.value, body.value) : desk);
}

async function deskFor(c: Context<Api>): Promise<Attempt<Desk> | Response> {
  const desk = await Desk.open(c.env, c.req.param('id') ?? '', addressOf(c.req.url, c.env.PUBLIC_URL));
  return desk ?? failure(c, 'not-found', missing);
}

async function bodyOf<S extends z.ZodType>(
  c: Context,
  schema: S,
): Promise<{ ok: true; value: z.output<S> } | { ok: false; response: Response }> {
  const body = await readBody(c);
  if (!body.ok) return body;
  const checked = check(schema, body.value);
  return checked.ok
    ? checked
    : { ok: false, response: refused(c, { ok: false, code: 'invalid', issues: checked.issues }) };
}

function answer(c: Context, attempt: Attempt<object>): Response {
  return c.json(attempt.ok ? { ok: true, ...attempt.value } : attempt);
}
