const safe: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Whether a request may change something: it comes from one of our own pages. Browsers say so in Origin, which is `null` for
 * forms of pages that, like ours, send no referrer; then Sec-Fetch-Site has to say it. What says neither is refused.
 * `publicUrl` is PUBLIC_URL: where a proxy rewrites addresses, browsers know us by that one.
 * https://fetch.spec.whatwg.org/#origin-header
 */
export function isOurs(request: Request, publicUrl: string | null | undefined): boolean {
  if (safe.has(request.method)) return true;
  const site = request.headers.get('sec-fetch-site');
  if (site !== null && site !== 'same-origin') return false;
  const origin = request.headers.get('origin');
  if (origin === new URL(request.url).origin || (origin !== null && origin === publicUrl)) return true;
  return origin === 'null' && site === 'same-origin';
}
