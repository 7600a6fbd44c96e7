import { describe, expect, it } from 'vitest';
import { parseServer } from '../../../src/connectors/address.ts';
import { hostileUrls } from '../../security/urls.ts';

describe('the address of a server', () => {
  it.each([
    ['a name', 'https://git.example.com', 'https://git.example.com'],
    ['space around it', ' https://git.example.com ', 'https://git.example.com'],
    ['a slash at the end', 'https://git.example.com/', 'https://git.example.com'],
    ['a path', 'https://example.com/tools/gitlab/', 'https://example.com/tools/gitlab'],
    ['a port', 'https://git.example.com:8443', 'https://git.example.com:8443'],
    ['the usual port', 'https://git.example.com:443', 'https://git.example.com'],
    ['capitals', 'HTTPS://Git.Example.COM', 'https://git.example.com'],
    ['a public address', 'https://8.8.4.4', 'https://8.8.4.4'],
    ['a public IPv6 address', 'https://[2606:4700::1111]:8443', 'https://[2606:4700::1111]:8443'],
    ['punycode', 'https://xn--fiqs8s.example.com', 'https://xn--fiqs8s.example.com'],
  ])('may be %s', (_, text, url) => {
    expect(parseServer(text, false)).toEqual({ ok: true, url, host: new URL(url).host });
  });

  it.each([
    ['http', 'http://git.example.com', /https/],
    ['a private name', 'https://gitlab.internal', /private/],
    ['a bare name', 'https://gitlab', /private/],
    ['a name of the local network', 'https://gitlab.local', /private/],
    ['a user', 'https://user:pass@git.example.com', /user name/],
    ['a query', 'https://git.example.com?x=1', /complete address/],
    ['a fragment', 'https://git.example.com#x', /complete address/],
    ['dots in the path', 'https://git.example.com/a/../b', /complete address/],
    ['something encoded in the path', 'https://git.example.com/%2e%2e/', /complete address/],
    ['no scheme', 'gitlab.acme.example', /complete address/],
    ['nothing', '', /complete address/],
    ['letters of another script', 'https://gіt.example.com', /plainly/],
    ['a final dot', 'https://git.example.com.', /plainly/],
    ['a port that is none', 'https://git.example.com:99999', /complete address/],
    ['a private network, 172.31', 'https://172.31.255.255', /private/],
    ['addresses for examples', 'https://203.0.113.7', /private/],
    ['multicast', 'https://224.0.0.1', /private/],
    ['Teredo', 'https://[2001::1]', /private/],
  ])('may not be %s', (_, text, says) => {
    const parsed = parseServer(text, false);
    expect(parsed).toMatchObject({ ok: false, error: { en: expect.stringMatching(says) } });
    if (!parsed.ok && text !== '') expect(parsed.error.en).not.toContain(text);
  });
});

/** These name public hosts: what they resolve to is refused by the network that the worker runs in. */
const resolved = ['a public name that resolves to loopback', 'an address in a public name'];

const host = 'git.example.com';
const hostile = hostileUrls({ port: 8080, path: '/gitlab', host });
const https = hostile.map(({ name, url }) => ({ name, url: url.replace(/^http:/, 'https:') }));

/** Where an address leads, by what a URL parser makes of it. */
function leadsInside(url: string): boolean {
  const { hostname } = new URL(url);
  return (
    hostname !== host &&
    !hostname.endsWith(`.${host}`) &&
    !hostname.endsWith(`-${host}`) &&
    !hostname.startsWith('xn--')
  );
}

describe('S8: an address that leads inside', () => {
  it('is none of ours to call, however it is spelled', () => {
    const taken = [...hostile, ...https].flatMap(({ name, url }) => {
      const parsed = parseServer(url, false);
      return parsed.ok && leadsInside(parsed.url) ? [name] : [];
    });
    expect([...new Set(taken)].sort()).toEqual(['the host with more behind it', ...resolved].sort());
  });

  const odd = /metadata|mapped|NAT64|6to4|decimal|loopback in|short|circled|full-width|final dot|user name/;
  it.each(hostile.filter(({ name }) => odd.test(name)))(
    'is not taken even where private ones may be: $name',
    ({ url }) => expect(parseServer(url, true).ok).toBe(false),
  );

  it.each(['http://127.0.0.1:8080/gitlab', 'http://gitlab:3000', 'https://192.168.1.2', 'http://[::1]:8080'])(
    'is fine where private ones may be: %s',
    (url) => expect(parseServer(url, true)).toMatchObject({ ok: true, url }),
  );
});
