import { reset, runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { limits } from '../../../src/config.ts';
import { directory } from '../../../src/directory/stub.ts';
import { Browser } from './browser.ts';

afterEach(async () => {
  vi.useRealTimers();
  await reset();
});

const cookie = '__Host-dinghook';
const signIn = (browser: Browser, token = 'test-admin-token') =>
  browser.ask('/console/sign-in', { form: { token } }).then(async (reply) => {
    await reply.text();
    return reply;
  });

describe('S11: brute force on the way in', () => {
  it('checks 10 attempts in 15 minutes and answers 429 to the rest, even with the right token', async () => {
    const browser = new Browser();
    const statuses: number[] = [];
    for (let i = 0; i < 13; i++) statuses.push((await signIn(browser, `wrong-${i}`)).status);
    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 401), 429, 429, 429]);
    const refused = await signIn(browser);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(890);
    expect(browser.cookies.has(cookie)).toBe(false);
  });

  it.each([
    ['another address is not held responsible', '198.51.100.9', 303],
    ['the same customer’s other IPv6 address is', '2001:db8:1:2:ffff::1', 429],
    ['an IPv6 network next door is not', '2001:db8:1:3::1', 303],
  ])('%s', async (_name, address, status) => {
    const attacker = new Browser(address.includes(':') ? '2001:db8:1:2::7' : '203.0.113.7');
    for (let i = 0; i < 11; i++) await signIn(attacker, 'wrong');
    expect((await signIn(new Browser(address))).status).toBe(status);
  });

  it('lets the address try again when the window is over', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const browser = new Browser();
    for (let i = 0; i < 11; i++) await signIn(browser, 'wrong');
    vi.setSystemTime(Date.now() + limits.signInWindow - 1);
    expect((await signIn(browser)).status).toBe(429);
    vi.setSystemTime(Date.now() + 1);
    expect((await signIn(browser)).status).toBe(303);
  });

  it('never locks a session out', async () => {
    const browser = await new Browser().signIn();
    for (let i = 0; i < 12; i++) await signIn(new Browser(), 'wrong');
    expect((await browser.ask('/console')).status).toBe(200);
  });

  it('does not check an empty token', async () => {
    const browser = new Browser();
    for (let i = 0; i < 12; i++) expect((await signIn(browser, ' ')).status).toBe(422);
    expect((await signIn(browser)).status).toBe(303);
  });
});

describe('S12: sessions', () => {
  it('live in a cookie that scripts, other sites and plain http never see', async () => {
    const reply = await signIn(new Browser());
    expect(reply.headers.getSetCookie()).toEqual([
      expect.stringMatching(/^__Host-dinghook=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Strict$/),
    ]);
  });

  it('are new at every sign-in, and the one before ends', async () => {
    const browser = await new Browser().signIn();
    const first = new Browser();
    first.cookies.set(cookie, browser.cookies.get(cookie) ?? '');
    await browser.signIn();
    expect(browser.cookies.get(cookie)).not.toBe(first.cookies.get(cookie));
    expect((await browser.ask('/console')).status).toBe(200);
    expect((await first.ask('/console')).status).toBe(303);
  });

  it('end at sign-out: the old cookie opens nothing', async () => {
    const browser = await new Browser().signIn();
    const stolen = new Browser();
    stolen.cookies.set(cookie, browser.cookies.get(cookie) ?? '');
    expect((await stolen.ask('/console')).status).toBe(200);
    await browser.ask('/console/sign-out', { form: {} });
    expect(browser.cookies.has(cookie)).toBe(false);
    expect((await stolen.ask('/console')).status).toBe(303);
  });

  it.each([
    ['11 h 59 min without a click', 11.99, {}, 200],
    ['12 h without a click', 12, {}, 303],
  ])('after %s', async (_name, hours, headers, status) => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const browser = await new Browser().signIn();
    vi.setSystemTime(Date.now() + hours * 3_600_000);
    expect((await browser.ask('/console', { headers })).status).toBe(status);
  });

  it.each([
    ['a page that refreshes itself does not keep a session alive', { 'x-live': '1' }, 303],
    ['a click does', {}, 200],
  ] as [string, Record<string, string>, number][])('%s', async (_name, headers, status) => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const browser = await new Browser().signIn();
    vi.setSystemTime(Date.now() + 7 * 3_600_000);
    await browser.ask('/console', { headers });
    vi.setSystemTime(Date.now() + 7 * 3_600_000);
    expect((await browser.ask('/console')).status).toBe(status);
  });

  it('end when ADMIN_TOKEN changes', async () => {
    const browser = await new Browser().signIn();
    const secret = browser.cookies.get(cookie) ?? '';
    await runInDurableObject(directory(env), async (_, state) => {
      const { Directory } = await import('../../../src/directory/index.ts');
      const renewed = new Directory(state, { ...env, ADMIN_TOKEN: 'another-admin-token' } as Env);
      expect(await renewed.checkSession(secret, true)).toBe(false);
    });
    expect(await directory(env).checkSession(secret, true)).toBe(true);
  });

  it('are stored as hashes only', async () => {
    const browser = await new Browser().signIn();
    const secret = browser.cookies.get(cookie) ?? '';
    await runInDurableObject(directory(env), (_, state) => {
      const rows = state.storage.sql.exec('SELECT * FROM sessions').toArray();
      expect(rows).toHaveLength(1);
      expect(JSON.stringify(rows)).not.toContain(secret);
    });
  });

  it('cannot be made up: 10,000 tampered cookies open nothing', async () => {
    const browser = await new Browser().signIn();
    const real = browser.cookies.get(cookie) ?? '';
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    const vectors = new Set(['', '*', real.slice(1), `${real}A`, real.toLowerCase(), 'null', "' OR 1=1 --"]);
    // Each character replaced by each other of the alphabet; then random ones.
    for (let i = 0; i < real.length; i++)
      for (const char of alphabet) vectors.add(real.slice(0, i) + char + real.slice(i + 1));
    while (vectors.size < 10_001) {
      vectors.add(Array.from(crypto.getRandomValues(new Uint8Array(43)), (n) => alphabet[n % 64]).join(''));
    }
    vectors.delete(real);
    expect(vectors.size).toBeGreaterThanOrEqual(10_000);
    const forger = new Browser();
    let accepted = 0;
    for (const vector of vectors) {
      forger.cookies.set(cookie, vector);
      const reply = await forger.ask('/console/settings');
      await reply.body?.cancel();
      if (reply.status !== 303) accepted++;
    }
    expect(accepted).toBe(0);
  }, 60_000);
});

describe('the way in', () => {
  it.each([
    ['a page', '/console/groups', '/console/sign-in?next=%2Fconsole%2Fgroups'],
    ['a page with a query', '/console/groups?x=1', '/console/sign-in?next=%2Fconsole%2Fgroups%3Fx%3D1'],
    ['the first page', '/console', '/console/sign-in'],
    ['nothing we have', '/console/nowhere', '/console/sign-in?next=%2Fconsole%2Fnowhere'],
  ])('is shown instead of %s', async (_name, path, location) => {
    const reply = await new Browser().ask(path);
    expect([reply.status, reply.headers.get('location')]).toEqual([303, location]);
  });

  it.each([
    ['an own path', '/console/groups/web?x=1', '/console/groups/web?x=1'],
    ['nothing', '', '/console'],
    ['another site', 'https://evil.example/', '/console'],
    ['another site without its scheme', '//evil.example/', '/console'],
    ['another site behind a backslash', '/\\evil.example', '/console'],
    ['a header', '/console/x\r\nset-cookie: a=b', '/console'],
    ['something that only begins alike', '/consoles', '/console'],
  ])('leads on to an own page: %s', async (_name, next, location) => {
    const reply = await new Browser().ask('/console/sign-in', { form: { token: 'test-admin-token', next } });
    expect([reply.status, reply.headers.get('location')]).toEqual([303, location]);
  });

  it('a link on another site gets a page that asks again from here, once it has no cookie', async () => {
    const browser = new Browser();
    const reply = await browser.ask('/console/groups', { headers: { 'sec-fetch-site': 'cross-site' } });
    expect(reply.status).toBe(200);
    expect(await reply.text()).toContain('<meta http-equiv="refresh" content="0"');
  });

  it('stays closed while ADMIN_TOKEN is not set', async () => {
    const reply = await new Browser().ask('/console/sign-in', { form: { token: '' }, bindings: { ADMIN_TOKEN: null } });
    expect(await reply.text()).toContain('ADMIN_TOKEN is not set');
  });

  it('says on plain http elsewhere than here that it needs https', async () => {
    const { app } = await import('../../../src/app.ts');
    const init = {
      method: 'POST',
      body: 'token=test-admin-token',
      headers: {
        origin: 'http://10.0.0.8',
        'content-type': 'application/x-www-form-urlencoded',
        'accept-language': 'en',
      },
    };
    const reply = await app.request('http://10.0.0.8/console/sign-in', init, env as Env);
    expect(reply.headers.getSetCookie()).toEqual([]);
    expect(await reply.text()).toContain('reached over HTTPS only');
  });
});

describe('language and colours', () => {
  it.each([
    ['Chinese', { 'accept-language': 'zh-CN,zh;q=0.9,en;q=0.8' }, 'zh-CN'],
    ['Chinese of another region', { 'accept-language': 'zh-TW' }, 'zh-CN'],
    ['English before Chinese', { 'accept-language': 'en-GB,zh;q=0.5' }, 'en'],
    ['Chinese by weight', { 'accept-language': 'en;q=0.2, zh;q=0.9' }, 'zh-CN'],
    ['neither', { 'accept-language': 'fr-FR' }, 'en'],
    ['nothing', { 'accept-language': '' }, 'zh-CN'],
    ['what was chosen', { 'accept-language': 'en', cookie: 'dinghook-locale=zh-CN' }, 'zh-CN'],
    ['what was chosen, if there is such', { 'accept-language': 'en', cookie: 'dinghook-locale=xx' }, 'en'],
  ])('a browser that wants %s', async (_name, headers, lang) => {
    expect(await new Browser().text('/console/sign-in', { headers })).toContain(`<html lang="${lang}">`);
  });

  it('are kept', async () => {
    const browser = new Browser();
    const reply = await browser.ask('/console/preferences', { form: { locale: 'zh-CN', back: '/console/sign-in' } });
    expect([reply.status, reply.headers.get('location')]).toEqual([303, '/console/sign-in']);
    await browser.ask('/console/preferences', { form: { theme: 'dark' } });
    const page = await browser.text('/console/sign-in');
    expect(page).toContain('<html lang="zh-CN">');
    expect(page).toMatch(/dark\.css" media="all"/);
    await browser.ask('/console/preferences', { form: { theme: 'light' } });
    expect(await browser.text('/console/sign-in')).not.toContain('dark.css');
  });
});
