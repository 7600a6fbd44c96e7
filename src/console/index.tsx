import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { assets } from './assets/index.ts';
import { areas } from './pages/index.ts';
import { reference } from './pages/reference/index.tsx';
import { failed, forbidden, missing, tooLarge } from './pages/trouble.tsx';
import { preferences, viewOf } from './preferences.ts';
import { notStored, pageHeaders } from './security/headers.ts';
import { isOurs } from './security/origin.ts';
import { requireSession } from './session/guard.tsx';
import { session } from './session/sign-in.tsx';
import type { ConsoleEnv } from './view.ts';

const megabyte = 1024 * 1024;

/**
 * The console, to be mounted at `/console`: pages rendered here, for whoever has signed in with ADMIN_TOKEN. Everything but
 * the way in and the preferences is behind the guard, whatever an area forgets.
 */
export const consoleApp = new Hono<ConsoleEnv>();

consoleApp.use(notStored, pageHeaders);
consoleApp.use(async (c, next) => {
  c.set('view', viewOf(c, Date.now()));
  c.set('signedIn', false);
  await next();
});
consoleApp.onError((error, c) => failed(c, error));
consoleApp.use(async (c, next) => {
  if (!isOurs(c.req.raw, c.env.PUBLIC_URL)) return forbidden(c);
  await next();
  return undefined;
});
consoleApp.use(bodyLimit({ maxSize: megabyte, onError: tooLarge }));
consoleApp.route('/', session);
consoleApp.route('/', preferences);
consoleApp.use(requireSession);
for (const [path, area] of areas) consoleApp.route(path, area);
consoleApp.all('*', (c) => missing(c));

/** All that browsers are shown, by whole paths: the console, its assets, and the API to be read. */
export const site = new Hono<{ Bindings: Env }>()
  .route('/api', reference)
  .route('/assets', assets)
  .route('/console', consoleApp);
