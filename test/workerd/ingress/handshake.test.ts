import { createExecutionContext, reset } from 'cloudflare:test';
import { env, exports } from 'cloudflare:workers';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { trello } from '../../../adapters/trello/index.ts';
import { app } from '../../../src/app.ts';
import { clearHookCache } from '../../../src/directory/cache.ts';
import { directory } from '../../../src/directory/stub.ts';
import { RawRequest } from '../../../src/kit/index.ts';

const secret = '0123456789abcdef'.repeat(4);
const key = 'key-of-the-handshake-tests';
const origin = 'https://ding.example';

beforeEach(async () => {
  vi.spyOn(globalThis, 'fetch').mockImplementation(async () => Response.json({ errcode: 0, errmsg: 'ok' }));
  const webhook = 'https://oapi.dingtalk.com/robot/send?access_token=token-1';
  const written = await directory(env).write({
    groups: [{ id: 'web', name: 'Web', robots: [{ id: 'r1', webhook }] }],
    hooks: [
      { id: 'board', name: 'Board', source: 'trello', key, secrets: [secret], groups: ['web'] },
      { id: 'repo', name: 'Repo', source: 'github', key: `${key}-2`, secrets: [secret], groups: ['web'] },
    ],
  });
  expect(written).toMatchObject({ ok: true });
});

afterEach(async () => {
  vi.restoreAllMocks();
  clearHookCache();
  await reset();
});

describe("a vendor's check of the address", () => {
  const unknown = 'no-such-key-in-here-at-all';
  it.each([
    ['Trello’s HEAD on a hook that exists', 'HEAD', `/trello/${key}`, 200],
    ['GET on it', 'GET', `/trello/${key}`, 200],
    ['HEAD on an unknown key', 'HEAD', `/trello/${unknown}`, 404],
    ['GET on an unknown key', 'GET', `/trello/${unknown}`, 404],
    ['POST on an unknown key', 'POST', `/trello/${unknown}`, 404],
    ['HEAD on what is no key', 'HEAD', '/trello/x', 404],
    ['HEAD on a key with a slash behind it', 'HEAD', `/trello/${key}/`, 404],
    ['a method that Trello does not ask with', 'PUT', `/trello/${key}`, 405],
    ['HEAD on a source that does not ask', 'HEAD', `/github/${key}-2`, 405],
    ['HEAD there on an unknown key: it tells nothing', 'HEAD', `/github/${unknown}`, 405],
  ])('%s', async (_, method, path, status) => {
    const response = await exports.default.fetch(new Request(origin + path, { method }));
    expect([response.status, await response.text()]).toEqual([
      status,
      method === 'HEAD' || status === 200 ? '' : expect.stringContaining('"outcome"'),
    ]);
    expect(await env.INBOX.getByName('board').deliveries(10, null)).toEqual([]);
  });

  it('GET and POST on an unknown key are told the same', async () => {
    const bodies = ['GET', 'POST'].map(async (method) => {
      const response = await exports.default.fetch(new Request(`${origin}/trello/${unknown}`, { method }));
      return [response.status, await response.json()];
    });
    const [get, post] = await Promise.all(bodies);
    expect(get).toEqual(post);
  });
});

describe('what Trello signs: the body and the address it calls', () => {
  const body = JSON.stringify({
    action: {
      id: '6b025f60ac71000000000001',
      type: 'commentCard',
      date: '2026-11-22T03:20:00.412Z',
      data: { text: '好', card: { id: '6afd45f3ca4d000000000042', name: '支付页改版' }, board: { name: '产品迭代' } },
    },
  });

  /** What a delivery is told that was signed for one address and arrives at another, `PUBLIC_URL` set or not. */
  async function told(signedFor: string, arrivesAt: string, publicUrl: string | undefined): Promise<number> {
    const raw = new RawRequest('POST', new URL(signedFor), new Headers(), new TextEncoder().encode(body));
    const headers = { 'content-type': 'application/json', ...(await trello.auth[0].sign(raw, secret, 0)) };

    const bindings = { ...env, PUBLIC_URL: publicUrl };
    const response = await app.fetch(
      new Request(arrivesAt, { method: 'POST', headers, body }),
      bindings,
      createExecutionContext(),
    );
    await response.text();
    return response.status;
  }

  const world = `https://hooks.example.com/trello/${key}`;
  const inside = `http://127.0.0.1:8787/trello/${key}`;

  it.each([
    ['the same address', world, world, undefined, 202],
    ['with a query', `${world}?team=a&x=%E4%BD%A0`, `${world}?team=a&x=%E4%BD%A0`, undefined, 202],
    ['behind a proxy that we know of', world, inside, 'https://hooks.example.com', 202],
    ['behind a proxy that we do not know of', world, inside, undefined, 401],
    [
      'signed for the inside, although the world knows us by another name',
      inside,
      inside,
      'https://hooks.example.com',
      401,
    ],
    ['with another query than was signed', `${world}?a=1`, `${world}?a=2`, undefined, 401],
    ['without the query that was signed', `${world}?a=1`, world, undefined, 401],
  ])('%s', async (_, signedFor, arrivesAt, publicUrl, status) => {
    expect(await told(signedFor, arrivesAt, publicUrl)).toBe(status);
  });

  it('the API shows the address that the world knows', async () => {
    const request = new Request('http://127.0.0.1:8787/api/hooks/board', {
      headers: { authorization: `Bearer ${env.ADMIN_TOKEN}` },
    });
    const response = await app.fetch(
      request,
      { ...env, PUBLIC_URL: 'https://hooks.example.com' },
      createExecutionContext(),
    );
    expect(await response.json()).toMatchObject({ url: world });
  });
});
