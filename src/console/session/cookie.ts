import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { ConsoleContext } from '../view.ts';

const name = 'dinghook';
const host = { prefix: 'host', path: '/', secure: true, httpOnly: true, sameSite: 'Strict' } as const;

/** The session's secret that a request brings; undefined when it brings none, or something that is none. */
export function sessionSecret(c: ConsoleContext): string | undefined {
  const value = getCookie(c, name, 'host');
  return value !== undefined && /^[A-Za-z0-9_-]{43}$/.test(value) ? value : undefined;
}

/** Hands a session's secret to the browser: `__Host-`, HttpOnly, Secure, SameSite=Strict, until it is closed. */
export function giveSession(c: ConsoleContext, secret: string): void {
  setCookie(c, name, secret, host);
}

/** Takes it back. */
export function takeSession(c: ConsoleContext): void {
  deleteCookie(c, name, host);
}

/** Whether a browser keeps a Secure cookie from `address`: over https, and on this very machine. */
export function keepsSessions(address: string): boolean {
  const { protocol, hostname } = new URL(address);
  return (
    protocol === 'https:' || /^(localhost|127\.0\.0\.1|\[::1\])$/.test(hostname) || hostname.endsWith('.localhost')
  );
}
