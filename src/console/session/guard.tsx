import type { Next } from 'hono';
import { directory } from '../../directory/stub.ts';
import { doctype } from '../components/document.tsx';
import type { ConsoleContext } from '../view.ts';
import { sessionSecret } from './cookie.ts';

/** Lets those pass who are signed in, and shows everybody else where to. */
export async function requireSession(c: ConsoleContext, next: Next): Promise<Response | undefined> {
  const secret = sessionSecret(c);
  // A page that only refreshes itself is nobody doing something.
  const isActive = c.req.header('x-live') === undefined;
  if (secret !== undefined && (await directory(c.env).checkSession(secret, isActive))) {
    c.set('signedIn', true);
    await next();
    return undefined;
  }
  if (secret === undefined && comesFromElsewhere(c)) return c.html(await again());
  const { path } = c.var.view;
  const back = c.req.method === 'GET' && path !== '/console' ? `?next=${encodeURIComponent(path)}` : '';
  return c.redirect(`/console/sign-in${back}`, 303);
}

/** Whether a link on another site was followed: SameSite=Strict keeps the cookie back, once. */
function comesFromElsewhere(c: ConsoleContext): boolean {
  return c.req.method === 'GET' && c.req.header('sec-fetch-site') === 'cross-site';
}

/** Asks for the same page from a page of ours. */
function again(): Promise<string> {
  return doctype(
    <html lang="en">
      <head>
        <title>dinghook</title>
        <meta http-equiv="refresh" content="0" />
      </head>
      <body />
    </html>,
  );
}
