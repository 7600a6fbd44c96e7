import { reset } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { directory } from '../../../src/directory/stub.ts';
import { routes } from '../routes.ts';
import { Browser, origin } from './browser.ts';

const webhook = 'https://oapi.dingtalk.com/robot/send?access_token=0123456789abcdef';
const safe = ['GET', 'HEAD', 'OPTIONS', 'ALL'];

let browser: Browser;

beforeAll(async () => {
  await directory(env).write({ groups: [{ id: 'web', name: '前端组', robots: [{ id: 'r1', webhook }] }], hooks: [] });
  browser = await new Browser().signIn();
});

afterAll(() => reset());

/** Every route of the console, with something in place of its parameters. */
const doors = routes
  .map((route) => route.split(' ') as [method: string, path: string])
  .filter(([, path]) => path.startsWith('/console'))
  .map(([method, path]) => [method, path.replace(':id', 'web').replace(/:\w+/g, 'x')] as const);
const unsafe = doors.filter(([method]) => !safe.includes(method));

describe('S13: requests that another site makes', () => {
  it('there are routes to try', () => expect(unsafe.length).toBeGreaterThan(10));

  const origins: [name: string, headers: Record<string, string>][] = [
    ['no origin', {}],
    ['a foreign origin', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }],
    ['a foreign origin of an old browser', { origin: 'https://evil.example' }],
    ['a null origin', { origin: 'null' }],
    ['a null origin in a frame', { origin: 'null', 'sec-fetch-site': 'cross-site' }],
    ['our origin on plain http', { origin: 'http://ding.example' }],
    ['our origin on another port', { origin: 'https://ding.example:444' }],
    ['a neighbour', { origin: 'https://evil.ding.example', 'sec-fetch-site': 'same-site' }],
    ['an origin that begins like ours', { origin: 'https://ding.example.evil.example' }],
    ['our origin, said by a browser that knows better', { origin, 'sec-fetch-site': 'same-site' }],
  ];
  const bodies: [type: string, body: string][] = [
    ['application/json', '{"reason":"x"}'],
    ['application/x-www-form-urlencoded', 'reason=x&name=x'],
    ['multipart/form-data; boundary=x', '--x\r\ncontent-disposition: form-data; name="reason"\r\n\r\nx\r\n--x--'],
    ['text/plain', 'reason=x'],
  ];
  it.each(origins)('%s: every unsafe route refuses every kind of body', async (_name, headers) => {
    const before = JSON.stringify(await directory(env).read());
    for (const [method, path] of unsafe) {
      for (const [type, body] of bodies) {
        const reply = await browser.ask(path, { method, body, headers: { ...headers, 'content-type': type } });
        await reply.text();
        expect([method, path, type, reply.status]).toEqual([method, path, type, 403]);
      }
    }
    expect(JSON.stringify(await directory(env).read())).toBe(before);
  });

  it.each([
    ['our origin', { origin, 'sec-fetch-site': 'same-origin' }],
    ['our origin, of an old browser', { origin }],
    ['no referrer, but the browser vouches for it', { origin: 'null', 'sec-fetch-site': 'same-origin' }],
  ])('%s: goes through', async (_name, headers) => {
    const reply = await browser.ask('/console/preferences', { form: { theme: 'auto' }, headers });
    expect(reply.status).toBe(303);
  });

  it('behind a proxy that rewrites addresses, PUBLIC_URL is our origin', async () => {
    const ask = (PUBLIC_URL: string | undefined) => {
      const headers = { origin: 'https://hooks.example.com' };
      return browser.ask('/console/preferences', { form: { theme: 'auto' }, headers, bindings: { PUBLIC_URL } });
    };
    expect((await ask('https://hooks.example.com')).status).toBe(303);
    expect((await ask(undefined)).status).toBe(403);
  });

  it('without a session nothing happens either', async () => {
    for (const [method, path] of unsafe) {
      if (/sign-in|preferences/.test(path)) continue;
      const reply = await new Browser().ask(path, { method, form: { reason: 'x' } });
      await reply.text();
      expect([path, reply.status, reply.headers.get('location')]).toEqual([path, 303, '/console/sign-in']);
    }
  });
});

describe('S14: headers', () => {
  const csp = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
  const expected = {
    'content-security-policy': csp,
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
  };
  const pages: [name: string, ask: (browser: Browser) => Promise<Response>, status: number][] = [
    ['the way in', () => new Browser().ask('/console/sign-in'), 200],
    ['a redirect to the way in', () => new Browser().ask('/console'), 303],
    ['a wrong token', () => new Browser('198.51.100.1').ask('/console/sign-in', { form: { token: 'x' } }), 401],
    [
      'a link from elsewhere',
      () => new Browser().ask('/console', { headers: { 'sec-fetch-site': 'cross-site' } }),
      200,
    ],
    ['a refused origin', () => browser.ask('/console/sign-out', { method: 'POST' }), 403],
    ['nothing there', () => browser.ask('/console/nowhere'), 404],
    ['too much', () => browser.ask('/console/groups/_new', { form: { name: 'x'.repeat(1_100_000) } }), 413],
    ['a refused form', () => browser.ask('/console/groups/_new', { form: { name: '' } }), 422],
    ['a failure', () => browser.ask('/console', { bindings: { DIRECTORY: broken() } }), 500],
    ['HEAD', () => browser.ask('/console', { method: 'HEAD' }), 200],
    ['a method nobody expects', () => browser.ask('/console', { method: 'PUT', headers: { origin } }), 404],
  ];
  it.each(pages)('%s', async (_name, ask, status) => {
    const reply = await ask(browser);
    await reply.text();
    expect(reply.status).toBe(status);
    expect(Object.fromEntries(Object.keys(expected).map((name) => [name, reply.headers.get(name)]))).toEqual(expected);
  });

  it.each(doors.filter(([method]) => method === 'GET'))('%s %s', async (_method, path) => {
    const reply = await browser.ask(path);
    const html = await reply.text();
    expect(Object.fromEntries(Object.keys(expected).map((name) => [name, reply.headers.get(name)]))).toEqual(expected);
    expect(html).not.toMatch(/<script(?![^>]* src=)|<style|\sstyle=|\son[a-z]+=|javascript:/i);
  });

  it('files are cached for good under addresses that change with them, and nothing else is found there', async () => {
    const html = await browser.text('/console');
    const files = [...html.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(([, path = '']) => path);
    expect(files.length).toBeGreaterThanOrEqual(4);
    for (const path of files) {
      const reply = await browser.ask(path);
      await reply.text();
      expect([path, reply.status]).toEqual([path, 200]);
      expect(reply.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
      expect(reply.headers.get('x-content-type-options')).toBe('nosniff');
    }
    for (const path of ['/assets/x/console.css', '/assets/x/constructor']) {
      expect((await browser.ask(path)).status).toBe(404);
    }
  });
});

/** A Directory that knows the session and fails at everything else. */
function broken(): Env['DIRECTORY'] {
  const stub = {
    checkSession: async () => true,
    read: async () => {
      throw new Error('broken on purpose');
    },
  };
  return { getByName: () => stub } as unknown as Env['DIRECTORY'];
}
