import { Hono } from 'hono';
import { sameToken } from '../../api/auth.ts';
import { directory } from '../../directory/stub.ts';
import { addressOf } from '../../ingress/address.ts';
import { Field } from '../components/field.tsx';
import { Notice } from '../components/notice.tsx';
import { setFlash } from '../flash.ts';
import { readForm } from '../form.ts';
import { barePage } from '../page.tsx';
import { callerOf } from '../security/caller.ts';
import type { ConsoleContext, ConsoleEnv } from '../view.ts';
import { giveSession, keepsSessions, sessionSecret, takeSession } from './cookie.ts';
import { words } from './words.ts';

/** The way in and out. Open to everybody. */
export const session = new Hono<ConsoleEnv>()
  .get('/sign-in', (c) => signInPage(c))
  .post('/sign-in', async (c) => {
    const t = words(c.var.view.locale);
    const expected = c.env.ADMIN_TOKEN;
    const form = await readForm(c);
    const given = form.text('token');
    if (!expected || !isKept(c)) return signInPage(c);
    if (given === '') return signInPage(c, { status: 422, error: t.empty });
    const stub = directory(c.env);
    const wait = await stub.admitSignIn(callerOf(c.req.raw));
    if (wait > 0) {
      c.header('retry-after', String(Math.ceil(wait / 1000)));
      return signInPage(c, { status: 429, error: t.limited(wait) });
    }
    if (!(await sameToken(given, expected))) return signInPage(c, { status: 401, error: t.wrong });
    const before = sessionSecret(c);
    if (before !== undefined) await stub.closeSession(before);
    giveSession(c, await stub.openSession());
    return c.redirect(ownPath(form.text('next')), 303);
  })
  .post('/sign-out', async (c) => {
    const secret = sessionSecret(c);
    if (secret !== undefined) await directory(c.env).closeSession(secret);
    takeSession(c);
    setFlash(c, { tone: 'good', text: words(c.var.view.locale).signedOut });
    return c.redirect('/console/sign-in', 303);
  });

/** A path within the console, or its first page: nobody is sent elsewhere after signing in. */
export function ownPath(path: string | undefined): string {
  return path !== undefined && /^\/console(?:[/?][\w\-./~%?=&+:,]*)?$/.test(path) ? path : '/console';
}

/** Whether the browser will keep the session; it may know us by another address than the one that was asked. */
function isKept(c: ConsoleContext): boolean {
  return keepsSessions(addressOf(c.req.url, c.env.PUBLIC_URL).href);
}

interface Trouble {
  status: 401 | 422 | 429;
  error: string;
}

function signInPage(c: ConsoleContext, trouble?: Trouble): Response | Promise<Response> {
  const t = words(c.var.view.locale);
  const block = c.env.ADMIN_TOKEN ? (isKept(c) ? null : t.insecure) : t.noToken;
  if (trouble) c.status(trouble.status);
  return barePage(
    c,
    { title: t.title },
    <form method="post" action="/console/sign-in" class="stack">
      <p class="muted">{t.lead}</p>
      {block !== null && <Notice tone="bad">{block}</Notice>}
      <input type="hidden" name="next" value={ownPath(c.req.query('next'))} />
      <input type="text" name="username" value="admin" autocomplete="username" hidden />
      <Field
        name="token"
        label={t.token}
        hint={t.hint}
        error={trouble?.error}
        type="password"
        autocomplete="current-password"
        required
        autofocus
        disabled={block !== null}
      />
      <button type="submit" class="button primary wide" disabled={block !== null}>
        {t.signIn}
      </button>
    </form>,
  );
}
