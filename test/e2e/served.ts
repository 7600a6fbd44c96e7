import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { github } from '../../adapters/github/index.ts';
import { build, isCurrent, root } from '../../cli/build.ts';
import type { DeliveryRow } from '../../src/inbox/delivery.ts';
import { RawRequest } from '../../src/kit/index.ts';
import type { OutboxStatus } from '../../src/outbox/index.ts';
import type { MessageRow } from '../../src/outbox/records.ts';
import { push } from './stack.ts';

/** Of an environment. */
export type Variables = Record<string, string>;

/** The `dinghook` command as a user runs it, in a folder of its own that goes with `remove`. */
export class Terminal {
  readonly home = mkdtempSync(join(tmpdir(), 'dinghook-serve-'));
  readonly secrets = {
    ADMIN_TOKEN: randomBytes(16).toString('hex'),
    ENCRYPTION_KEY: randomBytes(32).toString('base64'),
  };
  readonly #running = new Set<ChildProcess>();

  /** Makes sure of the bundle, and writes an environment file that lets robots live at `origin`. */
  constructor(origin: string) {
    if (!isCurrent()) build();
    const lines = { ...this.secrets, DINGTALK_ORIGINS: origin };
    const write = ([name, value]: [string, string]) => `${name}="${value}"\n`;
    writeFileSync(this.envFile, Object.entries(lines).map(write).join(''));
  }

  get envFile(): string {
    return this.path('env');
  }

  path(name: string): string {
    return join(this.home, name);
  }

  /** Runs a command to its end. */
  async run(args: readonly string[], variables?: Variables): Promise<{ code: number; out: string; err: string }> {
    const child = this.#spawn(args, variables);
    const [out, err, [code]] = await Promise.all([read(child.stdout), read(child.stderr), once(child, 'exit')]);
    return { code, out, err };
  }

  /** Starts a server and resolves when it says that it listens; throws with what it said instead. */
  async serve(data: string): Promise<Served> {
    const child = this.#spawn(['serve', '--data', data, '--port', '0', '--env-file', this.envFile, '--allow-private']);
    const errors = read(child.stderr);
    if (!child.stdout) throw new Error('not piped');
    for await (const line of createInterface(child.stdout)) {
      const url = /^listening on (http:\S+), data in /.exec(line)?.[1];
      if (url) return new Served(url, child, this.secrets.ADMIN_TOKEN);
    }
    throw new Error(`serve ended: ${await errors}`);
  }

  remove(): void {
    for (const child of this.#running) child.kill('SIGTERM');
    rmSync(this.home, { recursive: true, force: true });
  }

  #spawn(args: readonly string[], variables: Variables = {}): ChildProcess {
    const env = { PATH: process.env.PATH, ...variables };
    const child = spawn(join(root, 'cli/dinghook'), args, { cwd: this.home, env, stdio: ['ignore', 'pipe', 'pipe'] });
    this.#running.add(child);
    child.once('exit', () => this.#running.delete(child));
    return child;
  }
}

function read(stream: ChildProcess['stdout']): Promise<string> {
  if (!stream) throw new Error('not piped');
  return text(stream);
}

const webhookSecret = randomBytes(32).toString('hex');
let pushes = 0;

/** `dinghook serve` as a process of its own. */
export class Served {
  readonly url: string;
  readonly process: ChildProcess;
  readonly #token: string;
  readonly #exit: Promise<unknown[]>;

  constructor(url: string, child: ChildProcess, token: string) {
    this.url = url;
    this.process = child;
    this.#token = token;
    this.#exit = once(child, 'exit');
  }

  /** Resolves with its exit code and the signal that ended it. */
  async stop(signal: NodeJS.Signals): Promise<unknown[]> {
    this.process.kill(signal);
    return this.#exit;
  }

  /** Calls the API as an administrator; throws with the server's words when it refuses. */
  async api<T>(method: string, path: string, body?: object, headers?: Variables): Promise<T> {
    const reply = await fetch(this.url + path, {
      method,
      headers: { authorization: `Bearer ${this.#token}`, 'content-type': 'application/json', ...headers },
      body: body && JSON.stringify(body),
    });
    if (!reply.ok) throw new Error(`${method} ${path}: ${reply.status} ${await reply.text()}`);
    return (await reply.json()) as T;
  }

  /** Makes a group with a robot and a hook of the same name; returns the hook's address as GitHub would be given it. */
  async connect(id: string, dingtalk: string): Promise<URL> {
    const webhook = `${dingtalk}/robot/send?access_token=token-${id}`;
    await this.api('POST', '/api/groups', { id, name: id, robots: [{ id: 'r1', webhook }] });
    const hook = { id, name: id, source: 'github', secrets: [webhookSecret], groups: [id] };
    const { url } = await this.api<{ url: string }>('POST', '/api/hooks', hook, { 'x-forwarded-proto': 'https' });
    return new URL(url);
  }

  /** Sends a signed push of its own; returns the delivery's id when it was acknowledged, null when it was not. */
  async deliver(path: string): Promise<string | null> {
    const body = JSON.stringify(push(++pushes));
    const headers = { 'content-type': 'application/json', 'x-github-event': 'push', 'x-github-delivery': randomUUID() };
    const url = this.url + path;
    const request = new RawRequest('POST', new URL(url), new Headers(headers), new TextEncoder().encode(body));
    const proof = await github.auth[0].sign(request, webhookSecret, Date.now());
    const reply = await fetch(url, { method: 'POST', headers: { ...headers, ...proof }, body }).catch(() => null);
    return reply?.status === 202 ? ((await reply.json()) as { delivery: string }).delivery : null;
  }

  /** All that its journal holds, newest first. */
  async deliveries(hook: string): Promise<DeliveryRow[]> {
    const found: DeliveryRow[] = [];
    for (let before = ''; ; before = `&before=${found.at(-1)?.id}`) {
      const path = `/api/hooks/${hook}/deliveries?limit=500${before}`;
      const { deliveries } = await this.api<{ deliveries: DeliveryRow[] }>('GET', path);
      found.push(...deliveries);
      if (deliveries.length < 500) return found;
    }
  }

  async messages(group: string): Promise<MessageRow[]> {
    const path = `/api/groups/${group}/messages?limit=500`;
    return (await this.api<{ messages: MessageRow[] }>('GET', path)).messages;
  }

  /** Polls until nothing of the group waits any more. */
  async settled(group: string): Promise<OutboxStatus> {
    for (const end = Date.now() + 15_000; ; await new Promise((resolve) => setTimeout(resolve, 100))) {
      const status = await this.api<OutboxStatus>('GET', `/api/groups/${group}/status`);
      if (status.ledger.waiting === 0) return status;
      if (Date.now() > end) throw new Error(`still waiting: ${JSON.stringify(status)}`);
    }
  }
}
