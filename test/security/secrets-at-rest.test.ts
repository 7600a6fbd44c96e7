import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gitlab } from '../../adapters/gitlab/index.ts';
import type { OutboxStatus } from '../../src/outbox/index.ts';
import { type Served, Terminal } from '../e2e/served.ts';
import { createDingTalkSim } from '../sim/index.ts';
import { foundIn, openDirectory, rawFiles } from './disk.ts';

const sim = createDingTalkSim({ profile: 'documented' });
const { url: dingtalk, close } = await sim.listen({});
const terminal = new Terminal(dingtalk);
const data = terminal.path('data');
let server: Served;

/** Each is random, so that whatever is found of it was put there. */
const canary = (kind: string) => `${kind}${randomBytes(16).toString('hex')}`;
const many = (kind: string, n: number) => Array.from({ length: n }, () => canary(kind));
const tokens = many('robot', 12);
const robotSecrets = many('SEC', 12);
const keys = many('key', 10);
const hookSecrets = many('hooksecret', 10);
const oldSecrets = many('oldsecret', 10);
/** Those that the server made. */
const made: string[] = [];

const config = {
  groups: tokens.map((token, i) => ({
    id: `group-${i}`,
    name: `plain-name-${i}`,
    robots: [{ id: 'r1', webhook: `${dingtalk}/robot/send?access_token=${token}`, secret: robotSecrets[i] }],
  })),
  hooks: keys.map((key, i) => ({
    id: `hook-${i}`,
    name: `plain-hook-${i}`,
    source: i === 1 ? 'gitlab' : i === 2 ? 'custom' : 'github',
    ...(i === 1 && { auth: gitlab.auth.find(({ id }) => id === 'shared-token')?.id }),
    key,
    secrets: [hookSecrets[i], oldSecrets[i]],
    groups: [`group-${i}`],
  })),
};

const post = (path: string, body: string, headers: Record<string, string> = {}) =>
  fetch(server.url + path, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body });

beforeAll(async () => {
  for (const [i, token] of tokens.entries()) {
    sim.control.putRobot(token, { alias: `r${i}`, group: `group-${i}`, secret: robotSecrets[i] });
  }
  server = await terminal.serve(data);
  await server.api('PUT', '/api/config', config);
  for (const scope of ['read', 'operate', 'admin']) {
    made.push((await server.api<{ token: string }>('POST', '/api/tokens', { name: scope, scope })).token);
  }
  made.push(
    (
      await server.api<{ secret: string }>('POST', '/api/hooks', {
        id: 'made',
        name: 'made',
        source: 'github',
        groups: ['group-0'],
      })
    ).secret,
  );
  made.push(await session());
});

afterAll(async () => {
  await server?.stop('SIGTERM');
  terminal.remove();
  await close();
});

/** Signs in to the console and returns what the cookie holds. */
async function session(): Promise<string> {
  const local = server.url.replace('127.0.0.1', 'localhost');
  const reply = await fetch(`${local}/console/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: local, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ token: terminal.secrets.ADMIN_TOKEN }),
  });
  const secret = reply.headers.getSetCookie().map((each) => /^__Host-[^=]+=([^;]{20,})/.exec(each)?.[1])[0];
  if (secret === undefined) throw new Error(`signing in answered ${reply.status}`);
  return secret;
}

/** Brings every canary to the server once more, on the way that it usually comes. */
async function useAll(): Promise<void> {
  for (const [i, key] of keys.entries()) {
    const proofs = { 'x-gitlab-token': hookSecrets[i] ?? '', authorization: `Bearer ${hookSecrets[i]}` };
    const push = { 'x-github-event': 'push', 'x-gitlab-event': 'Push Hook', ...proofs };
    const source = config.hooks[i]?.source;
    await (await post(`/${source}/${key}?token=${oldSecrets[i]}`, '{"ref":"refs/heads/main"}', push)).text();
    await (await post(`/robot/send?access_token=${key}`, '{"msgtype":"text","text":{"content":"x"}}')).text();
    await (await post(`/${source}/${key}x`, '{}', push)).text();
  }
  for (let i = 0; i < tokens.length; i++) await server.api('POST', `/api/groups/group-${i}/test`);
  for (const token of made) {
    await (await fetch(`${server.url}/api/people`, { headers: { authorization: `Bearer ${token}` } })).text();
  }
}

describe('S9: secrets at rest', () => {
  const all = () => [
    ...tokens,
    ...robotSecrets,
    ...keys,
    ...hookSecrets,
    ...oldSecrets,
    ...made,
    ...Object.values(terminal.secrets),
  ];

  it('a search finds what is there', () => {
    const bytes = Buffer.concat([Buffer.from('ab'), Buffer.from(Buffer.from(`x${tokens[0]}`).toString('base64'))]);
    expect(foundIn([{ name: 'f', bytes }], tokens)).toEqual([`${tokens[0]} (base64) in f`]);
    expect(foundIn(rawFiles(data), ['plain-hook-3', 'plain-name-11'])).not.toEqual([]);
  });

  it('more than 50 canaries: none stands in any raw file, while the server runs and after', async () => {
    expect(new Set(all()).size).toBeGreaterThanOrEqual(50);
    await useAll();
    const running = rawFiles(data);
    expect(running.filter(({ name, bytes }) => name.endsWith('-wal') && bytes.length > 0)).not.toEqual([]);
    expect(foundIn(running, all())).toEqual([]);
    await server.stop('SIGTERM');
    const stopped = rawFiles(data);
    expect(foundIn(stopped, ['plain-hook-3'])).not.toEqual([]);
    expect(foundIn(stopped, all())).toEqual([]);
    server = await terminal.serve(data);
  });

  it('swapped ciphertext opens nothing, and says nothing to anybody', async () => {
    const swap = () => {
      const database = openDirectory(data);
      for (const [table, a, b] of [
        ['groups', 'group-5', 'group-6'],
        ['hooks', 'hook-7', 'hook-8'],
      ]) {
        const sealed = (id: string | undefined) =>
          database.prepare(`SELECT sealed FROM ${table} WHERE id = ?`).get(id ?? '')?.sealed ?? '';
        const [first, second] = [sealed(a), sealed(b)];
        const put = database.prepare(`UPDATE ${table} SET sealed = ? WHERE id = ?`);
        put.run(second, a ?? '');
        put.run(first, b ?? '');
      }
      database.close();
    };
    const heard = () => ['group-5', 'group-6'].map((group) => sim.control.timeline(group).messages.length);
    await server.stop('SIGTERM');
    swap();
    server = await terminal.serve(data);
    const before = heard();
    const call = async (method: string, path: string) => {
      const headers = { authorization: `Bearer ${terminal.secrets.ADMIN_TOKEN}` };
      const reply = await fetch(server.url + path, { method, headers });
      return [reply.status, await reply.text()] as const;
    };
    for (const group of ['group-5', 'group-6']) {
      const [status, text] = await call('POST', `/api/groups/${group}/test`);
      expect([status, text]).toEqual([503, expect.stringContaining(`groups/${group}/sealed was altered or moved`)]);
      expect(JSON.parse((await call('GET', `/api/groups/${group}`))[1])).toMatchObject({ robots: [] });
    }
    for (const i of [7, 8]) {
      const reply = await post(`/github/${keys[i]}`, '{}', { 'x-github-event': 'push' });
      expect([reply.status, await reply.text()]).toEqual([503, expect.not.stringContaining(keys[i] ?? '')]);
    }
    expect(heard()).toEqual(before);
    await server.stop('SIGTERM');
    swap();
    server = await terminal.serve(data);
    for (const group of ['group-5', 'group-6']) {
      expect(await server.api('POST', `/api/groups/${group}/test`)).toMatchObject({ ok: true });
    }
    const { robots } = await server.api<OutboxStatus>('GET', '/api/groups/group-5/status');
    expect(robots).toHaveLength(1);
  });
});
