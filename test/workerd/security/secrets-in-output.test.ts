import { reset } from 'cloudflare:test';
import { exports } from 'cloudflare:workers';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { github } from '../../../adapters/github/index.ts';
import { clearHookCache } from '../../../src/directory/cache.ts';
import { directory } from '../../../src/directory/stub.ts';
import { RawRequest } from '../../../src/kit/index.ts';
import { Browser } from '../console/browser.ts';
import { env } from '../directory/peers.ts';
import { push } from '../inbox/door.ts';
import { routes } from '../routes.ts';

/** Random, so that whatever is found of one was put there. */
const canary = (kind: string) => `${kind}${crypto.randomUUID().replaceAll('-', '')}`;
const secrets = {
  'access token': canary('robot'),
  'access token of a robot that is turned away': canary('robot'),
  'signing secret': canary('SEC'),
  'signing secret of a robot that is turned away': canary('SEC'),
  'webhook secret': canary('hook'),
  'former webhook secret': canary('former'),
  ADMIN_TOKEN: 'test-admin-token',
  ENCRYPTION_KEY: String(env.ENCRYPTION_KEY),
};
/** Whoever knows it can reach the hook: it stands in the address that an administrator pastes, and nowhere else. */
const key = canary('key');
const mobile = '13987654321';
const made = { 'named token': '', session: '' };

const webhook = (token: string) => `https://oapi.dingtalk.com/robot/send?access_token=${token}`;
const config = {
  groups: [
    {
      id: 'web-team',
      name: '前端组',
      robots: [{ id: 'r1', webhook: webhook(secrets['access token']), secret: secrets['signing secret'] }],
    },
    {
      id: 'ops',
      name: 'Operations',
      robots: [
        {
          id: 'r1',
          webhook: webhook(secrets['access token of a robot that is turned away']),
          secret: secrets['signing secret of a robot that is turned away'],
        },
      ],
    },
  ],
  hooks: [
    {
      id: 'acme-web',
      name: 'acme/web',
      source: 'github',
      key,
      secrets: [secrets['webhook secret'], secrets['former webhook secret']],
      groups: ['web-team', 'ops'],
    },
  ],
  people: [{ name: '陈晨', mobile, accounts: { github: ['chenchen'] } }],
};

const logged: string[] = [];
let browser: Browser;

/** Which secrets stand in a text; `except` names those that may. */
function leaks(text: string, except: readonly string[] = []): string[] {
  return Object.entries({ ...secrets, ...made, 'hook key': key })
    .filter(([name, secret]) => secret !== '' && !except.includes(name))
    .filter(([, secret]) => [secret, btoa(secret), encodeURIComponent(secret)].some((each) => text.includes(each)))
    .map(([name]) => name);
}

async function deliver(body: string, headers: Record<string, string> = {}, path = `/github/${key}`) {
  const own = {
    'content-type': 'application/json',
    'x-github-event': 'push',
    'x-github-delivery': crypto.randomUUID(),
  };
  const url = new URL(`https://ding.example${path}`);
  const raw = new RawRequest('POST', url, new Headers(own), new TextEncoder().encode(body));
  const proof = await github.auth[0].sign(raw, secrets['webhook secret'], Date.now());
  const reply = await exports.default.fetch(url.href, {
    method: 'POST',
    headers: { ...own, ...proof, authorization: `Bearer ${secrets['webhook secret']}`, cookie: `a=${key}`, ...headers },
    body,
  });
  return { status: reply.status, text: `${[...reply.headers].join('\n')}\n${await reply.text()}` };
}

/** Everything a reply says, headers included. */
async function everything(path: string, init: Parameters<Browser['ask']>[1] = {}): Promise<string> {
  const reply = await browser.ask(path, init);
  const headers = [...reply.headers].filter(([name]) => name !== 'set-cookie');
  return `${reply.status}\n${headers.join('\n')}\n${await reply.text()}`;
}

beforeAll(async () => {
  for (const level of ['debug', 'info', 'log', 'warn', 'error'] as const) {
    vi.spyOn(console, level).mockImplementation((...parts: unknown[]) => {
      logged.push(parts.map(String).join(' '));
    });
  }
  // A DingTalk that repeats in its answer all that it was told.
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => {
    const request = new Request(input, init);
    const echo = `${request.url} ${decodeURIComponent(request.url)} ${Object.values(secrets).join(' ')}`;
    const isTurnedAway = request.url.includes(secrets['access token of a robot that is turned away']);
    await request.text();
    const own = echo.replaceAll(secrets['webhook secret'], '').replaceAll(secrets['former webhook secret'], '');
    const said = own.replaceAll(secrets.ADMIN_TOKEN, '').replaceAll(secrets.ENCRYPTION_KEY, '');
    const mine = Object.entries(secrets).filter(([name]) => name.endsWith('turned away') !== isTurnedAway);
    const errmsg = mine.reduce((text, [, secret]) => text.replaceAll(secret, ''), said);
    return Response.json(isTurnedAway ? { errcode: 310000, errmsg } : { errcode: 0, errmsg });
  });
  clearHookCache();
  expect(await directory(env).write(config)).toMatchObject({ ok: true });
  made['named token'] = (await directory(env).createToken('prometheus', 'admin')).token;
  browser = await new Browser().signIn();
  made.session = [...browser.cookies.values()].sort((a, b) => b.length - a.length)[0] ?? '';
  expect((await deliver(JSON.stringify({ ...push(), pusher: { name: 'x' } }))).status).toBe(202);
  await vi.waitFor(async () =>
    expect((await env.OUTBOX.getByName('ops').messages(1, null, null))[0]?.note).toBeTruthy(),
  );
}, 30_000);

afterAll(async () => {
  vi.restoreAllMocks();
  clearHookCache();
  await reset();
});

const admin = { authorization: 'Bearer test-admin-token', 'content-type': 'application/json' };
const fill = (path: string) => path.replace(':source', 'github').replace(':id', 'ID').replace(/:\w+/g, 'x');

describe('S10: no secret in what the API answers', () => {
  const calls = routes.filter((route) => /^\w+ \/(?:api|healthz|metrics)/.test(route));
  const gets = calls.filter((route) => route.startsWith('GET ')).map((route) => fill(route.slice(4)));
  const ids = (path: string) => (path.includes('/hooks/') ? ['acme-web'] : ['web-team', 'ops']);
  const paths = gets.flatMap((path) => (path.includes('ID') ? ids(path).map((id) => path.replace('ID', id)) : [path]));

  it('there is something to read', () => expect(paths.length).toBeGreaterThan(15));

  it.each(paths)('GET %s', async (path) => {
    const text = await everything(path, { headers: admin });
    expect(text.slice(0, 3)).not.toBe('401');
    const shown = text.replaceAll(`"url":"https://ding.example/github/${key}"`, '"url":""');
    expect(leaks(shown)).toEqual([]);
  });

  const bodies: [name: string, body: string][] = [
    ['not JSON', `{"secret": "${secrets['signing secret']}", ${secrets['access token']}`],
    ['another shape', JSON.stringify([secrets['webhook secret'], key])],
    ['unknown fields', JSON.stringify({ ...secrets, [key]: key, name: 'x' })],
    [
      'a webhook that leads elsewhere',
      JSON.stringify({ name: 'x', robots: [{ webhook: `https://x.example/${key}` }] }),
    ],
    ['a secret of another kind', JSON.stringify({ name: 'x', source: 'github', secrets: { a: key }, groups: [key] })],
    ['a reason that is too long', JSON.stringify({ reason: key.repeat(50) })],
  ];
  const unsafe = calls.filter((route) => /^(?:POST|PUT|DELETE) /.test(route)).map((route) => route.split(' '));
  it.each(bodies)('errors about %s do not repeat it', async (name, body) => {
    for (const [method = '', path = ''] of unsafe) {
      const text = await everything(fill(path).replace('ID', 'nobody'), { method, headers: admin, body });
      // What people call things is theirs to see again; field names are repeated to say which one is wrong.
      const except = name === 'unknown fields' || path.includes('preview') ? ['hook key'] : [];
      expect([method, path, leaks(text, except)]).toEqual([method, path, []]);
    }
    clearHookCache();
    await directory(env).write(config);
  });

  it.each([
    ['a wrong token', { authorization: `Bearer ${key}` }],
    ['a token in another scheme', { authorization: `Basic ${btoa(`admin:${secrets.ADMIN_TOKEN}`)}` }],
    ['a token with more', { authorization: `Bearer ${secrets.ADMIN_TOKEN}x` }],
  ])('nor those about %s', async (_, headers) => {
    for (const path of ['/api/groups', '/metrics']) expect(leaks(await everything(path, { headers }))).toEqual([]);
  });

  it('nor a test whose answer repeats everything', async () => {
    for (const group of ['web-team', 'ops']) {
      const text = await everything(`/api/groups/${group}/test`, { method: 'POST', headers: admin });
      expect(text.slice(0, 3)).toBe('200');
      expect(leaks(text)).toEqual([]);
    }
  });
});

describe('S10: no secret in what a source is told', () => {
  it.each<[name: string, status: number, body: string, headers: Record<string, string>, path?: string]>([
    ['a genuine delivery', 202, JSON.stringify(push('refs/heads/other')), {}],
    ['a wrong proof', 401, '{}', { 'x-hub-signature-256': `sha256=${'0'.repeat(64)}` }],
    ['a malformed proof', 401, '{}', { 'x-hub-signature-256': secrets['webhook secret'] }],
    ['not what the vendor sends', 400, '{}', { 'x-github-event': '' }],
    ['an unknown key', 404, '{}', {}, `/github/${key}x`],
    ['the key of another source', 404, '{}', {}, `/gitlab/${key}`],
    ['DingTalk’s own address', 200, '{"msgtype":"text"}', {}, `/robot/send?access_token=${key}`],
  ])('%s', async (_, status, body, headers, path) => {
    const reply = await deliver(body, headers, path);
    expect([reply.status, leaks(reply.text)]).toEqual([status, []]);
  });
});

describe('S10: no secret in the console', () => {
  const pages = routes.filter((route) => route.startsWith('GET /console')).map((route) => fill(route.slice(4)));
  // While a hook is new its secret can be copied from the page that says where to paste it: an hour later nowhere.
  beforeAll(() => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 2 * 3_600_000 });
  });
  afterAll(() => {
    vi.useRealTimers();
  });

  it.each(pages)('%s', async (page) => {
    const ids = /hooks|connect|templates/.test(page) ? ['acme-web'] : ['web-team', 'ops'];
    for (const path of page.includes('ID') ? ids.map((id) => page.replace('ID', id)) : [page]) {
      const html = await everything(path);
      // The address of a hook is there to be pasted at its source.
      const shown = html.replaceAll(`https://ding.example/github/${key}`, '');
      expect([path, leaks(shown)]).toEqual([path, []]);
    }
  });

  it('nor in the answer to a wrong sign-in', async () => {
    const form = { token: `${key}${secrets['signing secret']}` };
    expect(leaks(await everything('/console/sign-in', { form }))).toEqual([]);
  });
});

describe('S10: no secret in the log', () => {
  it('of all that happened above', () => {
    const text = logged.join('\n');
    expect(text).toContain('"event":"outbox.send"');
    expect(text).toContain('"event":"ingress.delivery"');
    expect(leaks(text)).toEqual([]);
    expect(text).not.toContain(mobile);
  });

  it('mobile numbers are masked in metrics and health, too', async () => {
    for (const path of ['/metrics', '/healthz']) {
      expect(await everything(path, { headers: admin })).not.toContain(mobile);
    }
  });

  it('a search finds what is there', () => {
    expect(leaks(`x ${btoa(key)} ${secrets['signing secret']}`)).toEqual(['signing secret', 'hook key']);
    expect(leaks(`x ${key}`, ['hook key'])).toEqual([]);
    expect(made.session.length).toBeGreaterThan(20);
  });
});
