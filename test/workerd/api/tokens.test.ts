import { reset } from 'cloudflare:test';
import { Hono } from 'hono';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { api } from '../../../src/api/index.ts';
import { scopeFor } from '../../../src/api/scopes.ts';
import { directory } from '../../../src/directory/stub.ts';
import { type Scope, scopes } from '../../../src/directory/tokens.ts';
import { env } from '../directory/peers.ts';

const app = new Hono<{ Bindings: Env }>().route('/api', api);

/** Every call of the API and the least that its bearer has to be allowed. */
const calls: Readonly<Record<string, Scope>> = {
  'GET /config': 'read',
  'PUT /config': 'admin',
  'GET /groups': 'read',
  'POST /groups': 'admin',
  'GET /groups/:id': 'read',
  'PUT /groups/:id': 'admin',
  'DELETE /groups/:id': 'admin',
  'GET /groups/:id/messages': 'read',
  'GET /groups/:id/status': 'read',
  'POST /groups/:id/pause': 'operate',
  'POST /groups/:id/resume': 'operate',
  'POST /groups/:id/discard': 'operate',
  'POST /groups/:id/messages/:message/retry': 'operate',
  'POST /groups/:id/messages/:message/discard': 'operate',
  'POST /groups/:id/test': 'operate',
  'GET /hooks': 'read',
  'POST /hooks': 'admin',
  'GET /hooks/:id': 'read',
  'PUT /hooks/:id': 'admin',
  'DELETE /hooks/:id': 'admin',
  'GET /hooks/:id/samples': 'read',
  'POST /hooks/:id/sample': 'operate',
  'GET /hooks/:id/deliveries': 'read',
  'GET /hooks/:id/deliveries/:delivery': 'read',
  'POST /hooks/:id/deliveries/:delivery/replay': 'operate',
  'GET /hooks/:id/installations': 'read',
  'POST /hooks/:id/install': 'admin',
  'POST /hooks/:id/webhooks': 'admin',
  'POST /hooks/:id/installations/:installation/update': 'admin',
  'POST /hooks/:id/installations/:installation/move': 'admin',
  'POST /hooks/:id/installations/:installation/remove': 'admin',
  'DELETE /hooks/:id/installations/:installation': 'admin',
  'POST /hooks/:id/rotate': 'admin',
  'GET /connectors': 'read',
  'POST /connectors/:source/choices': 'admin',
  'POST /preview/:source': 'read',
  'GET /people': 'read',
  'PUT /people': 'admin',
  'GET /tokens': 'admin',
  'POST /tokens': 'admin',
  'DELETE /tokens/:id': 'admin',
};

function call(token: string, name: string, body?: object) {
  const [method = '', route = ''] = name.split(' ');
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const path = route.replace(/:\w+/g, 'x');
  return app.request(`https://ding.example/api${path}`, { method, headers, body: body && JSON.stringify(body) }, env);
}

const tokens = {} as Record<Scope, string>;

beforeEach(async () => {
  for (const scope of scopes) tokens[scope] = (await directory(env).createToken(`for ${scope}`, scope)).token;
});
afterEach(() => reset());

describe('scopes', () => {
  it('every call of the API is in this table', () => {
    const all = api.routes
      .filter(({ method, path }) => method !== 'ALL' && scopeFor(method, `/api${path}`) !== null)
      .map(({ method, path }) => `${method} ${path}`);
    expect(Object.keys(calls).sort()).toEqual([...new Set(all)].sort());
  });

  it.each(Object.entries(calls))('%s needs %s', async (name, needed) => {
    for (const [i, scope] of scopes.entries()) {
      const { status } = await call(tokens[scope], name);
      const may = i >= scopes.indexOf(needed);
      expect([scope, status === 403]).toEqual([scope, !may]);
      expect([scope, status]).not.toEqual([scope, 401]);
    }
  });

  it('an address that is not there needs everything', async () => {
    expect((await call(tokens.operate, 'POST /nowhere')).status).toBe(403);
    expect((await call(tokens.admin, 'POST /nowhere')).status).toBe(404);
  });
});

describe('tokens', () => {
  it('are shown once, listed without themselves, and open nothing once revoked', async () => {
    const made = await call(tokens.admin, 'POST /tokens', { name: ' 监控 ', scope: 'read' });
    const { id, token, name, scope } = (await made.json()) as Record<string, string>;
    expect([made.status, name, scope]).toEqual([201, '监控', 'read']);
    expect(token).toMatch(/^dinghook_[\w-]{43}$/);
    expect((await call(token ?? '', 'GET /people')).status).toBe(200);
    const list = await (await call(tokens.admin, 'GET /tokens')).text();
    expect(list).toContain('监控');
    expect(list).not.toContain(token);
    expect(JSON.parse(list).tokens.at(-1)).toMatchObject({ usedOn: expect.any(Number) });
    expect((await call(tokens.admin, `DELETE /tokens/${id}`)).status).toBe(204);
    expect((await call(token ?? '', 'GET /people')).status).toBe(401);
    expect((await call(tokens.admin, `DELETE /tokens/${id}`)).status).toBe(404);
  });

  it.each([
    ['no name', { scope: 'read' }, 'name'],
    ['an empty name', { name: ' ', scope: 'read' }, 'name'],
    ['another scope', { name: 'x', scope: 'all' }, 'scope'],
    ['something unknown', { name: 'x', scope: 'read', scopes: [] }, 'scopes'],
  ])('%s is refused', async (_, body, path) => {
    const reply = await call(tokens.admin, 'POST /tokens', body);
    expect([reply.status, (await reply.json()) as object]).toMatchObject([422, { error: { issues: [{ path }] } }]);
  });

  it.each([
    ['cut short', (token: string) => token.slice(0, -1)],
    ['with more', (token: string) => `${token}a`],
    ['without its beginning', (token: string) => token.slice(9)],
    ['in another case', (token: string) => token.toUpperCase()],
  ])('%s open nothing', async (_, changed) => {
    expect((await call(changed(tokens.admin), 'GET /people')).status).toBe(401);
  });
});
