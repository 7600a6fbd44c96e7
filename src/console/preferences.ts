import { Hono } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { locales } from '../event/index.ts';
import { readForm } from './form.ts';
import { ownPath } from './session/sign-in.tsx';
import { type ConsoleContext, type ConsoleEnv, themes, type View } from './view.ts';
import { localeFor } from './words/locale.ts';

const year = 365 * 24 * 60 * 60;

/** Language and colours, kept in cookies. Open to everybody: the way in has them too. */
export const preferences = new Hono<ConsoleEnv>().post('/preferences', async (c) => {
  const form = await readForm(c);
  const locale = locales.find((each) => each === form.text('locale'));
  const theme = themes.find((each) => each === form.text('theme'));
  if (locale) keep(c, 'dinghook-locale', locale);
  if (theme) keep(c, 'dinghook-theme', theme);
  return c.redirect(ownPath(form.text('back')), 303);
});

/** How a request wants its page. `now` in ms. */
export function viewOf(c: ConsoleContext, now: number): View {
  const { pathname, search } = new URL(c.req.url);
  return {
    locale: localeFor(getCookie(c, 'dinghook-locale'), c.req.header('accept-language')),
    theme: themes.find((each) => each === getCookie(c, 'dinghook-theme')) ?? 'auto',
    path: pathname + search,
    now,
  };
}

function keep(c: ConsoleContext, name: string, value: string): void {
  const secure = c.req.url.startsWith('https:');
  setCookie(c, name, value, { path: '/console', httpOnly: true, sameSite: 'Lax', secure, maxAge: year });
}
