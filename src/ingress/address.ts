import { publicOrigin } from '../directory/public-origin.ts';

/**
 * The address that a request was sent to, as its sender knows it. Behind a proxy that rewrites it, `publicUrl` (PUBLIC_URL,
 * an origin such as `https://hooks.example.com`) stands in place of the origin we see; path and query stay as they are. What
 * is no http(s) address changes nothing.
 */
export function addressOf(requested: string, publicUrl: string | null | undefined): URL {
  const seen = new URL(requested);
  const origin = publicOrigin(publicUrl);
  return origin === null ? seen : new URL(`${origin}${seen.pathname}${seen.search}`);
}
