import { exports } from 'cloudflare:workers';
import { expect } from 'vitest';
import { github } from '../../../adapters/github/index.ts';
import { directory } from '../../../src/directory/stub.ts';
import { RawRequest } from '../../../src/kit/index.ts';
import { env } from './samples.ts';

const secret = 'a-secret-of-the-inbox-tests';

/** Whoever knows it can reach the hook. */
export const key = 'key-of-the-inbox-tests';

/** A push as GitHub sends it. */
export function push(ref = 'refs/heads/main'): Record<string, unknown> {
  return {
    ref,
    before: '1'.repeat(40),
    after: '2'.repeat(40),
    compare: 'https://github.com/acme/web/compare/1...2',
    commits: [
      {
        id: '2'.repeat(40),
        message: '修复登录',
        url: 'https://github.com/acme/web/commit/2',
        author: { name: '陈晨' },
      },
    ],
    repository: { full_name: 'acme/web', html_url: 'https://github.com/acme/web' },
    sender: { login: 'chenchen', type: 'User' },
  };
}

/** Stores groups and the hook `acme-web` that tells them everything; `change` goes into the hook. */
export async function configure(groups: readonly string[] = ['web'], change: object = {}): Promise<void> {
  const written = await directory(env).write({
    groups: groups.map((id, n) => ({
      id,
      name: id,
      robots: [{ id: 'r1', webhook: `https://oapi.dingtalk.com/robot/send?access_token=token-${n + 1}` }],
    })),
    hooks: [{ id: 'acme-web', name: 'acme/web', source: 'github', key, secrets: [secret], groups, ...change }],
  });
  expect(written).toMatchObject({ ok: true });
}

/** What a delivery was told. */
export interface Told {
  status: number;
  headers: Headers;
  body: { outcome: string; reason?: string; delivery?: string };
}

const ids = new Map<string, string>();

/** The id GitHub would give a delivery: the same for the same body. */
function idOf(body: string): string {
  const id = ids.get(body) ?? `g-${ids.size}`;
  ids.set(body, id);
  return id;
}

/** Sends a delivery, signed as GitHub would. */
export async function send(payload: object, headers: Record<string, string> = {}): Promise<Told> {
  const body = JSON.stringify(payload);
  const own = { 'x-github-event': 'push', 'x-github-delivery': idOf(body) };
  const all = { 'content-type': 'application/json', ...own, ...headers };
  const url = new URL(`https://ding.example/github/${key}`);
  const raw = new RawRequest('POST', url, new Headers(all), new TextEncoder().encode(body));
  const proof = await github.auth[0].sign(raw, secret, Date.now());
  return told(new Request(url, { method: 'POST', headers: { ...all, ...proof }, body }));
}

/** Sends a request as it is. */
export async function told(request: Request): Promise<Told> {
  const response = await exports.default.fetch(request);
  return { status: response.status, headers: response.headers, body: await response.json() };
}
