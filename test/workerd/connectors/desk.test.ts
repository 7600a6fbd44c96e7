import { reset, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test';
import { Hono } from 'hono';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { api } from '../../../src/api/index.ts';
import { Desk } from '../../../src/connectors/desk.ts';
import { clearHookCache } from '../../../src/directory/cache.ts';
import { directory } from '../../../src/directory/stub.ts';
import type { Apis } from '../../sim/apis/index.ts';
import { webhook } from '../../unit/directory/samples.ts';
import { env, withDirectory } from '../directory/peers.ts';
import { appKey, boardId, canary, otherBoardId, world } from './world.ts';

const app = new Hono<{ Bindings: Env }>().route('/api', api);
const told: string[] = [];

/** Calls the API as an administrator. */
async function call(name: string, body?: object) {
  const [method = '', path = ''] = name.split(' ');
  const headers = { authorization: 'Bearer test-admin-token', 'content-type': 'application/json' };
  const init = { method, headers, body: body && JSON.stringify(body) };
  const response = await app.request(`https://ding.example/api${path}`, init, env);
  const text = await response.text();
  told.push(text);
  return { status: response.status, json: text === '' ? null : JSON.parse(text) };
}

/** Adds a group and a hook of a source. */
async function add(source: string, more: object = {}): Promise<void> {
  await call('PUT /groups/team', { name: '前端组', robots: [{ webhook: webhook('aaaa') }] });
  const hook = { name: `${source} hook`, source, groups: ['team'], ...more };
  expect((await call(`PUT /hooks/${source}`, hook)).status).toBe(201);
}

/** The hook's secrets, newest first. */
async function secretsOf(id: string): Promise<string[]> {
  const key = await directory(env).revealKey(id);
  return (await directory(env).hook(id, key ?? ''))?.secrets ?? [];
}

const github = { credentials: { token: canary.classic }, place: 'acme/web' };
let apis: Apis;

beforeEach(() => {
  apis = world();
  vi.spyOn(globalThis, 'fetch').mockImplementation((to, init) => apis.fetch(String(to), init ?? {}));
  for (const level of ['debug', 'info', 'warn', 'error', 'log'] as const) {
    vi.spyOn(console, level).mockImplementation((...words) => void told.push(JSON.stringify(words)));
  }
});

afterEach(async () => {
  vi.restoreAllMocks();
  expect(told.filter((text) => text.includes('CANARY'))).toEqual([]);
  told.length = 0;
  clearHookCache();
  await reset();
});

describe('installing', () => {
  it('puts the hook’s own address and secret in place, and remembers where, but no token', async () => {
    await add('github');
    const made = await call('POST /hooks/github/install', github);
    const { url } = (await call('GET /hooks/github')).json;
    const [secret] = await secretsOf('github');
    expect(apis.github.hooks.get('acme/web')).toMatchObject([{ config: { url, secret } }]);
    const installation = {
      id: expect.stringMatching(/^[0-9a-f]{12}$/),
      hook: 'github',
      source: 'github',
      place: 'acme/web',
      name: 'acme/web',
      account: {},
      options: {},
      remote: '292430001',
      page: 'https://github.com/acme/web/settings/hooks/292430001',
      installedAt: expect.any(Number),
      remembered: false,
    };
    expect(made).toEqual({ status: 200, json: { ok: true, outcome: 'created', notes: [], installation } });
    const list = (await call('GET /hooks/github/installations')).json;
    expect(list).toEqual({ installations: [installation] });
    const again = await call(`POST /hooks/github/installations/${list.installations[0].id}/update`, {});
    expect(again.json).toMatchObject({ ok: false, problem: { cause: 'token', field: 'token' } });
  });

  it('tells a problem in both languages, and changes nothing', async () => {
    await add('github');
    const refused = await call('POST /hooks/github/install', { ...github, credentials: { token: canary.reader } });
    const fix = { en: expect.stringContaining('admin:repo_hook'), 'zh-CN': expect.stringContaining('admin:repo_hook') };
    expect(refused).toEqual({ status: 200, json: { ok: false, problem: { cause: 'scope', field: 'token', fix } } });
    expect((await call('GET /hooks/github/installations')).json).toEqual({ installations: [] });
  });

  it.each([
    ['no such hook', 'POST /hooks/nothing/install', github, 404],
    ['nothing to install', 'POST /hooks/github/install', {}, 422],
    ['something unknown', 'POST /hooks/github/install', { ...github, token: 'x' }, 422],
    ['no such connector', 'POST /connectors/custom/choices', { credentials: {} }, 404],
    ['nothing to forget', 'DELETE /hooks/github/installations/x', undefined, 404],
  ])('%s is refused', async (_, name, body, status) => {
    await add('github');
    expect((await call(name, body)).status).toBe(status);
  });

  it('is by hand at other sources', async () => {
    await add('codeup');
    expect((await call('POST /hooks/codeup/install', github)).json).toMatchObject({
      problem: { cause: 'unsupported' },
    });
  });

  it('makes a GitLab hook sign, in one go', async () => {
    await add('gitlab');
    const made = await call('POST /hooks/gitlab/install', { credentials: { token: canary.gitlab }, place: 'acme/web' });
    expect(made.json).toMatchObject({ ok: true, outcome: 'created', notes: [] });
    const sent = apis.gitlab.projects[0]?.hooks[0]?.signing_token;
    expect(await secretsOf('gitlab')).toEqual([sent]);
    const second = await call('POST /hooks/gitlab/install', {
      credentials: { token: canary.gitlab },
      place: 'group:acme',
    });
    expect(second.json).toMatchObject({ ok: true });
    expect(apis.gitlab.groups[0]?.hooks[0]?.signing_token).toBe(sent);
  });

  it('reaches private servers only where that is allowed', async () => {
    await add('gitlab');
    const credentials = { token: canary.gitlab, server: 'http://10.0.0.5' };
    const refused = await call('POST /connectors/gitlab/choices', { credentials });
    expect(refused.json).toMatchObject({ problem: { cause: 'address', field: 'server' } });
    expect(apis.strays).toEqual([]);
    const network = { allowPrivate: true, fetch: apis.fetch };
    const desk = await Desk.open(env, 'gitlab', new URL('https://ding.example'), { network });
    if (!desk?.ok) throw new Error('no desk');
    await desk.value.install({ credentials, place: 'acme/web' });
    expect(apis.strays).toEqual(['10.0.0.5']);
  });
});

describe('credentials', () => {
  it('are kept sealed when asked for, serve for updates, and are forgotten when not', async () => {
    await add('github');
    const made = await call('POST /hooks/github/install', { ...github, remember: true });
    const { id } = made.json.installation;
    expect(made.json.installation.remembered).toBe(true);
    await runInDurableObject(directory(env), (_, { storage }) => {
      const rows = storage.sql.exec('SELECT * FROM installations').toArray();
      expect(rows).toMatchObject([{ id, hook: 'github', sealed: expect.stringMatching(/^v1\./) }]);
      expect(JSON.stringify(rows)).not.toContain('CANARY');
    });
    expect((await call(`POST /hooks/github/installations/${id}/update`, {})).json).toMatchObject({
      ok: true,
      outcome: 'updated',
      installation: { id, remembered: true },
    });
    const again = await call('POST /hooks/github/install', github);
    expect(again.json).toMatchObject({ outcome: 'updated', installation: { id, remembered: false } });
    expect(await directory(env).installationCredentials('github', id)).toBeNull();
  });

  it('belong to one hook, and go with it', async () => {
    await add('github');
    await add('trello');
    const { id } = (await call('POST /hooks/github/install', { ...github, remember: true })).json.installation;
    expect(await directory(env).installationCredentials('trello', id)).toBeNull();
    expect(await directory(env).installationCredentials('github', id)).toContain(canary.classic);
    await call('DELETE /hooks/github');
    await add('github');
    expect((await call('GET /hooks/github/installations')).json).toEqual({ installations: [] });
    expect(await directory(env).installationCredentials('github', id)).toBeNull();
  });

  it('go when the hook becomes one of another source', async () => {
    await add('github');
    await call('POST /hooks/github/install', { ...github, remember: true });
    const { url: _, ...hook } = (await call('GET /hooks/github')).json;
    expect((await call('PUT /hooks/github', { ...hook, source: 'gitlab', auth: 'token' })).status).toBe(200);
    expect((await call('GET /hooks/github/installations')).json).toEqual({ installations: [] });
  });

  it('swapped between rows cannot be opened', async () => {
    await add('github');
    await call('POST /hooks/github/install', { ...github, remember: true });
    await call('POST /hooks/github/install', { ...github, place: 'acme', remember: true });
    const [a, b] = (await call('GET /hooks/github/installations')).json.installations;
    await runInDurableObject(directory(env), (_, { storage }) => {
      storage.sql.exec(
        'UPDATE installations SET sealed = (SELECT sealed FROM installations WHERE id = ?) WHERE id = ?',
        a.id,
        b.id,
      );
    });
    const update = await call(`POST /hooks/github/installations/${b.id}/update`, {});
    expect(update).toMatchObject({
      status: 503,
      json: { error: { message: expect.stringContaining('cannot be opened') } },
    });
  });

  it('are sealed anew when the key changes', async () => {
    await add('github');
    await call('POST /hooks/github/install', { ...github, remember: true });
    const { id } = (await call('GET /hooks/github/installations')).json.installations[0];
    const fresh = btoa('another-key-another-key-another!');
    await withDirectory(
      async (instance) => {
        await instance.alarm();
        expect(await instance.installationCredentials('github', id)).toContain(canary.classic);
      },
      { ENCRYPTION_KEY: `${fresh} ${env.ENCRYPTION_KEY}` },
    );
    await withDirectory(
      async (instance) => expect(await instance.installationCredentials('github', id)).toContain(canary.classic),
      { ENCRYPTION_KEY: fresh },
    );
    await runDurableObjectAlarm(directory(env));
  });
});

describe('a new secret', () => {
  it('is accepted beside the old one before any source is told', async () => {
    await add('github');
    await call('POST /hooks/github/install', { ...github, remember: true });
    await call('POST /hooks/github/install', { ...github, place: 'acme' });
    const [old] = await secretsOf('github');
    const waited: number[] = [];
    const desk = await Desk.open(env, 'github', new URL('https://ding.example'), {
      pause: async (ms) => {
        waited.push(ms);
        expect(apis.github.hooks.get('acme/web')?.[0]?.config.secret, 'not told yet').toBe(old);
      },
    });
    if (!desk?.ok) throw new Error('no desk');
    const rotated = await desk.value.rotate();
    if (!rotated?.ok) throw new Error('not rotated');
    const { secret, told: results } = rotated.value;
    expect(waited).toEqual([5_000]);
    expect(await secretsOf('github')).toEqual([secret, old]);
    expect(apis.github.hooks.get('acme/web')?.[0]?.config.secret).toBe(secret);
    expect(apis.github.hooks.get('acme')?.[0]?.config.secret, 'its token was not kept').toBe(old);
    expect(results).toMatchObject([
      { installation: { place: 'acme/web' }, attempt: { ok: true } },
      { installation: { place: 'acme' }, attempt: { ok: false, problem: { cause: 'token' } } },
    ]);
  });

  it('is shown once, and told of by name', async () => {
    await add('github');
    const rotated = await call('POST /hooks/github/rotate', {});
    expect(rotated.json).toEqual({ ok: true, secret: expect.stringMatching(/^[0-9a-f]{64}$/), told: [] });
    expect((await secretsOf('github'))[0]).toBe(rotated.json.secret);
  });

  it('is Trello’s own to make', async () => {
    await add('trello', { secrets: ['app-secret'] });
    expect((await call('POST /hooks/trello/rotate', {})).status).toBe(409);
  });
});

describe('afterwards', () => {
  const trello = { credentials: { key: appKey, token: canary.trello, secret: canary.trelloApp }, place: boardId };

  it('a webhook of Trello moves, is listed, and is taken away', async () => {
    await add('trello');
    const { installation } = (await call('POST /hooks/trello/install', { ...trello, remember: true })).json;
    expect(installation).toMatchObject({ name: '迭代', account: {}, remembered: true });
    expect(await secretsOf('trello')).toEqual([canary.trelloApp]);
    expect(await directory(env).installationCredentials('trello', installation.id)).not.toContain(canary.trelloApp);
    const path = `/hooks/trello/installations/${installation.id}`;
    expect((await call(`POST ${path}/move`, { place: otherBoardId })).json).toMatchObject({
      ok: true,
      installation: { id: installation.id, place: otherBoardId, name: 'Roadmap', remembered: true },
    });
    const listed = await call('POST /hooks/trello/webhooks', { credentials: trello.credentials });
    expect(listed.json).toMatchObject({ ok: true, webhooks: [{ place: otherBoardId, active: true }] });
    expect((await call(`POST ${path}/remove`, {})).json).toEqual({ ok: true });
    expect(apis.trello.hooks).toEqual([]);
    expect((await call('GET /hooks/trello/installations')).json).toEqual({ installations: [] });
  });

  it('what cannot be taken away stays noted, and can be forgotten', async () => {
    await add('github');
    const { installation } = (await call('POST /hooks/github/install', github)).json;
    const path = `/hooks/github/installations/${installation.id}`;
    const refused = await call(`POST ${path}/remove`, { credentials: { token: canary.colleague } });
    expect(refused.json).toMatchObject({ ok: false, problem: { cause: 'right' } });
    expect((await call(`DELETE ${path}`)).status).toBe(204);
    expect(apis.github.hooks.get('acme/web')).toHaveLength(1);
    expect((await call('GET /hooks/github/installations')).json).toEqual({ installations: [] });
  });

  it('the form of every connector can be drawn', async () => {
    const { connectors } = (await call('GET /connectors')).json;
    expect(connectors.map(({ source, moves, lists }: Record<string, unknown>) => [source, moves, lists])).toEqual([
      ['github', false, false],
      ['gitlab', false, false],
      ['jira', false, false],
      ['trello', true, true],
    ]);
    for (const { fields, options } of connectors) {
      for (const field of [...fields, ...options]) {
        expect(field).toMatchObject({
          name: expect.any(String),
          label: { 'zh-CN': expect.any(String), en: expect.any(String) },
        });
      }
    }
  });
});
