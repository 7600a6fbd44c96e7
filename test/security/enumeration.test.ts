import { randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { adapters } from '../../adapters/index.ts';
import { type Served, Terminal } from '../e2e/served.ts';
import { createDingTalkSim } from '../sim/index.ts';

/** 5,000 in CI; `DINGHOOK_KEYS=100000` tries as many by hand. */
const most = Number(process.env.DINGHOOK_KEYS ?? 5_000);

const sim = createDingTalkSim({ profile: 'documented' });
sim.control.putRobot('token-web', { alias: 'r1', group: 'web' });
const { url: dingtalk, close } = await sim.listen({});
const terminal = new Terminal(dingtalk);
const data = terminal.path('data');
let server: Served;
let hook: URL;

beforeAll(async () => {
  server = await terminal.serve(data);
  hook = await server.connect('web', dingtalk);
  await server.deliver(hook.pathname);
  await server.settled('web');
});

afterAll(async () => {
  await server?.stop('SIGTERM');
  terminal.remove();
  await close();
});

/** Objects that have a file. */
function objects(): string[] {
  return readdirSync(data, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.sqlite'))
    .sort();
}

/** All of a reply that somebody who guesses could tell apart. */
async function told(path: string, method: string): Promise<string> {
  const body = method === 'POST' ? '{"ref":"refs/heads/main"}' : undefined;
  const headers = { 'content-type': 'application/json', 'x-github-event': 'push' };
  const reply = await fetch(server.url + path, { method, headers, body, redirect: 'manual' });
  const seen = [...reply.headers].filter(
    ([name]) => name !== 'date' && !(method === 'HEAD' && name === 'content-length'),
  );
  return JSON.stringify([reply.status, method === 'HEAD' ? '' : await reply.text(), seen.sort()]);
}

const sources = Object.keys(adapters);

/** Keys as somebody might guess them: every length that is allowed, and some that are not. */
function guess(i: number): string {
  const source = sources[i % sources.length] ?? '';
  const key = randomBytes(i % 7 === 0 ? 8 + (i % 100) : 18).toString('base64url');
  return `/${source}/${key.slice(0, 128)}`;
}

describe('S18: nobody finds a hook by guessing', () => {
  it(`${most} random keys: one and the same 404, and no object comes to be`, { timeout: 600_000 }, async () => {
    const before = objects();
    expect(before.some((name) => name.includes('Inbox'))).toBe(true);
    const answers = new Map<string, number>();
    let next = 0;
    const guessOn = async () => {
      for (let i = next++; i < most; i = next++) {
        const answer = await told(guess(i), 'POST');
        answers.set(answer, (answers.get(answer) ?? 0) + 1);
      }
    };
    await Promise.all(Array.from({ length: 16 }, guessOn));
    expect([...answers.values()]).toEqual([most]);
    expect([...answers.keys()]).toEqual([expect.stringMatching(/^\[404,"\{\\"outcome\\":\\"not-found\\"/)]);
    expect(objects()).toEqual(before);
  });

  const key = () => hook.pathname.split('/')[2] ?? '';
  it.each<[name: string, path: () => string]>([
    ['the key of another source', () => `/gitlab/${key()}`],
    ['a source that is none', () => `/nothing/${key()}`],
    ['the key cut short', () => `/github/${key().slice(0, -1)}`],
    ['the key with more', () => `/github/${key()}A`],
    ['the key in another case', () => `/github/${key().toLowerCase()}x`],
    ['an encoded slash', () => `/github/${key()}%2f`],
    ['a NUL', () => `/github/${key()}%00`],
    ['no key', () => '/github/'],
    ['no path', () => '/nowhere'],
    ['the name of the hook', () => '/github/web'],
    ['what SQL would like', () => `/github/${encodeURIComponent(`' OR '1'='1`)}`],
  ])('%s is told apart from a random key by nothing', async (_, path) => {
    const before = objects();
    expect(await told(path(), 'POST')).toBe(await told(`/github/${randomBytes(18).toString('base64url')}`, 'POST'));
    expect(objects()).toEqual(before);
  });

  it.each(['GET', 'HEAD', 'PUT', 'DELETE', 'OPTIONS'])(
    '%s tells a hook apart from a random key by nothing',
    async (method) => {
      const before = objects();
      const answers = await Promise.all([guess(1), guess(2), hook.pathname].map((path) => told(path, method)));
      expect(new Set(answers).size).toBe(1);
      expect(objects()).toEqual(before);
    },
  );
});
