import { reset, runInDurableObject } from 'cloudflare:test';
import { env, exports } from 'cloudflare:workers';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { github } from '../../../adapters/github/index.ts';
import { limits } from '../../../src/config.ts';
import { clearHookCache } from '../../../src/directory/cache.ts';
import { directory } from '../../../src/directory/stub.ts';
import { RawRequest } from '../../../src/kit/index.ts';
import { createDingTalkSim, type DingTalkSim } from '../../sim/index.ts';

const secret = 'a-secret-of-the-ingress-tests';
const key = 'key-of-the-ingress-tests';
const path = `/github/${key}`;
const push = {
  ref: 'refs/heads/main',
  before: '1'.repeat(40),
  after: '2'.repeat(40),
  compare: 'https://github.com/acme/web/compare/1...2',
  commits: [
    { id: '2'.repeat(40), message: '修复登录', url: 'https://github.com/acme/web/commit/2', author: { name: '陈晨' } },
  ],
  repository: { full_name: 'acme/web', html_url: 'https://github.com/acme/web' },
  sender: { login: 'chenchen', type: 'User' },
};

let sim: DingTalkSim;

beforeEach(async () => {
  sim = createDingTalkSim({});
  sim.control.putRobot('token-1', { alias: 'r1', group: 'web' });
  vi.spyOn(globalThis, 'fetch').mockImplementation((input, init) => sim.fetch(new Request(input, init)));
  const written = await directory(env).write({
    groups: [
      {
        id: 'web',
        name: 'Web',
        robots: [{ id: 'r1', webhook: 'https://oapi.dingtalk.com/robot/send?access_token=token-1' }],
      },
    ],
    hooks: [
      { id: 'acme-web', name: 'acme/web', source: 'github', key, secrets: [secret, 'the-old-secret'], groups: ['web'] },
    ],
  });
  expect(written).toMatchObject({ ok: true });
});

afterEach(async () => {
  vi.restoreAllMocks();
  clearHookCache();
  await reset();
});

/** A delivery as GitHub signs it. */
async function delivery(body: string, headers: Record<string, string> = {}, signedWith = secret): Promise<Request> {
  const all = { 'content-type': 'application/json', 'x-github-event': 'push', 'x-github-delivery': 'g-1', ...headers };
  const raw = new RawRequest(
    'POST',
    new URL(`https://ding.example${path}`),
    new Headers(all),
    new TextEncoder().encode(body),
  );
  const proof = await github.auth[0].sign(raw, signedWith, Date.now());
  return new Request(raw.url, { method: 'POST', headers: { ...all, ...proof }, body });
}

async function reply(request: Request): Promise<{ status: number; body: Record<string, unknown> }> {
  const response = await exports.default.fetch(request);
  return { status: response.status, body: await response.json() };
}

const journal = () => env.INBOX.getByName('acme-web').deliveries(100, null);
const inGroup = () => sim.control.messages({ verdict: 'accepted' }).messages;
const accepted = async () => (await env.OUTBOX.getByName('web').status('web')).ledger.accepted;

describe('what each request is told, and that nothing else happens', () => {
  const text = JSON.stringify(push);
  const form = `payload=${encodeURIComponent(text).replaceAll('%20', '+')}`;

  it.each<[string, () => Promise<Request>, number, object]>([
    [
      'no proof',
      async () =>
        new Request(`https://ding.example${path}`, {
          method: 'POST',
          headers: { 'x-github-event': 'push' },
          body: text,
        }),
      401,
      { outcome: 'unauthorized', reason: expect.stringContaining('missing') },
    ],
    ['a proof with another secret', () => delivery(text, {}, 'another'), 401, { outcome: 'unauthorized' }],
    [
      'an unknown key',
      async () => new Request('https://ding.example/github/no-such-key-at-all', { method: 'POST', body: text }),
      404,
      { outcome: 'not-found' },
    ],
    [
      'an unknown source',
      async () => new Request(`https://ding.example/gitbucket/${key}`, { method: 'POST', body: text }),
      404,
      { outcome: 'not-found' },
    ],
    [
      'a known key under another source',
      async () => new Request(`https://ding.example/gitlab/${key}`, { method: 'POST', body: text }),
      404,
      { outcome: 'not-found' },
    ],
    ['GET', async () => new Request(`https://ding.example${path}`), 405, { outcome: 'method-not-allowed' }],
    [
      'a body that is not JSON',
      () => delivery('{"ref":'),
      400,
      { outcome: 'malformed', reason: 'the body is not JSON' },
    ],
    [
      'a form without payload',
      () => delivery('a=b', { 'content-type': 'application/x-www-form-urlencoded' }),
      400,
      { outcome: 'malformed', reason: 'the form has no field "payload"' },
    ],
    [
      'a body over the cap, by its announced length',
      async () =>
        new Request(`https://ding.example${path}`, {
          method: 'POST',
          headers: { 'content-length': `${github.maxBody + 1}` },
          body: new Uint8Array(github.maxBody + 1),
        }),
      413,
      { outcome: 'too-large' },
    ],
  ])('%s', async (_, request, status, body) => {
    expect(await reply(await request())).toMatchObject({ status, body });
    expect(await journal()).toEqual([]);
    expect([await accepted(), sim.control.messages().messages]).toEqual([0, []]);
  });

  it('an unknown event is journaled and ignored', async () => {
    const told = await reply(await delivery(text, { 'x-github-event': 'brand_new' }));
    expect(told).toMatchObject({ status: 200, body: { outcome: 'ignored', delivery: expect.any(String) } });
    expect(await journal()).toMatchObject([
      { event: 'brand_new', outcome: 'ignored', dispatches: [], id: told.body.delivery },
    ]);
    expect([await accepted(), sim.control.messages().messages]).toEqual([0, []]);
  });

  it('what a hook switched off is filtered, with the pattern that did it', async () => {
    await directory(env).putHook(
      { name: 'acme/web', source: 'github', groups: ['web'], events: { off: ['push'] } },
      'acme-web',
    );
    clearHookCache();
    const told = await reply(await delivery(text));
    expect(told).toMatchObject({ status: 200, body: { outcome: 'filtered', reason: 'push: switched off by "push"' } });
    expect([await accepted(), sim.control.messages().messages]).toEqual([0, []]);
  });

  it.each([
    ['JSON', () => delivery(text)],
    ['an HTML form', () => delivery(form, { 'content-type': 'application/x-www-form-urlencoded' })],
    ['signed with the previous secret', () => delivery(text, {}, 'the-old-secret')],
  ])('a push as %s is accepted and one message arrives', async (_, request) => {
    expect(await reply(await request())).toMatchObject({ status: 202, body: { outcome: 'accepted' } });
    await vi.waitFor(() => expect(inGroup()).toHaveLength(1));
    expect(inGroup()[0]?.parsed).toMatchObject({
      msgtype: 'markdown',
      markdown: { title: expect.stringContaining('acme/web') },
    });
    expect(sim.control.invariants().lint).toEqual({});
  });
});

describe('duplicates', () => {
  const text = JSON.stringify(push);

  it('R9: the same delivery 5 times in a row and 20 times at once is one message', async () => {
    const first = await reply(await delivery(text));
    for (let i = 0; i < 4; i++) {
      const again = await reply(await delivery(text));
      expect(again).toMatchObject({ status: 200, body: { outcome: 'duplicate', delivery: first.body.delivery } });
    }
    const other = JSON.stringify({ ...push, ref: 'refs/heads/other' });
    const replies = await Promise.all(
      Array.from({ length: 20 }, async () => reply(await delivery(other, { 'x-github-delivery': 'g-2' }))),
    );
    expect(replies.map(({ body }) => body.outcome).sort()).toEqual(['accepted', ...Array(19).fill('duplicate')]);
    await vi.waitFor(() => expect(inGroup()).toHaveLength(2));
    expect(await accepted()).toBe(2);
  });

  it('R10: a replay under another delivery id is no new message', async () => {
    await reply(await delivery(text));
    const replay = await reply(await delivery(text, { 'x-github-delivery': 'g-other' }));
    expect(replay).toMatchObject({ status: 200, body: { outcome: 'duplicate' } });
    expect(await accepted()).toBe(1);
  });

  it('the same event from two hooks of one repository, in bodies that differ, is one message', async () => {
    await reply(await delivery(text));
    const organization = { ...push, organization: { login: 'acme' } };
    const second = await reply(await delivery(JSON.stringify(organization)));
    expect(second).toMatchObject({ status: 200, body: { outcome: 'duplicate' } });
    expect(await accepted()).toBe(1);
  });

  it('is new again after seven days', async () => {
    await reply(await delivery(text));
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + limits.dedupeSigned + 1 });
    expect(await reply(await delivery(text))).toMatchObject({ status: 202 });
    vi.useRealTimers();
  });
});

describe('quarantine', () => {
  it('R23: a payload the schema does not know is kept, with one notice per event name and hour', async () => {
    for (const [i, ref] of [17, 18, 19].entries()) {
      const told = await reply(await delivery(JSON.stringify({ ...push, ref }), { 'x-github-delivery': `q-${i}` }));
      expect(told).toMatchObject({ status: 202, body: { outcome: 'quarantined' } });
    }
    expect((await journal()).map(({ outcome }) => outcome)).toEqual(['quarantined', 'quarantined', 'quarantined']);
    await vi.waitFor(() => expect(inGroup()).toHaveLength(1));
    expect(await accepted()).toBe(1);
  });
});

describe('the journal', () => {
  it('R17: when it cannot write, the sender is told to come back', async () => {
    await runInDurableObject(env.INBOX.getByName('acme-web'), (_, state) =>
      state.storage.sql.exec('DROP TABLE journal'),
    );
    const response = await exports.default.fetch(await delivery(JSON.stringify(push)));
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '5']);
  });
});
