import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dist, manifest } from './build.ts';

/** The workerd of this machine; the package is CommonJS and calls its path `default`. */
const { default: binary } = createRequire(import.meta.url)('workerd') as { default: string };

/** How to run the bundle on this machine. */
export interface ServerOptions {
  /** A bundle made by `build`; default `dist`. */
  bundle?: string;
  /** Where everything durable is kept; made when it does not exist. */
  data: string;
  port: number;
  /** Default 127.0.0.1. */
  host?: string;
  env: { ADMIN_TOKEN: string; ENCRYPTION_KEY: string; DINGTALK_ORIGINS?: string };
  /** Lets it reach loopback and private addresses; only for simulators and tests. */
  reachPrivate?: boolean;
  /** Gets every line the server prints. */
  onLine?: (line: string) => void;
}

/** A running server. */
export interface Server {
  url: string;
  process: ChildProcess;
  /** Ends it: SIGTERM lets it finish what is under way, SIGKILL does not. Resolves when it is gone. */
  stop(signal?: 'SIGTERM' | 'SIGKILL'): Promise<void>;
}

/** Starts plain workerd on the bundle in `dist` and resolves when it answers. Rejects with its last words when it does not. */
export async function startServer(options: ServerOptions): Promise<Server> {
  const { data, port, host = '127.0.0.1', env } = options;
  mkdirSync(data, { recursive: true });
  const config = join(mkdtempSync(join(tmpdir(), 'dinghook-')), 'config.capnp');
  writeFileSync(config, capnp(options));
  const child = spawn(
    binary,
    ['serve', config, `--socket-addr=http=${host}:${port}`, `--directory-path=data=${data}`, '--import-path=/'],
    { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const tail: string[] = [];
  const listen = (chunk: Buffer) => {
    for (const line of chunk.toString('utf8').split('\n').filter(Boolean)) {
      tail.splice(0, Math.max(0, tail.length - 20));
      tail.push(line);
      options.onLine?.(line);
    }
  };
  child.stdout.on('data', listen);
  child.stderr.on('data', listen);
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const url = `http://${host}:${port}`;
  await ready(url, child, tail);
  const stop = async (signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM') => {
    child.kill(signal);
    await gone;
  };
  return { url, process: child, stop };
}

async function ready(url: string, child: ChildProcess, tail: readonly string[]): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    if (child.exitCode !== null) break;
    const answer = await fetch(`${url}/healthz`).catch(() => null);
    if (answer) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  child.kill('SIGKILL');
  throw new Error(`The server did not start:\n${tail.join('\n')}`);
}

function capnp({ bundle = dist, env: { DINGTALK_ORIGINS: origins }, reachPrivate = false }: ServerOptions): string {
  const { compatibilityDate, objects, modules } = manifest(bundle);
  const file = (name: string) => `embed ${JSON.stringify(join(bundle, name))}`;
  const rows = (list: string[]) => list.map((row) => `    ${row},`).join('\n');
  const allow = reachPrivate ? '["public", "private"]' : '["public"]';
  const variables = ['ADMIN_TOKEN', 'ENCRYPTION_KEY', ...(origins === undefined ? [] : ['DINGTALK_ORIGINS'])];
  return `using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  logging = (structuredLogging = true),
  services = [
    (name = "main", worker = .dinghook),
    (name = "internet", network = (allow = ${allow}, tlsOptions = (trustBrowserCas = true))),
    (name = "data", disk = (writable = true)),
  ],
  sockets = [(name = "http", http = (), service = "main")],
);

const dinghook :Workerd.Worker = (
  compatibilityDate = ${JSON.stringify(compatibilityDate)},
  modules = [
    (name = "worker.js", esModule = ${file('worker.js')}),
${rows(modules.map((name) => `(name = ${JSON.stringify(name)}, text = ${file(name)})`))}
  ],
  bindings = [
${rows(variables.map((name) => `(name = "${name}", fromEnvironment = "${name}")`))}
${origins === undefined ? '    (name = "DINGTALK_ORIGINS", text = "https://oapi.dingtalk.com https://oapi.dingtalk.io"),\n' : ''}${rows(objects.map(({ binding, className }) => `(name = "${binding}", durableObjectNamespace = "${className}")`))}
  ],
  durableObjectNamespaces = [
${rows(objects.map(({ className }) => `(className = "${className}", uniqueKey = "dinghook-${className}", enableSql = true)`))}
  ],
  durableObjectStorage = (localDisk = "data"),
  globalOutbound = "internet",
);
`;
}
