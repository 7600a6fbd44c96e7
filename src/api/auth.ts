import type { Context, Next } from 'hono';
import { sha256 } from '../directory/bytes.ts';
import { failure } from './errors.ts';

/** Lets a request pass that carries `authorization: Bearer <ADMIN_TOKEN>`. */
export async function requireAdmin(c: Context<{ Bindings: Env }>, next: Next): Promise<Response | undefined> {
  const token = c.env.ADMIN_TOKEN;
  if (!token) {
    return failure(
      c,
      'unavailable',
      'ADMIN_TOKEN is not set, so nobody may use the API. Set it to a long random text.',
    );
  }
  const given = /^Bearer +(\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1];
  if (given === undefined || !(await sameToken(given, token))) {
    c.header('www-authenticate', 'Bearer realm="dinghook"');
    return failure(c, 'unauthorized', 'Send the administrator’s token: authorization: Bearer <ADMIN_TOKEN>.');
  }
  await next();
  return undefined;
}

/** Whether two tokens are the same. Takes as long wherever they differ: their digests are compared, to the last byte. */
export async function sameToken(a: string, b: string): Promise<boolean> {
  const [left, right] = await Promise.all([sha256(a), sha256(b)]);
  let difference = 0;
  for (const [i, byte] of left.entries()) difference |= byte ^ (right[i] ?? 0);
  return difference === 0;
}
