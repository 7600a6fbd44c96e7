import type { Next } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import type { ConsoleContext } from '../view.ts';

const own = ["'self'"];
const nothing = ["'none'"];

/**
 * What every reply of the console carries: nothing is loaded but our own files, nothing inline runs, nobody frames it, no
 * address leaks, nothing is kept. Pages must not use `style` or `on…` attributes.
 */
export const pageHeaders = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: nothing,
    scriptSrc: own,
    styleSrc: own,
    imgSrc: own,
    connectSrc: own,
    formAction: own,
    baseUri: nothing,
    frameAncestors: nothing,
  },
  xFrameOptions: 'DENY',
  referrerPolicy: 'no-referrer',
  crossOriginOpenerPolicy: 'same-origin',
  crossOriginResourcePolicy: 'same-origin',
  permissionsPolicy: { camera: [], geolocation: [], microphone: [], payment: [] },
});

/** Keeps replies out of every cache: they show what only administrators may see. */
export async function notStored(c: ConsoleContext, next: Next): Promise<void> {
  await next();
  c.header('cache-control', 'no-store');
}
