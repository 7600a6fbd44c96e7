import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { github } from '../../adapters/github/index.ts';
import { build } from '../../cli/build.ts';
import { type Server, startServer } from '../../cli/workerd.ts';
import { RawRequest } from '../../src/kit/index.ts';
import type { Ledger } from '../../src/outbox/records.ts';
import { push } from '../e2e/stack.ts';
import { createDingTalkSim } from '../sim/index.ts';
import { openDirectory } from './disk.ts';

const folder = mkdtempSync(join(tmpdir(), 'dinghook-rotation-'));
const data = join(folder, 'data');
const bundle = join(folder, 'bundle');
const sim = createDingTalkSim({ profile: 'documented' });
const { url: dingtalk, close } = await sim.listen({});
const token = randomBytes(16).toString('hex');
const [old, fresh] = [randomBytes(32).toString('base64'), randomBytes(32).toString('base64')];
const numbers = Array.from({ length: 500 }, (_, i) => i);
const key = (i: number) => `key-of-hook-${String(i).padStart(6, '0')}`;
const secret = (i: number) => `secret-of-hook-${i}`;

let server: Server | null = null;

async function start(encryptionKey: string): Promise<void> {
  await server?.stop('SIGTERM');
  const env = { ADMIN_TOKEN: token, ENCRYPTION_KEY: encryptionKey, DINGTALK_ORIGINS: dingtalk };
  server = await startServer({ bundle, data, port: 0, env, reachPrivate: true });
}

async function api<T>(method: string, path: string, body?: object): Promise<T> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const reply = await fetch(`${server?.url}/api${path}`, { method, headers, body: body && JSON.stringify(body) });
  if (!reply.ok) throw new Error(`${method} ${path}: ${reply.status} ${await reply.text()}`);
  return (await reply.json()) as T;
}

/** Which groups were told something, and how often. */
const told = new Map<number, number>();
let pushes = 0;

/** A signed push on one hook. It has to be taken. */
async function deliver(i: number): Promise<void> {
  const body = JSON.stringify(push(++pushes));
  const headers = { 'content-type': 'application/json', 'x-github-event': 'push', 'x-github-delivery': randomUUID() };
  const url = `${server?.url}/github/${key(i)}`;
  const request = new RawRequest('POST', new URL(url), new Headers(headers), new TextEncoder().encode(body));
  const proof = await github.auth[0].sign(request, secret(i), Date.now());
  const reply = await fetch(url, { method: 'POST', headers: { ...headers, ...proof }, body });
  expect([i, reply.status, await reply.text()]).toEqual([i, 202, expect.stringContaining('"accepted"')]);
  told.set(i, (told.get(i) ?? 0) + 1);
}

/** Rows by the key that sealed them. */
function sealedBy(): Record<string, number> {
  const database = openDirectory(data, true);
  const rows = database
    .prepare(
      `SELECT substr(sealed, 4, 8) AS id, COUNT(*) AS n FROM
       (SELECT sealed FROM groups UNION ALL SELECT sealed FROM hooks) GROUP BY id`,
    )
    .all();
  database.close();
  return Object.fromEntries(rows.map(({ id, n }) => [String(id), Number(n)]));
}

beforeAll(async () => {
  // The watchdog that seals anew comes every five minutes; here every five seconds.
  build({ to: bundle, timeScale: 60 });
  for (const i of numbers) sim.control.putRobot(`token-${i}`, { alias: `r${i}`, group: `g${i}` });
  await start(old);
  await api('PUT', '/config', {
    groups: numbers.map((i) => ({
      id: `g${i}`,
      name: `group ${i}`,
      robots: [{ id: 'r1', webhook: `${dingtalk}/robot/send?access_token=token-${i}` }],
    })),
    hooks: numbers.map((i) => ({
      id: `h${i}`,
      name: `hook ${i}`,
      source: 'github',
      key: key(i),
      secrets: [secret(i)],
      groups: [`g${i}`],
    })),
  });
}, 120_000);

afterAll(async () => {
  await server?.stop('SIGKILL');
  await close();
  rmSync(folder, { recursive: true, force: true });
});

it('S9: a new key over a thousand rows while deliveries go on: 0 failed sends', { timeout: 180_000 }, async () => {
  for (let i = 0; i < 10; i++) await deliver(i);
  const before = sealedBy();
  expect(Object.values(before)).toEqual([1_000]);
  const [oldId = ''] = Object.keys(before);

  await start(`${fresh} ${old}`);
  let i = 10;
  const end = Date.now() + 120_000;
  while ((sealedBy()[oldId] ?? 0) > 0) {
    if (Date.now() > end) throw new Error(`not sealed anew: ${JSON.stringify(sealedBy())}`);
    await deliver(i++ % 450);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const during = i - 10;
  expect(during).toBeGreaterThan(10);
  expect(Object.values(sealedBy())).toEqual([1_000]);

  await start(fresh);
  for (const each of numbers.slice(450, 480)) await deliver(each);
  for (const each of [0, 1, 2]) await deliver(each);
  const until = Date.now() + 30_000;
  for (const [group, count] of told) {
    let ledger: Ledger;
    do {
      ledger = (await api<{ ledger: Ledger }>('GET', `/groups/g${group}/status`)).ledger;
    } while (ledger.waiting > 0 && Date.now() < until);
    const { sent, merged, ...rest } = ledger;
    expect([group, sent + merged, rest]).toEqual([
      group,
      count,
      { accepted: count, waiting: 0, parked: 0, discarded: 0 },
    ]);
  }
});
