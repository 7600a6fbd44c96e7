import { Hono } from 'hono';
import * as z from 'zod';
import { check } from '../directory/issues.ts';
import { directory } from '../directory/stub.ts';
import { scopes } from '../directory/tokens.ts';
import { readBody } from './body.ts';
import { failure, refused } from './errors.ts';

/** What a new token is called and may do. */
export const TokenDraft = z.strictObject({
  name: z.string().trim().min(1, 'Give it a name: who or what will use it.').max(100, 'Use 100 characters at most.'),
  scope: z.enum(scopes, { error: `Use ${scopes.join(', ')}.` }),
});

/** Named tokens of the API: the reply to a creation carries the `token`, once. */
export const tokens = new Hono<{ Bindings: Env }>()
  .get('/', async (c) => c.json({ tokens: await directory(c.env).tokens() }))
  .post('/', async (c) => {
    const body = await readBody(c);
    if (!body.ok) return body.response;
    const draft = check(TokenDraft, body.value);
    if (!draft.ok) return refused(c, { ok: false, code: 'invalid', issues: draft.issues });
    const { name, scope } = draft.value;
    return c.json({ ...(await directory(c.env).createToken(name, scope)), name, scope }, 201);
  })
  .delete('/:id', async (c) => {
    if (await directory(c.env).revokeToken(c.req.param('id'))) return c.body(null, 204);
    return failure(c, 'not-found', 'There is no token with this id. See GET /api/tokens for those there are.');
  });
