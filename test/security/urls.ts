/** An address that a server must not be talked into calling. */
export interface HostileUrl {
  /** What is wrong with it. */
  name: string;
  url: string;
}

/** What a hostile address should look like. */
export interface Shape {
  /** The port on which a canary listens on this machine: most of the addresses lead there by some spelling. */
  port: number;
  /** Path and query, with a slash in front. */
  path: string;
  /** A host that is allowed: several addresses pretend to be on it. */
  host: string;
}

/** Names that lead to this machine, to its network, or to what clouds tell their machines: decimal, hex, short, mapped, and so on. */
const inside: readonly (readonly [name: string, host: string])[] = [
  ['loopback', '127.0.0.1'],
  ['loopback by name', 'localhost'],
  ['loopback by name with a final dot', 'localhost.'],
  ['a name below localhost', 'x.localhost'],
  ['another loopback', '127.8.9.10'],
  ['loopback in decimal', '2130706433'],
  ['loopback in hex', '0x7f000001'],
  ['loopback in hex parts', '0x7f.0x0.0x0.0x1'],
  ['loopback in octal', '017700000001'],
  ['loopback in octal parts', '0177.0.0.01'],
  ['loopback in mixed parts', '0x7f.0.1'],
  ['loopback in short', '127.1'],
  ['loopback in shorter', '127.0.1'],
  ['loopback with a final dot', '127.0.0.1.'],
  ['loopback with zeros in front', '127.000.000.001'],
  ['loopback percent-encoded', '%31%32%37.0.0.1'],
  ['loopback in full-width digits', '１２７.0.0.1'],
  ['loopback in circled digits', '①②⑦.⓪.⓪.①'],
  ['loopback with ideographic full stops', '127。0。0。1'],
  ['IPv6 loopback', '[::1]'],
  ['IPv6 loopback written out', '[0:0:0:0:0:0:0:1]'],
  ['IPv4 mapped into IPv6', '[::ffff:127.0.0.1]'],
  ['IPv4 mapped into IPv6, in hex', '[::ffff:7f00:1]'],
  ['IPv4 in IPv6, the old way', '[::127.0.0.1]'],
  ['IPv4 behind NAT64', '[64:ff9b::7f00:1]'],
  ['IPv4 behind 6to4', '[2002:7f00:1::]'],
  ['any address', '0.0.0.0'],
  ['any address in short', '0'],
  ['any IPv6 address', '[::]'],
  ['a private network, 10/8', '10.0.0.1'],
  ['a private network, 172.16/12', '172.16.0.1'],
  ['a private network, 192.168/16', '192.168.0.1'],
  ['a shared network, 100.64/10', '100.64.0.1'],
  ['an IPv6 private network', '[fd00::1]'],
  ['an IPv6 link', '[fe80::1]'],
  ['metadata of clouds', '169.254.169.254'],
  ['metadata in decimal', '2852039166'],
  ['metadata mapped into IPv6', '[::ffff:169.254.169.254]'],
  ['metadata over IPv6', '[fd00:ec2::254]'],
  ['metadata by name', 'metadata.google.internal'],
  ['metadata of Alibaba Cloud', '100.100.100.200'],
  ['a public name that resolves to loopback', 'localtest.me'],
  ['an address in a public name', '127.0.0.1.nip.io'],
];

/**
 * More than sixty addresses: every spelling of an inner host, on the port of the canary, and addresses that only look as
 * though they were on `host`. Whoever takes a URL from people can be tried with all of them.
 */
export function hostileUrls({ port, path, host }: Shape): readonly HostileUrl[] {
  const canary = `127.0.0.1:${port}`;
  const pretending: [name: string, url: string][] = [
    ['https to the canary', `https://${canary}${path}`],
    ['no scheme', `${canary}${path}`],
    ['relative to a scheme', `//${canary}${path}`],
    ['ftp', `ftp://${canary}${path}`],
    ['file', `file://${path}`],
    ['data', `data:text/plain,${path}`],
    ['gopher', `gopher://${canary}${path}`],
    ['javascript', `javascript://${canary}${path}`],
    ['the host as user name', `https://${host}@${canary}${path}`],
    ['the host as user name and password', `https://${host}:443@${canary}${path}`],
    ['the host as user name, encoded', `https://${host}%2f@${canary}${path}`],
    ['credentials on the host', `https://user:pass@${host}${path}`],
    ['a backslash before the host', `https://${canary}\\@${host}${path}`],
    ['backslashes for slashes', `https:\\\\${canary}${path}`],
    ['the host in the query', `http://${canary}?${host}${path}`],
    ['the host in the fragment', `http://${canary}#${host}${path}`],
    ['the host in the path', `http://${canary}/${host}${path}`],
    ['the host with more behind it', `https://${host}.evil.example${path}`],
    ['the host with more before it', `https://evil-${host}${path}`],
    ['the host with a final dot', `https://${host}.${path}`],
    ['another port of the host', `https://${host}:${port}${path}`],
    ['a port in octal', `https://${host}:0443${path}`],
    ['the host over plain http', `http://${host}${path}`],
    ['the host in Cyrillic', `https://${host.replace('a', 'а')}${path}`],
    ['the host in full-width letters', `https://${host.replace('a', 'ａ')}${path}`],
    ['the host in punycode', `https://xn--${host.replace('a', '')}-7fd${path}`],
    ['the host with a soft hyphen', `https://${host.replace('i', '\u00adi')}${path}`],
    ['the host with a zero-width space', `https://${host}\u200b${path}`],
    ['the host cut by a tab', `https://${host.replace('i', '\ti')}${path}`],
    ['a line break, then another request', `https://${host}/\r\nHost: ${canary}${path}`],
    ['a NUL', `https://${host}\0.${canary}${path}`],
    ['dots in the path', `https://${host}/..${path}`],
    ['encoded dots in the path', `https://${host}/x/%2e%2e${path}`],
    ['a redirect in the query', `https://${host}/redirect?to=http://${canary}${path}`],
  ];
  return [
    ...inside.map(([name, inner]) => ({ name, url: `http://${inner}:${port}${path}` })),
    ...pretending.map(([name, url]) => ({ name, url })),
  ];
}

/** Answers that send a client elsewhere. https://www.rfc-editor.org/rfc/rfc9110#section-15.4 */
export const redirects: readonly number[] = [300, 301, 302, 303, 305, 307, 308];
