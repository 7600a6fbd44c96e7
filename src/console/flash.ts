import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import * as z from 'zod';
import type { ConsoleContext } from './view.ts';

const Flash = z.object({
  tone: z.enum(['good', 'warn', 'bad', 'info']),
  text: z.string(),
  /** More lines, each a sentence. */
  lines: z.array(z.string()).optional(),
});

/** Something to say on the next page: what a form has done. Words only; they are shown once. */
export type Flash = z.output<typeof Flash>;

const name = 'dinghook-said';
/** Browsers keep 4,096 bytes of a cookie. */
const most = 2_400;

/** Says `flash` on the next page. */
export function setFlash(c: ConsoleContext, flash: Flash): void {
  const value = JSON.stringify(flash);
  const short = new TextEncoder().encode(value).length > most ? JSON.stringify({ ...flash, lines: undefined }) : value;
  setCookie(c, name, encode(short), {
    path: '/console',
    httpOnly: true,
    sameSite: 'Strict',
    secure: c.req.url.startsWith('https:'),
    maxAge: 60,
  });
}

/** What the last page wanted to be said, once; null when nothing. */
export function takeFlash(c: ConsoleContext): Flash | null {
  const value = getCookie(c, name);
  if (value === undefined) return null;
  deleteCookie(c, name, { path: '/console' });
  try {
    return Flash.parse(JSON.parse(decode(value)));
  } catch {
    // Cut off or made up: then there is nothing to say.
    return null;
  }
}

function encode(text: string): string {
  return btoa(Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join(''));
}

function decode(text: string): string {
  return new TextDecoder().decode(Uint8Array.from(atob(text), (char) => char.charCodeAt(0)));
}
