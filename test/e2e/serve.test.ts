import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDingTalkSim } from '../sim/index.ts';
import { type Served, Terminal, type Variables } from './served.ts';

const sim = createDingTalkSim({ profile: 'documented' });
sim.control.putRobot('token-web', { alias: 'r1', group: 'web' });
const { url: dingtalk, close } = await sim.listen({});
const terminal = new Terminal(dingtalk);
const good = terminal.secrets;

afterAll(async () => {
  terminal.remove();
  await close();
});

const serving = ['serve', '--data', terminal.path('never')];

describe('wrong usage: exit code 2 and a sentence', () => {
  it.concurrent.each<[name: string, args: string[], variables: Variables, sentence: string]>([
    [
      'no ADMIN_TOKEN',
      serving,
      { ENCRYPTION_KEY: good.ENCRYPTION_KEY },
      'ADMIN_TOKEN is not set. `dinghook keys` prints',
    ],
    ['a short ADMIN_TOKEN', serving, { ...good, ADMIN_TOKEN: 'hunter2' }, 'ADMIN_TOKEN must be at least 16 characters'],
    [
      'no ENCRYPTION_KEY',
      serving,
      { ADMIN_TOKEN: good.ADMIN_TOKEN },
      'ENCRYPTION_KEY is not set. `dinghook keys` prints',
    ],
    ['a key too short', serving, { ...good, ENCRYPTION_KEY: btoa('hunter2') }, 'has 7 bytes; it must be base64 of 32'],
    ['a key not in base64', serving, { ...good, ENCRYPTION_KEY: 'hunter2!' }, 'is not base64; it must be base64 of 32'],
    ['a port too high', [...serving, '--port', '65536'], good, '--port 65536 is no port'],
    ['a port in the environment', serving, { ...good, DINGHOOK_PORT: 'http' }, '--port http is no port'],
    ['a host with a port', [...serving, '--host', '::1:8787/'], good, 'is neither a name nor an address'],
    ['an origin with a path', serving, { ...good, DINGTALK_ORIGINS: 'https://a.example/x' }, 'without a path'],
    ['a Travis CI without TLS', serving, { ...good, TRAVIS_ORIGINS: 'http://a.example' }, 'is no https address'],
    ['an origin without TLS', serving, { ...good, DINGTALK_ORIGINS: 'http://a.example' }, 'is not https'],
    [
      'a public URL with a path',
      serving,
      { ...good, PUBLIC_URL: 'https://a.example/x' },
      'PUBLIC_URL: https://a.example/x',
    ],
    ['no such environment file', [...serving, '--env-file', 'nowhere'], good, 'nowhere cannot be read (ENOENT)'],
    [
      'the environment wins',
      [...serving, '--env-file', terminal.envFile],
      { ADMIN_TOKEN: 'hunter2' },
      'ADMIN_TOKEN must be',
    ],
    ['an unknown option', ['serve', '--prot', '1'], good, "unknown option '--prot'"],
    ['an unknown command', ['server'], good, "unknown command 'server'"],
    ['no command', [], good, 'Usage: dinghook'],
    ['backup to nowhere', ['backup', '--data', 'x'], good, "required option '--to <file>' not specified"],
  ])('%s', async (_, args, variables, sentence) => {
    const { code, out, err } = await terminal.run(args, variables);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(sentence);
    expect(err).not.toMatch(/hunter2|aHVudGVyMg/);
    expect(err).toBe(stripVTControlCharacters(err));
  });
});

it('keys are fresh each time, and nothing but lines for an environment file', async () => {
  const [first, second] = await Promise.all([terminal.run(['keys']), terminal.run(['keys'])]);
  expect(first).toMatchObject({ code: 0, err: '' });
  expect(first.out).toMatch(/^ADMIN_TOKEN=[\w-]{43}\nENCRYPTION_KEY=[A-Za-z0-9+/]{43}=\n$/);
  expect(first.out).not.toBe(second.out);
});

describe('serve', () => {
  const data = terminal.path('data');
  let server: Served;
  let hook: URL;

  beforeAll(async () => {
    server = await terminal.serve(data);
    hook = await server.connect('web', dingtalk);
  });

  it('behind a proxy, shows addresses as the world sees them', () => {
    expect(hook.protocol).toBe('https:');
  });

  it('leaves what it stores to its user alone, and no configuration behind', () => {
    expect(readdirSync(join(data, '.run')).sort()).toEqual(['lock', 'lock-journal', 'pid']);
    expect(statSync(join(data, 'dinghook-Inbox')).mode & 0o077).toBe(0);
  });

  it.each<[name: string, args: () => string[], sentence: () => string]>([
    [
      'a second server on the same data',
      () => ['--data', data],
      () => `in use by another server, process ${server.process.pid}.`,
    ],
    [
      'a taken port',
      () => ['--data', terminal.path('b'), '--port', new URL(server.url).port],
      () => 'is taken by another program',
    ],
    [
      'a foreign address',
      () => ['--data', terminal.path('b'), '--host', '203.0.113.9'],
      () => 'is not an address of this machine',
    ],
    ['a data folder inside a file', () => ['--data', join(terminal.envFile, 'x')], () => 'cannot be written (ENOTDIR)'],
  ])('refuses %s with exit code 1', async (_, args, sentence) => {
    const { code, out, err } = await terminal.run(['serve', '--port', '0', ...args()], good);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain(sentence());
  });

  it.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)(
    '%s under load: exit code 0, everything acknowledged is there',
    async (signal) => {
      const burst = Array.from({ length: 20 }, () => server.deliver(hook.pathname));
      const first = await Promise.race(burst);
      expect(await server.stop(signal)).toEqual([0, null]);
      const acknowledged = (await Promise.all(burst)).filter((id) => id !== null);
      expect(acknowledged).toContain(first);
      server = await terminal.serve(data);
      const stored = new Set((await server.deliveries('web')).map(({ id }) => id));
      expect(acknowledged.filter((id) => !stored.has(id))).toEqual([]);
    },
  );

  it('a server that outlived its parent keeps its data; when it is gone, no lock is left', async () => {
    const { pid } = server.process;
    const orphan = Number(readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8'));
    await server.stop('SIGKILL');
    const { code, err } = await terminal.run(['serve', '--data', data, '--port', '0'], good);
    expect({ code, err }).toMatchObject({ code: 1, err: expect.stringContaining('is in use by another server.') });
    process.kill(orphan, 'SIGKILL');
    server = await terminal.serve(data);
    expect(await server.stop('SIGTERM')).toEqual([0, null]);
  });
});
