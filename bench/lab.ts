import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Server, startServer } from '../cli/workerd.ts';
import { bundleOf, type Subject } from './bundles.ts';
import type { Hook } from './load/deliveries.ts';
import { cpuSeconds, residentBytes } from './process.ts';

/** Every hook of a bench has the same secret, and the floor knows it as its ADMIN_TOKEN. */
const secret = randomBytes(32).toString('hex');
const encryptionKey = randomBytes(32).toString('base64');

/** The hooks that {@link Lab.connect} makes: known before a server runs, so that deliveries are signed once. */
export function hooksFor(groups: number): Hook[] {
  return Array.from({ length: groups }, (_, at) => ({ path: `/github/${keyOf(at)}`, secret }));
}

function keyOf(at: number): string {
  return `bench-${at.toString().padStart(16, '0')}`;
}

/** A port of the loopback that nobody uses right now. */
export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/** A worker under plain workerd, on a fresh folder on disk, as a user runs the product. */
export class Lab {
  readonly port: number;
  readonly #server: Server;
  readonly #data: string;

  private constructor(server: Server, port: number, data: string) {
    this.#server = server;
    this.port = port;
    this.#data = data;
  }

  /** Starts a subject; `robots` is where the robots of its groups are told to live. */
  static async start(subject: Subject, robots?: string): Promise<Lab> {
    const bundle = bundleOf(subject);
    const data = mkdtempSync(join(tmpdir(), 'dinghook-bench-data-'));
    const port = await freePort();
    const env = { ADMIN_TOKEN: secret, ENCRYPTION_KEY: encryptionKey, DINGTALK_ORIGINS: robots };
    return new Lab(await startServer({ bundle, data, port, env, reachPrivate: true }), port, data);
  }

  /** CPU that the server has used so far, seconds. */
  get cpu(): number {
    return cpuSeconds(this.#pid);
  }

  /** Memory of its own that the server holds now, bytes. */
  get memory(): number {
    return residentBytes(this.#pid);
  }

  get #pid(): number {
    const { pid } = this.#server.process;
    if (pid === undefined) throw new Error('the server has no process');
    return pid;
  }

  /** Makes as many groups, each with one robot at `robots` and one GitHub hook of {@link hooksFor}. */
  async connect(groups: number, robots: string): Promise<void> {
    const ids = Array.from({ length: groups }, (_, at) => `bench-${at}`);
    await this.api('PUT', '/api/config', {
      groups: ids.map((id) => ({
        id,
        name: id,
        robots: [{ id: 'r1', webhook: `${robots}/robot/send?access_token=${id}` }],
      })),
      hooks: ids.map((id, at) => ({ id, name: id, source: 'github', key: keyOf(at), secrets: [secret], groups: [id] })),
    });
  }

  /** Calls the server with the administrator's token; throws with its words when it refuses. */
  async api<T>(method: string, path: string, body?: object): Promise<T> {
    const reply = await fetch(this.#server.url + path, {
      method,
      headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
      body: body && JSON.stringify(body),
    });
    if (!reply.ok) throw new Error(`${method} ${path}: ${reply.status} ${await reply.text()}`);
    return (await reply.json()) as T;
  }

  /** Ends the server at once and forgets its data. */
  async stop(): Promise<void> {
    await this.#server.stop('SIGKILL');
    rmSync(this.#data, { recursive: true, force: true });
  }
}
