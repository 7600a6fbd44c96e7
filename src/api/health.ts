import { Hono } from 'hono';
import { version } from '../../package.json';
import { limits } from '../config.ts';
import type { KeyState } from '../directory/standing.ts';
import { directory } from '../directory/stub.ts';
import { log } from '../observe/log.ts';
import { within } from './within.ts';

export { version };

/** How the server is. `ok`: deliveries can be taken in and sent; the API and the console also need a token. */
interface Health {
  ok: boolean;
  version: string;
  adminToken: 'usable' | 'missing';
  /** `unknown` while the Directory does not answer. */
  encryptionKey: KeyState | 'unknown';
  directory: 'answers' | 'silent';
}

/** `GET /healthz`, for everybody: whether the server can do its work, 503 when it cannot. */
export const health = new Hono<{ Bindings: Env }>().get('/', async (c) => {
  const key = await within(limits.answerTimeout, directory(c.env).keyState()).catch((error: unknown) => {
    log('error', 'health.directory', { error });
    return null;
  });
  const state: Health = {
    ok: key === 'usable',
    version,
    adminToken: c.env.ADMIN_TOKEN ? 'usable' : 'missing',
    encryptionKey: key ?? 'unknown',
    directory: key === null ? 'silent' : 'answers',
  };
  return c.json(state, state.ok ? 200 : 503, { 'cache-control': 'no-store' });
});
