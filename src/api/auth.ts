import type { Context, Next } from 'hono';
import { matchedRoutes } from 'hono/route';
import { sha256 } from '../directory/bytes.ts';
import { directory } from '../directory/stub.ts';
import { type Scope, scopes, TOKEN_PREFIX } from '../directory/tokens.ts';
import { failure } from './errors.ts';
import { scopeFor } from './scopes.ts';

type Api = Context<{ Bindings: Env }>;

/**
 * Lets a request pass whose bearer may do what it asks: the holder of ADMIN_TOKEN anything, a named token what its scope
 * allows.
 */
export async function authorise(c: Api, next: Next): Promise<Response | undefined> {
  const needed = neededScope(c);
  if (needed === null) return next().then(() => undefined);
  const admin = c.env.ADMIN_TOKEN;
  if (!admin) {
    return failure(
      c,
      'unavailable',
      'ADMIN_TOKEN is not set, so nobody may use the API. Set it to a long random text.',
    );
  }
  const given = /^Bearer +(\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1];
  const held = given === undefined ? null : await scopeOf(c, given, admin);
  if (!held) {
    c.header('www-authenticate', 'Bearer realm="dinghook"');
    return failure(
      c,
      'unauthorized',
      'Send a token: authorization: Bearer <ADMIN_TOKEN, or a named token of the API>.',
    );
  }
  if (scopes.indexOf(held) < scopes.indexOf(needed)) {
    return failure(c, 'forbidden', `This token may only ${allowed[held]}. Use one with the scope "${needed}".`);
  }
  await next();
  return undefined;
}

const allowed: Readonly<Record<Scope, string>> = {
  read: 'read',
  operate: 'read, send, retry and discard',
  admin: 'do everything',
};

async function scopeOf(c: Api, given: string, admin: string): Promise<Scope | null> {
  if (await sameToken(given, admin)) return 'admin';
  return given.startsWith(TOKEN_PREFIX) ? directory(c.env).tokenScope(given) : null;
}

/** What the route of the request asks for; the middleware of `*` is not a route. */
function neededScope(c: Api): Scope | null {
  const route = matchedRoutes(c)
    .filter(({ method }) => method === c.req.method)
    .at(-1);
  return scopeFor(c.req.method, route?.path ?? '');
}

/** Whether two tokens are the same. Takes as long wherever they differ: their digests are compared, to the last byte. */
export async function sameToken(a: string, b: string): Promise<boolean> {
  const [left, right] = await Promise.all([sha256(a), sha256(b)]);
  let difference = 0;
  for (const [i, byte] of left.entries()) difference |= byte ^ (right[i] ?? 0);
  return difference === 0;
}
