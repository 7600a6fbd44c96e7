/**
 * Who asks, as far as it can be trusted: on Cloudflare the address it names; on plain workerd the peer's, or behind a proxy on
 * this machine or a private network the last address that the proxy added. An IPv6 network of one customer (/64) is one.
 */
export function callerOf(request: Request): string {
  const peer = peerOf(request.cf);
  if (peer === undefined) return oneOf(request.headers.get('cf-connecting-ip') ?? 'unknown');
  const forwarded = request.headers.get('x-forwarded-for')?.split(',').at(-1)?.trim();
  return oneOf(isPrivate(peer) && forwarded ? forwarded : peer);
}

/** Plain workerd says `clientIp: "127.0.0.1:50412"`. */
function peerOf(cf: unknown): string | undefined {
  if (typeof cf !== 'object' || cf === null || !('clientIp' in cf) || typeof cf.clientIp !== 'string') return undefined;
  return cf.clientIp.replace(/:\d+$/, '').replace(/^\[(.*)\]$/, '$1');
}

function isPrivate(address: string): boolean {
  const plain = address.toLowerCase().replace(/^::ffff:/, '');
  return /^(127\.|10\.|192\.168\.|169\.254\.|172\.(1[6-9]|2\d|3[01])\.|::1$|f[cd]|fe80:|unix)/.test(plain);
}

function oneOf(address: string): string {
  const plain = address
    .toLowerCase()
    .replace(/^::ffff:(?=\d+\.)/, '')
    .slice(0, 64);
  return plain.includes(':') ? `${groups(plain).slice(0, 4).join(':')}::/64` : plain;
}

/** The first groups of an IPv6 address, `::` written out. */
function groups(address: string): string[] {
  const [head = '', tail] = address.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length);
  return [...left, ...Array.from({ length: zeros }, () => '0'), ...right].map((group) => group.replace(/^0+(?=.)/, ''));
}
