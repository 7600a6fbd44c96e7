import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server as Listener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build, dist, isCurrent } from '../../cli/build.ts';
import { type Server, startServer } from '../../cli/workerd.ts';
import { GitHubApi, GitLabApi, JiraApi, type StandIn } from '../sim/apis/index.ts';
import { listen } from '../sim/http.ts';

const folder = mkdtempSync(join(tmpdir(), 'dinghook-connectors-'));
const lines: string[] = [];
const github = new GitHubApi();
const gitlab = new GitLabApi();
const jira = new JiraApi();
const token = randomBytes(16).toString('hex');
const listening: { close(): Promise<void> }[] = [];
let server: Server;
let canary: Listener;
let connections = 0;

async function stand(api: StandIn): Promise<string> {
  const stood = await listen((request) => api.answer(request), {}, true);
  listening.push(stood);
  return stood.url;
}

async function call<T>(name: string, body?: object): Promise<T> {
  const [method = '', path = ''] = name.split(' ');
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const reply = await fetch(`${server.url}/api${path}`, { method, headers, body: body && JSON.stringify(body) });
  const text = await reply.text();
  if (!text.includes('"secret"')) expect(text).not.toContain('CANARY');
  return JSON.parse(text) as T;
}

beforeAll(async () => {
  const bundle = isCurrent() ? dist : join(folder, 'bundle');
  if (bundle !== dist) build({ to: bundle });
  const env = {
    ADMIN_TOKEN: token,
    ENCRYPTION_KEY: randomBytes(32).toString('base64'),
    PUBLIC_URL: 'https://hooks.example.com',
  };
  const options = { bundle, data: join(folder, 'data'), port: 0, env, reachPrivate: true };
  server = await startServer({ ...options, onLine: (line) => lines.push(line) });
  canary = createServer((_, reply) => reply.end('{}')).on('connection', () => {
    connections++;
  });
  await new Promise<void>((resolve) => canary.listen(0, '127.0.0.1', resolve));
  github.repositories.set('acme/web', { admins: ['lilei'], readers: [] });
  github.accounts.set('ghp_CANARY0123456789', { login: 'lilei', scopes: ['repo'] });
  gitlab.accounts.set('glpat-CANARY', { name: 'lilei', scopes: ['api'] });
  gitlab.projects.push({ id: 7, path: 'acme/web', members: { lilei: 40 }, hooks: [] });
  jira.flavour = 'dc10';
  jira.accounts.push({ credential: 'CANARYpat', isAdmin: true });
  const robots = [{ webhook: `https://oapi.dingtalk.com/robot/send?access_token=${randomBytes(32).toString('hex')}` }];
  await call('PUT /groups/team', { name: 'team', robots });
});

afterAll(async () => {
  await server?.stop('SIGKILL');
  for (const each of listening) await each.close();
  canary?.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the real server installs webhooks', () => {
  const rows: [source: string, api: StandIn, token: string, place: string, hooks: () => unknown[]][] = [
    ['github', github, 'ghp_CANARY0123456789', 'acme/web', () => github.hooks.get('acme/web') ?? []],
    ['gitlab', gitlab, 'glpat-CANARY', 'acme/web', () => gitlab.projects[0]?.hooks ?? []],
    ['jira', jira, 'CANARYpat', 'WEB', () => jira.hooks],
  ];

  it.each(rows)(
    'at %s, updates them with the token it was to keep, and takes them away',
    async (source, api, secret, place, hooks) => {
      const { url } = await call<{ url: string }>(`PUT /hooks/${source}`, { name: source, source, groups: ['team'] });
      const credentials = { server: await stand(api), token: secret };
      const made = await call(`POST /hooks/${source}/install`, { credentials, place, remember: true });
      expect(made).toMatchObject({ ok: true, outcome: 'created', installation: { remembered: true } });
      expect(JSON.stringify(hooks())).toContain(`"url":"${url}"`);
      expect(url).toMatch(/^https:\/\/hooks\.example\.com\//);
      const { installations } = await call<{ installations: { id: string }[] }>(`GET /hooks/${source}/installations`);
      const path = `/hooks/${source}/installations/${installations[0]?.id}`;
      expect(await call(`POST ${path}/update`, {})).toMatchObject({ ok: true, outcome: 'updated' });
      expect(hooks()).toHaveLength(1);
      expect(await call(`POST ${path}/remove`, {})).toEqual({ ok: true });
      expect(hooks()).toEqual([]);
    },
  );

  it.each([301, 302, 303, 307, 308])('and follows no redirect, not even to this machine: %i', async (status) => {
    const leading = createServer((_, reply) => {
      reply.writeHead(status, { location: `http://127.0.0.1:${(canary.address() as AddressInfo).port}/` }).end();
    });
    await new Promise<void>((resolve) => leading.listen(0, '127.0.0.1', resolve));
    const address = `http://127.0.0.1:${(leading.address() as AddressInfo).port}`;
    for (const [source, , secret] of rows) {
      const credentials = { server: address, token: secret };
      const refused = await call(`POST /connectors/${source}/choices`, { credentials });
      expect(refused).toMatchObject({ ok: false, problem: { cause: 'redirect' } });
    }
    leading.close();
    expect(connections).toBe(0);
  });

  it.each([
    ['an endless answer', 'huge', 'answer'],
    ['a server that is not there', null, 'unreachable'],
  ] as const)('and survives %s', async (_, fault, cause) => {
    gitlab.fault = fault;
    const address = fault ? await stand(gitlab) : 'http://127.0.0.1:9';
    const refused = await call('POST /connectors/gitlab/choices', {
      credentials: { server: address, token: 'glpat-CANARY' },
    });
    gitlab.fault = null;
    expect(refused).toMatchObject({ ok: false, problem: { cause } });
  });

  it('S9, S10: and no credential is in its log or on its disk', () => {
    const files = readdirSync(join(folder, 'data'), { recursive: true, withFileTypes: true }).filter((each) =>
      each.isFile(),
    );
    expect(files.length).toBeGreaterThan(0);
    const leaks = files.filter((each) => readFileSync(join(each.parentPath, each.name)).includes('CANARY'));
    expect(leaks.map(({ name }) => name)).toEqual([]);
    expect(lines.filter((line) => line.includes('connect.install'))).not.toEqual([]);
    expect(lines.filter((line) => line.includes('CANARY'))).toEqual([]);
  });
});
