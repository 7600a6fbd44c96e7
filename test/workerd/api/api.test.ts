import { reset, runInDurableObject } from 'cloudflare:test';
import { Hono } from 'hono';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { parse, stringify } from 'yaml';
import { api } from '../../../src/api/index.ts';
import { clearHookCache, lookupHook } from '../../../src/directory/cache.ts';
import { directory } from '../../../src/directory/stub.ts';
import { VaultError } from '../../../src/directory/vault.ts';
import { sampleConfig, webhook } from '../../unit/directory/samples.ts';
import { env } from '../directory/peers.ts';

const app = new Hono<{ Bindings: Env }>().route('/api', api);
const admin = { authorization: 'Bearer test-admin-token' };

interface Call {
  method?: string;
  /** Sent as JSON unless it is text or bytes. */
  body?: unknown;
  headers?: Record<string, string>;
  bindings?: Env;
}

/** Calls the API as an administrator and reads the reply as JSON, if it is. */
async function call(path: string, { method = 'GET', body, headers = {}, bindings = env }: Call = {}) {
  const asIs = typeof body === 'string' || body instanceof Uint8Array || body === undefined;
  const text = asIs ? body : JSON.stringify(body);
  const type: Record<string, string> = text === undefined ? {} : { 'content-type': 'application/json' };
  const init = { method, body: text, headers: { ...admin, ...type, ...headers } };
  const response = await app.request(`https://ding.example/api${path}`, init, bindings);
  const answer = new TextDecoder().decode(await response.arrayBuffer());
  const json = response.headers.get('content-type')?.startsWith('application/json') === true;
  return { status: response.status, headers: response.headers, text: answer, json: json ? JSON.parse(answer) : null };
}

/** Stores the sample configuration. */
async function store(): Promise<void> {
  expect(await call('/config', { method: 'PUT', body: sampleConfig() })).toMatchObject({ status: 200 });
}

/** The reply to an error. */
function failed(status: number, code: string, message: string, issues?: unknown) {
  return { status, json: { error: issues === undefined ? { code, message } : { code, message, issues } } };
}

const see = 'Nothing was stored: see issues for what to change.';

afterEach(async () => {
  vi.restoreAllMocks();
  clearHookCache();
  await reset();
});

describe('the door', () => {
  const unauthorized = 'Send a token: authorization: Bearer <ADMIN_TOKEN, or a named token of the API>.';
  it.each([
    ['no token', ''],
    ['another token', 'Bearer other'],
    ['a token cut short', 'Bearer test-admin-toke'],
    ['a token with more', 'Bearer test-admin-token2'],
    ['another case', 'Bearer Test-Admin-Token'],
    ['basic credentials', `Basic ${btoa('admin:test-admin-token')}`],
    ['the bare token', 'test-admin-token'],
    ['two tokens', 'Bearer test-admin-token test-admin-token'],
  ])('stays closed for %s', async (_name, authorization) => {
    for (const path of ['/config', '/groups', '/hooks/acme-web', '/people', '/nowhere']) {
      const reply = await call(path, { headers: { authorization } });
      expect(reply).toMatchObject(failed(401, 'unauthorized', unauthorized));
      expect(reply.headers.get('www-authenticate')).toBe('Bearer realm="dinghook"');
      expect(reply.headers.get('cache-control')).toBe('no-store');
    }
  });

  it.each([
    ['not set', null],
    ['empty', ''],
  ])('stays closed while ADMIN_TOKEN is %s', async (_name, ADMIN_TOKEN) => {
    const message = 'ADMIN_TOKEN is not set, so nobody may use the API. Set it to a long random text.';
    const authorization = `Bearer ${ADMIN_TOKEN ?? 'null'}`;
    expect(await call('/config', { headers: { authorization }, bindings: { ...env, ADMIN_TOKEN } })).toMatchObject(
      failed(503, 'unavailable', message),
    );
  });

  it('opens whatever the case of the scheme', async () => {
    expect(await call('/people', { headers: { authorization: 'bearer test-admin-token' } })).toMatchObject({
      status: 200,
    });
  });
});

describe('what is not there or not fit', () => {
  const nowhere = 'There is nothing at this address of the API. Check its path.';
  const yaml = { 'content-type': 'application/yaml' };
  it.each<[name: string, path: string, options: Call, expected: object]>([
    ['no path', '', {}, failed(404, 'not-found', nowhere)],
    ['an unknown path', '/grups', {}, failed(404, 'not-found', nowhere)],
    ['a deeper path', '/groups/ops/robots/r1', { method: 'POST', body: {} }, failed(404, 'not-found', nowhere)],
    [
      'no such group',
      '/groups/nobody',
      {},
      failed(404, 'not-found', 'There is no such group: see GET /api/groups for those that exist.'),
    ],
    [
      'no such group to delete',
      '/groups/nobody',
      { method: 'DELETE' },
      failed(404, 'not-found', 'There is no such group: see GET /api/groups for those that exist.'),
    ],
    [
      'no such hook',
      '/hooks/nobody',
      {},
      failed(404, 'not-found', 'There is no such hook: see GET /api/hooks for those that exist.'),
    ],
    [
      'no such hook to delete',
      '/hooks/nobody',
      { method: 'DELETE' },
      failed(404, 'not-found', 'There is no such hook: see GET /api/hooks for those that exist.'),
    ],
    [
      'a method of none',
      '/config',
      { method: 'DELETE' },
      failed(405, 'method-not-allowed', 'Use one of GET, HEAD, PUT here.'),
    ],
    [
      'a method of the list',
      '/groups/ops',
      { method: 'POST', body: {} },
      failed(405, 'method-not-allowed', 'Use one of GET, HEAD, PUT, DELETE here.'),
    ],
    [
      'a form',
      '/groups',
      { method: 'POST', body: 'name=x', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
      failed(415, 'unsupported-media-type', 'Send the body as application/json, and say so in content-type.'),
    ],
    [
      'text',
      '/people',
      { method: 'PUT', body: '{}', headers: { 'content-type': 'text/plain' } },
      failed(415, 'unsupported-media-type', 'Send the body as application/json, and say so in content-type.'),
    ],
    [
      'YAML for a hook',
      '/hooks',
      { method: 'POST', body: 'name: x', headers: yaml },
      failed(415, 'unsupported-media-type', 'Send the body as application/json, and say so in content-type.'),
    ],
    [
      'a configuration as a form',
      '/config',
      { method: 'PUT', body: 'x', headers: { 'content-type': 'multipart/form-data' } },
      failed(
        415,
        'unsupported-media-type',
        'Send the body as application/json or application/yaml, and say so in content-type.',
      ),
    ],
    [
      'broken JSON',
      '/groups',
      { method: 'POST', body: '{"a":' },
      failed(400, 'malformed', 'The body is not JSON: look at line 1.'),
    ],
    [
      'broken YAML',
      '/config',
      { method: 'PUT', body: 'a: 1\na: 2', headers: yaml },
      failed(400, 'malformed', 'The body is not YAML: look at line 2 (duplicate key).'),
    ],
    [
      'another encoding',
      '/people',
      {
        method: 'PUT',
        body: new Uint8Array([0x22, 0xb3, 0xc2, 0x22]),
        headers: { 'content-type': 'application/json' },
      },
      failed(400, 'malformed', 'The body is not UTF-8: save it in that encoding.'),
    ],
    [
      'a dry run that is unsure',
      '/config?dryRun=1',
      { method: 'PUT', body: {} },
      failed(400, 'malformed', 'Write dryRun=true or dryRun=false.'),
    ],
    [
      '1 MiB and a byte',
      '/config',
      { method: 'PUT', body: 'x'.repeat(1024 * 1024 + 1) },
      failed(413, 'too-large', 'Send 1 MiB at most: split what you send.'),
    ],
    [
      'an empty body',
      '/config',
      { method: 'PUT', body: '' },
      failed(400, 'malformed', 'The body is not JSON: look at line 1.'),
    ],
    [
      'an empty file',
      '/config',
      { method: 'PUT', body: '# nothing', headers: yaml },
      failed(422, 'invalid', 'Write named fields here, or leave the field out.'),
    ],
  ])('%s', async (_name, path, options, expected) => {
    const reply = await call(path, options);
    expect(reply).toMatchObject(expected);
    expect(reply.headers.get('cache-control')).toBe('no-store');
  });

  it('names the methods that are', async () => {
    expect((await call('/people', { method: 'POST', body: {} })).headers.get('allow')).toBe('GET, HEAD, PUT');
  });
});

describe('/config', () => {
  it('goes around as JSON', async () => {
    await store();
    const { json, headers } = await call('/config');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(json).toEqual(await directory(env).read());
    expect(await call('/config', { method: 'PUT', body: json })).toMatchObject({
      status: 200,
      json: { dryRun: false, changes: [], created: [] },
    });
  });

  it('goes around as YAML', async () => {
    await store();
    const reply = await call('/config', { headers: { accept: 'application/yaml' } });
    expect(reply.headers.get('content-type')).toBe('application/yaml; charset=utf-8');
    expect(parse(reply.text)).toEqual(await directory(env).read());
    const headers = { 'content-type': 'application/yaml' };
    const edited = reply.text.replace('Operations', 'Operators');
    expect(await call('/config', { method: 'PUT', body: edited, headers })).toMatchObject({
      status: 200,
      json: { changes: [{ what: 'group', change: 'changed', id: 'ops', name: 'Operators', fields: ['name'] }] },
    });
  });

  it('moves to an empty instance with its secrets supplied', async () => {
    await store();
    const { text: exported } = await call('/config', { headers: { accept: 'application/yaml' } });
    await reset();
    const { groups, hooks } = sampleConfig();
    const masked = parse(exported);
    const supplied = {
      ...masked,
      groups: masked.groups.map((group: object, i: number) => ({ ...group, robots: groups[i]?.robots })),
      hooks: masked.hooks.map((hook: object, i: number) => ({
        ...hook,
        key: hooks[i]?.key,
        secrets: hooks[i]?.secrets,
      })),
    };
    const headers = { 'content-type': 'application/yaml' };
    expect(await call('/config', { method: 'PUT', body: stringify(supplied), headers })).toMatchObject({ status: 200 });
    expect((await call('/config', { headers: { accept: 'application/yaml' } })).text).toBe(exported);
  });

  it('tells what a dry run would change', async () => {
    const reply = await call('/config?dryRun=true', { method: 'PUT', body: sampleConfig() });
    expect(reply.json).toMatchObject({ dryRun: true, changes: { length: 5 } });
    expect((await call('/config')).json).toEqual({ groups: [], hooks: [], people: [] });
  });

  it('tells the addresses and secrets of new hooks, once', async () => {
    const hooks = [{ name: 'acme/api', source: 'github', groups: ['ops'] }];
    const body = { ...sampleConfig(), hooks };
    const { json } = await call('/config', { method: 'PUT', body });
    const key = await directory(env).revealKey('acme-api');
    expect(json.created).toEqual([
      { id: 'acme-api', url: `https://ding.example/github/${key}`, secret: expect.stringMatching(/^[0-9a-f]{64}$/) },
    ]);
    expect((await call('/config', { method: 'PUT', body })).json).toEqual({ dryRun: false, changes: [], created: [] });
  });

  it('names everything that is wrong', async () => {
    const body = { groups: [{ name: 'x', robot: [] }], hooks: [] };
    expect(await call('/config', { method: 'PUT', body })).toMatchObject(
      failed(422, 'invalid', see, [
        { path: 'groups[0].robots', message: 'Add this: it is required.' },
        { path: 'groups[0].robot', message: 'Take this field out: it is not known here; did you mean "robots"?' },
      ]),
    );
  });

  it.each([
    [
      'a source nobody knows',
      { source: 'githup' },
      'hooks[0].source',
      /^Use a source that is known: .*; did you mean "github"\?$/,
    ],
    [
      'a proof of another source',
      { auth: 'hmac-sha265' },
      'hooks[0].auth',
      /^Use one of GitHub’s proofs, hmac-sha256, or leave it out; did you mean "hmac-sha256"\?$/,
    ],
  ])('refuses %s', async (_name, change, path, message) => {
    const hooks = sampleConfig().hooks.map((hook) => ({ ...hook, ...change }));
    const reply = await call('/config', { method: 'PUT', body: { ...sampleConfig(), hooks } });
    expect(reply).toMatchObject(failed(422, 'invalid', see, [{ path, message: expect.stringMatching(message) }]));
  });
});

describe('/groups', () => {
  const robots = [{ webhook: webhook('zzzz'), secret: 'SECcanary' }];

  it('lists, adds, shows, replaces and deletes', async () => {
    const created = await call('/groups', { method: 'POST', body: { name: 'Ops', robots } });
    const group = {
      ...{ id: 'ops', name: 'Ops', locale: 'zh-CN', timezone: 'Asia/Shanghai', links: 'browser' },
      merge: { settle: 1, calm: 0 },
      robots: [{ id: 'r1', webhook: expect.stringMatching(/\*\*\*zzzz$/), secret: '***', keywords: [] }],
    };
    expect(created).toMatchObject({ status: 201, json: group });
    expect(created.headers.get('location')).toBe('/api/groups/ops');
    expect((await call('/groups')).json).toEqual({ groups: [group] });
    expect((await call('/groups/ops')).json).toEqual(group);
    const replaced = await call('/groups/ops', { method: 'PUT', body: { ...created.json, locale: 'en' } });
    expect(replaced).toMatchObject({ status: 200, json: { ...group, locale: 'en' } });
    expect(await directory(env).group('ops')).toMatchObject({ robots });
    expect(await call('/groups/ops', { method: 'DELETE' })).toMatchObject({ status: 204, text: '' });
    expect((await call('/groups')).json).toEqual({ groups: [] });
  });

  it('adds under the id of the address', async () => {
    expect(await call('/groups/web', { method: 'PUT', body: { name: '前端组', robots } })).toMatchObject({
      status: 201,
      json: { id: 'web' },
    });
  });

  it.each([
    [
      'an id that is taken',
      'POST',
      '/groups',
      { id: 'ops', name: 'x', robots },
      failed(409, 'conflict', 'It clashes with what is stored: see issues.', [
        { path: 'id', message: 'Use another id: "ops" exists already.' },
      ]),
    ],
    [
      'a group in use',
      'DELETE',
      '/groups/ops',
      undefined,
      failed(409, 'conflict', 'First point these hooks at other groups, or delete them: "acme/web".'),
    ],
    [
      'a webhook elsewhere',
      'POST',
      '/groups',
      { name: 'x', robots: [{ webhook: 'https://evil.example/robot/send?access_token=x' }] },
      failed(422, 'invalid', see, [{ path: 'robots[0].webhook', message: expect.any(String) }]),
    ],
  ])('refuses %s', async (_name, method, path, body, expected) => {
    await store();
    expect(await call(path, { method, body })).toMatchObject(expected);
  });
});

describe('/hooks', () => {
  const draft = { name: 'acme/api', source: 'github', groups: ['ops'] };

  it('adds a hook with its address, and a secret that is shown once', async () => {
    await store();
    const created = await call('/hooks', { method: 'POST', body: draft });
    const { secret, ...hook } = created.json;
    expect(created).toMatchObject({ status: 201 });
    expect(created.headers.get('location')).toBe('/api/hooks/acme-api');
    expect(secret).toMatch(/^[0-9a-f]{64}$/);
    expect(hook).toEqual({
      ...{ ...draft, id: 'acme-api', key: '***', secrets: ['***'], events: { on: [], off: [] }, templates: {} },
      url: expect.stringMatching(/^https:\/\/ding\.example\/github\/[\w-]{32}$/),
    });
    const again = await call('/hooks/acme-api');
    expect(again.json).toEqual(hook);
    expect((await call('/hooks')).json.hooks).toContainEqual(hook);
    expect(await directory(env).hook('github', hook.url.split('/').at(-1))).toMatchObject({ secrets: [secret] });
  });

  it('shows no secret that was given', async () => {
    await store();
    const { json } = await call('/hooks', { method: 'POST', body: { ...draft, secrets: ['canary-secret'] } });
    expect(json.secret).toBeUndefined();
    expect(JSON.stringify([json, (await call('/hooks')).json, (await call('/config')).json])).not.toContain('canary');
  });

  it('replaces a hook with what it showed, and forgets what was remembered of it', async () => {
    await store();
    const shown = await call('/hooks/acme-web');
    const key = shown.json.url.split('/').at(-1);
    expect(await lookupHook(env, 'github', key, 0)).toMatchObject({ name: 'acme/web' });
    const body = { ...shown.json, name: 'acme/site' };
    const replaced = await call('/hooks/acme-web', { method: 'PUT', body });
    expect(replaced).toMatchObject({ status: 200, json: body });
    expect(replaced.json.secret).toBeUndefined();
    expect(await lookupHook(env, 'github', key, 0)).toMatchObject({
      name: 'acme/site',
      secrets: ['current-secret', 'previous-secret'],
    });
  });

  it('deletes a hook', async () => {
    await store();
    expect(await call('/hooks/acme-web', { method: 'DELETE' })).toMatchObject({ status: 204 });
    expect(await lookupHook(env, 'github', 'acme-web-key-0123456789', 0)).toBeNull();
  });

  it.each([
    ['a source nobody knows', { ...draft, source: 'svn' }, 'source'],
    ['a proof nobody knows', { ...draft, auth: 'trust' }, 'auth'],
    ['a group that does not exist', { ...draft, groups: ['opps'] }, 'groups[0]'],
    ['a short key', { ...draft, key: 'canary' }, 'key'],
  ])('refuses %s', async (_name, body, path) => {
    await store();
    const reply = await call('/hooks', { method: 'POST', body });
    expect(reply).toMatchObject(failed(422, 'invalid', see, [{ path, message: expect.any(String) }]));
    expect(reply.text).not.toContain('canary');
  });
});

describe('/people', () => {
  it('is read and written as one list', async () => {
    const { people } = sampleConfig();
    expect(await call('/people', { method: 'PUT', body: { people } })).toMatchObject({ status: 200, json: { people } });
    expect((await call('/people')).json).toEqual({ people });
  });

  it.each([
    ['a bare list', [], '', 'Write named fields here.'],
    [
      'somebody DingTalk cannot know',
      { people: [{ name: 'x' }] },
      'people[0].mobile',
      'Add a mobile number or a userId: DingTalk mentions people by one of them.',
    ],
    [
      'a misspelled field',
      { people: [{ name: 'x', mobile: '13800000000', acounts: {} }] },
      'people[0].acounts',
      'Take this field out: it is not known here; did you mean "accounts"?',
    ],
    [
      'accounts of an unknown source',
      { people: [{ name: 'x', mobile: '13800000000', accounts: { githup: ['x'] } }] },
      'people[0].accounts.githup',
      expect.stringMatching(/; did you mean "github"\?$/),
    ],
  ])('refuses %s', async (_name, body, path, message) => {
    const reply = await call('/people', { method: 'PUT', body });
    expect(reply).toMatchObject(
      path === '' ? failed(422, 'invalid', message) : failed(422, 'invalid', see, [{ path, message }]),
    );
  });
});

describe('a failure inside', () => {
  it('says what to do about a missing ENCRYPTION_KEY', async () => {
    const message = 'ENCRYPTION_KEY is not set. Make one with `openssl rand -base64 32` and set it as a secret.';
    const refused = { ok: false, code: 'unavailable', issues: [{ path: '', message }] };
    const stub = {
      groups: async () => Promise.reject(new VaultError('missing', message)),
      write: async () => refused,
    };
    const bindings = { ...env, DIRECTORY: { getByName: () => stub } as unknown as Env['DIRECTORY'] };
    expect(await call('/groups', { bindings })).toMatchObject(failed(503, 'unavailable', message));
    const body = { groups: [], hooks: [] };
    expect(await call('/config', { method: 'PUT', body, bindings })).toMatchObject(failed(503, 'unavailable', message));
  });

  it('of a single hook leaves its address out', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    await store();
    await runInDurableObject(directory(env), (_, { storage }) => {
      storage.sql.exec(`UPDATE hooks SET sealed = replace(sealed, 'v1.', 'v1.x')`);
    });
    for (const reply of [await call('/hooks/acme-web'), await call('/hooks')]) {
      expect(reply.status).toBe(200);
      expect(reply.text).toContain('acme/web');
      expect(reply.text).not.toContain('https://ding.example');
    }
  });

  it('is logged and told without details', async () => {
    const logged = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const broken = { getByName: () => ({ people: async () => Promise.reject(new Error('canary')) }) };
    const bindings = { ...env, DIRECTORY: broken as unknown as Env['DIRECTORY'] };
    const reply = await call('/people', { bindings });
    const message = 'Something went wrong here. Try again, and look into the log if it happens again.';
    expect(reply).toMatchObject(failed(500, 'internal', message));
    expect(reply.headers.get('cache-control')).toBe('no-store');
    expect(logged).toHaveBeenCalledOnce();
  });
});
