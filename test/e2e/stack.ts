import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { github } from '../../adapters/github/index.ts';
import { type Server, startServer } from '../../cli/workerd.ts';
import type { DeliveryRow } from '../../src/inbox/delivery.ts';
import { RawRequest } from '../../src/kit/index.ts';
import type { OutboxStatus } from '../../src/outbox/index.ts';
import type { MessageRow } from '../../src/outbox/records.ts';

/** The server on disk, as a user runs it, with what a test needs to talk to it. */
export class Stack {
  readonly data = mkdtempSync(join(tmpdir(), 'dinghook-test-'));
  readonly #secrets = {
    ADMIN_TOKEN: randomBytes(16).toString('hex'),
    ENCRYPTION_KEY: randomBytes(32).toString('base64'),
  };
  readonly #origins: string;
  #server: Server | null = null;
  readonly secret = randomBytes(32).toString('hex');

  /** `origins`: where the simulated DingTalks listen. */
  constructor(...origins: string[]) {
    this.#origins = origins.join(' ');
  }

  async start(): Promise<void> {
    this.#server = await startServer({
      data: this.data,
      port: await freePort(),
      env: { ...this.#secrets, DINGTALK_ORIGINS: this.#origins },
      reachPrivate: true,
    });
  }

  /** Ends the server as a power cut would. */
  async kill(): Promise<void> {
    await this.#server?.stop('SIGKILL');
    this.#server = null;
  }

  async remove(): Promise<void> {
    await this.kill();
    rmSync(this.data, { recursive: true, force: true });
  }

  get url(): string {
    if (!this.#server) throw new Error('the server is not running');
    return this.#server.url;
  }

  /** Calls the API as an administrator; throws with the server's words when it refuses. */
  async api<T>(method: string, path: string, body?: object): Promise<T> {
    const reply = await fetch(this.url + path, {
      method,
      headers: { authorization: `Bearer ${this.#secrets.ADMIN_TOKEN}`, 'content-type': 'application/json' },
      body: body && JSON.stringify(body),
    });
    if (!reply.ok) throw new Error(`${method} ${path}: ${reply.status} ${await reply.text()}`);
    return (await reply.json()) as T;
  }

  /** Makes a group with one robot, and a GitHub hook that tells it everything. Returns the path of the hook. */
  async connect(group: string, webhook: string, robotSecret?: string): Promise<string> {
    await this.api('POST', '/api/groups', {
      id: group,
      name: group,
      robots: [{ id: 'r1', webhook, secret: robotSecret }],
    });
    const hook = await this.api<{ url: string }>('POST', '/api/hooks', {
      id: group,
      name: group,
      source: 'github',
      secrets: [this.secret],
      groups: [group],
    });
    return new URL(hook.url).pathname;
  }

  /** Sends a signed GitHub delivery, as GitHub would. */
  async deliver(path: string, event: string, payload: object, id: string = randomUUID()): Promise<Response> {
    const body = JSON.stringify(payload);
    const headers = { 'content-type': 'application/json', 'x-github-event': event, 'x-github-delivery': id };
    const url = this.url + path;
    const request = new RawRequest('POST', new URL(url), new Headers(headers), new TextEncoder().encode(body));
    const proof = await github.auth[0].sign(request, this.secret, Date.now());
    return fetch(url, { method: 'POST', headers: { ...headers, ...proof }, body });
  }

  status(group: string): Promise<OutboxStatus> {
    return this.api('GET', `/api/groups/${group}/status`);
  }

  /** Polls until nothing of the group waits any more; throws when that takes longer than `timeout` ms. */
  async drained(group: string, accepted: number, timeout: number): Promise<OutboxStatus> {
    const end = Date.now() + timeout;
    for (;;) {
      const status = await this.status(group);
      if (status.ledger.accepted >= accepted && status.ledger.waiting === 0) return status;
      if (Date.now() > end) throw new Error(`still waiting: ${JSON.stringify(status)}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  async messages(group: string): Promise<MessageRow[]> {
    return (await this.api<{ messages: MessageRow[] }>('GET', `/api/groups/${group}/messages?limit=500`)).messages;
  }

  async deliveries(hook: string): Promise<DeliveryRow[]> {
    return (await this.api<{ deliveries: DeliveryRow[] }>('GET', `/api/hooks/${hook}/deliveries?limit=500`)).deliveries;
  }
}

/** A push to a branch of its own, with a marker that survives into every message it stands in. */
export function push(n: number): object {
  const repository = {
    full_name: 'acme/web',
    name: 'web',
    html_url: 'https://github.com/acme/web',
    default_branch: 'main',
  };
  const id = n.toString(16).padStart(40, 'a');
  return {
    ref: `refs/heads/feature/${n}`,
    before: '1'.repeat(40),
    after: id,
    created: false,
    deleted: false,
    forced: false,
    compare: `https://github.com/acme/web/compare/${n}`,
    commits: [
      {
        id,
        message: `M${n}Z 修复第 ${n} 个问题`,
        url: `https://github.com/acme/web/commit/${id}`,
        timestamp: '2026-11-22T12:00:00+08:00',
        author: { name: '陈晨', username: 'chenchen' },
        distinct: true,
        added: [],
        removed: [],
        modified: ['a.ts'],
      },
    ],
    repository,
    sender: { login: 'chenchen', type: 'User', html_url: 'https://github.com/chenchen' },
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
