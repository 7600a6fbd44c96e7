import { randomBytes, randomUUID } from 'node:crypto';
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { github } from '../../../adapters/github/index.ts';
import { type Server, startServer } from '../../../cli/workerd.ts';
import { RawRequest } from '../../../src/kit/index.ts';
import type { OutboxStatus } from '../../../src/outbox/index.ts';
import type { MessageRow } from '../../../src/outbox/records.ts';
import { pause, until } from './measure.ts';
import { type Release, unpackRelease } from './release.ts';

/** How a rig is set up. */
export interface RigOptions {
  bundle: string;
  scale: number;
  /** Where the simulated DingTalks listen. */
  origins: readonly string[];
  /** A data folder to begin with, copied, and the keys that go with it. */
  from?: Rig;
  /** A data folder that an earlier version left, and the keys that go with it. */
  release?: Release;
}

/** A robot as it is put into a group's configuration. */
export interface RobotConfig {
  id: string;
  webhook: string;
  keywords?: string[];
}

/** What a sender was told. `delivery` is the journal's id; null where the reply named none. */
export interface Reply {
  status: number;
  outcome: string;
  delivery: string | null;
}

/** One attempt as the server logged it. */
export interface Attempt {
  group: string;
  outcome: string;
  note: string | null;
}

/** No reply may take longer, ms. */
const replyTimeout = 20_000;

/** The server on disk that a row torments, with what it needs to talk to it. */
export class Rig {
  readonly data = mkdtempSync(join(tmpdir(), 'dinghook-fault-'));
  /** Polls on which a ledger did not add up. */
  readonly imbalances: string[] = [];
  /** Every attempt to send, in the server's own words. */
  readonly attempts: Attempt[] = [];
  /** Why the last delivery without a reply had none. */
  trouble = '';
  readonly webhookSecret: string;
  readonly #keys: { ADMIN_TOKEN: string; ENCRYPTION_KEY: string };
  readonly #options: RigOptions;
  readonly #paths = new Map<string, string>();
  #server: Server | null = null;

  constructor(options: RigOptions) {
    const { from, release } = options;
    this.#options = options;
    this.webhookSecret = (from ?? release)?.webhookSecret ?? randomBytes(32).toString('hex');
    const fresh = { ADMIN_TOKEN: randomBytes(16).toString('hex'), ENCRYPTION_KEY: key() };
    this.#keys = from ? from.#keys : (release?.keys ?? fresh);
    if (release) {
      unpackRelease(release, this.data);
      for (const [hook, path] of Object.entries(release.hooks)) this.#paths.set(hook, path);
    }
    if (!from) return;
    cpSync(from.data, this.data, { recursive: true });
    for (const [hook, path] of from.#paths) this.#paths.set(hook, path);
  }

  async start(): Promise<void> {
    const { bundle, origins } = this.#options;
    const env = { ...this.#keys, DINGTALK_ORIGINS: origins.join(' ') };
    const onLine = (line: string) => this.#read(line);
    this.#server = await startServer({ bundle, data: this.data, port: 0, env, reachPrivate: true, onLine });
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

  /** Memory of the server's process, bytes: now, and the most it ever had. */
  memory(): { now: number; most: number } {
    const status = readFileSync(`/proc/${this.#running.process.pid}/status`, 'utf8');
    const of = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1]) * 1024;
    return { now: of('VmRSS'), most: of('VmHWM') };
  }

  /** Calls the API as an administrator; throws with the server's words when it refuses. */
  async api<T>(method: string, path: string, body?: object): Promise<T> {
    const reply = await fetch(this.#running.url + path, {
      method,
      headers: { authorization: `Bearer ${this.#keys.ADMIN_TOKEN}`, 'content-type': 'application/json' },
      body: body && JSON.stringify(body),
      signal: AbortSignal.timeout(replyTimeout),
    });
    if (!reply.ok) throw new Error(`${method} ${path}: ${reply.status} ${await reply.text()}`);
    return (await reply.json()) as T;
  }

  /** Makes a group with these robots and a GitHub hook of the same name that tells it everything; `change` goes into the hook. */
  async connect(id: string, robots: readonly RobotConfig[], change: object = {}): Promise<void> {
    await this.api('POST', '/api/groups', { id, name: id, robots });
    const hook = { id, name: id, source: 'github', secrets: [this.webhookSecret], groups: [id], ...change };
    this.#paths.set(id, new URL((await this.api<{ url: string }>('POST', '/api/hooks', hook)).url).pathname);
  }

  /** Where a hook is reached. */
  path(hook: string): string {
    const path = this.#paths.get(hook);
    if (path === undefined) throw new Error(`there is no hook ${hook}`);
    return path;
  }

  /** Tells the rig where a hook is reached that was not made by {@link Rig.connect}. */
  knows(hook: string, path: string): void {
    this.#paths.set(hook, path);
  }

  /** Sends a signed delivery as GitHub would; null when no whole reply came. */
  async deliver(hook: string, payload: object, id?: string, event?: string): Promise<Reply | null> {
    return this.post(hook, new Uint8Array(new TextEncoder().encode(JSON.stringify(payload))), id, event);
  }

  /** The headers with which GitHub would send these bytes. */
  async headers(hook: string, body: Uint8Array, id: string = randomUUID(), event = 'push') {
    const headers = { 'content-type': 'application/json', 'x-github-event': event, 'x-github-delivery': id };
    const url = new URL(this.path(hook), 'http://hooks.example');
    const request = new RawRequest('POST', url, new Headers(headers), body);
    return { ...headers, ...(await github.auth[0].sign(request, this.webhookSecret, Date.now())) };
  }

  /** Sends any bytes, signed; null when no whole reply came. */
  async post(hook: string, body: Uint8Array<ArrayBuffer>, id?: string, event?: string): Promise<Reply | null> {
    const server = this.#server;
    if (!server) return null;
    const headers = await this.headers(hook, body, id, event);
    const signal = AbortSignal.timeout(replyTimeout);
    try {
      const reply = await fetch(server.url + this.path(hook), { method: 'POST', headers, body, signal });
      const { outcome, delivery = null } = (await reply.json()) as { outcome: string; delivery?: string };
      return { status: reply.status, outcome, delivery };
    } catch (error) {
      // A killed server resets its connections: whoever sends knows only that there was no reply.
      this.trouble = error instanceof Error ? String(error.cause ?? error) : String(error);
      return null;
    }
  }

  /** How a group stands; what does not add up is noted. */
  async status(group: string): Promise<OutboxStatus> {
    const status = await this.api<OutboxStatus>('GET', `/api/groups/${group}/status`);
    const { accepted, sent, merged, waiting, parked, discarded } = status.ledger;
    if (accepted !== sent + merged + waiting + parked + discarded) {
      this.imbalances.push(`${group} ${JSON.stringify(status.ledger)}`);
    }
    return status;
  }

  /** Polls until all that the Inbox and the Outbox hold has left; `accepted` is the least the ledger must count by then. */
  async drained(group: string, accepted: number, timeout: number): Promise<OutboxStatus> {
    const end = Date.now() + timeout;
    for (;;) {
      const status = await this.status(group);
      const { ledger } = status;
      if (ledger.accepted >= accepted && ledger.waiting === 0 && (await this.#pending(group)) === 0) return status;
      if (Date.now() > end) throw new Error(`${group} still waits: ${JSON.stringify(status)}`);
      await pause(50);
    }
  }

  /** Every message of a group, newest first. */
  async messages(group: string): Promise<MessageRow[]> {
    const all: MessageRow[] = [];
    for (let before = ''; ; before = `&before=${all.at(-1)?.id}`) {
      const path = `/api/groups/${group}/messages?limit=500${before}`;
      const { messages } = await this.api<{ messages: MessageRow[] }>('GET', path);
      all.push(...messages);
      if (messages.length < 500) return all;
    }
  }

  /** Where the server listens on the loopback. */
  get port(): number {
    return this.#running.port;
  }

  /** Resolves once the server answers. */
  async answers(): Promise<void> {
    await until('the server answers', 10_000, () => fetch(`${this.#running.url}/healthz`).then((r) => r.text()));
  }

  #read(line: string): void {
    const { FAULT_LOG } = process.env;
    if (FAULT_LOG) appendFileSync(FAULT_LOG, `${line}\n`);
    if (!line.includes('outbox.send')) return;
    const { message } = JSON.parse(line) as { message: string };
    const { group, outcome, note } = JSON.parse(message) as Attempt;
    this.attempts.push({ group, outcome, note });
  }

  async #pending(hook: string): Promise<number> {
    return (await this.api<{ pending: number }>('GET', `/api/hooks/${hook}/deliveries?limit=1`)).pending;
  }

  get #running(): Server {
    if (!this.#server) throw new Error('the server is not running');
    return this.#server;
  }
}

function key(): string {
  return randomBytes(32).toString('base64');
}
