import { exports } from 'cloudflare:workers';
import { expect, vi } from 'vitest';
import { travis } from '../../../adapters/travis/index.ts';
import { clearHookCache } from '../../../src/directory/cache.ts';
import { directory } from '../../../src/directory/stub.ts';
import { clearKeyCache } from '../../../src/ingress/prove.ts';
import { RawRequest } from '../../../src/kit/index.ts';
import { rsaKeys } from '../../unit/kit/schemes.ts';
import { env } from '../inbox/samples.ts';

const key = 'key-of-the-travis-tests';

/** The key pair of Travis CI, the one it has after a rotation, and somebody else's. */
export const [first, second, other] = await Promise.all([rsaKeys(), rsaKeys(), rsaKeys()]);

/** The API of Travis CI, as far as it tells its key. */
export class KeyServer {
  /** Every address that was asked for, in order. */
  readonly asked: string[] = [];
  /** How it answers. */
  answer: () => Response | Promise<Response> = () => published(first.verify);

  /** Takes the place of the network until the mocks are restored. */
  constructor() {
    vi.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => {
      const request = new Request(input, init);
      expect(request.redirect).toBe('manual');
      this.asked.push(request.url);
      return this.answer();
    });
  }

  down(): void {
    this.answer = () => Promise.reject(new TypeError('network connection lost'));
  }

  publish(pem: string): void {
    this.answer = () => published(pem);
  }
}

/** What `/config` answers. */
export function published(pem: string): Response {
  return Response.json({ config: { host: 'travis-ci.com', notifications: { webhook: { public_key: pem } } } });
}

/** Stores the hook `acme-web` of Travis CI, with a change. */
export async function configure(change: object = {}): Promise<void> {
  const robots = [{ id: 'r1', webhook: 'https://oapi.dingtalk.com/robot/send?access_token=token-1' }];
  const hook = { id: 'acme-web', name: 'acme/web', source: 'travis', key, secrets: [], repositories: ['acme/*'] };
  const written = await directory(env).write({
    groups: [{ id: 'web', name: 'web', robots }],
    hooks: [{ ...hook, groups: ['web'], ...change }],
  });
  expect(written).toMatchObject({ ok: true });
  clearHookCache();
  clearKeyCache();
}

/** A build of acme/web that just ended, changed as wanted. */
export function build(change: object = {}): object {
  return {
    id: 1001,
    number: '42',
    type: 'push',
    state: 'failed',
    status_message: 'Broken',
    finished_at: new Date(Date.now() - 1_000).toISOString(),
    build_url: 'https://app.travis-ci.com/github/acme/web/builds/1001',
    branch: 'main',
    message: '修复 100% 的问题 + "引号" & emoji 😀',
    repository: { id: 7, name: 'web', owner_name: 'acme', url: null },
    ...change,
  };
}

/** What a delivery was told. */
export interface Told {
  status: number;
  body: { outcome: string; reason?: string; delivery?: string };
}

/** Sends a build, signed with a private key, or with headers in its place. */
export async function send(payload: object, signer = first.sign, headers: Record<string, string> = {}): Promise<Told> {
  const body = new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
  const url = new URL(`https://ding.example/travis/${key}`);
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  const raw = new RawRequest('POST', url, new Headers(form), new TextEncoder().encode(body));
  const proof = await travis.auth[0].sign(raw, signer, 0);
  const request = new Request(url, { method: 'POST', headers: { ...form, ...proof, ...headers }, body });
  const response = await exports.default.fetch(request);
  return { status: response.status, body: await response.json() };
}
