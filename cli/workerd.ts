import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { isIPv6 } from 'node:net';
import { constants } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import { dist } from './build.ts';
import { capnp, type OptionalVariable, optionalVariables } from './capnp.ts';
import { runFolder } from './hold.ts';

/** The workerd of this machine; the package is CommonJS and calls its path `default`. */
const { default: binary } = createRequire(import.meta.url)('workerd') as { default: string };

/** ms */
const startTimeout = 10_000;

/** How to run the bundle on this machine. */
export interface ServerOptions {
  /** A bundle made by `build`; default `dist`. */
  bundle?: string;
  /** Where everything durable is kept; made when it does not exist. */
  data: string;
  /** 0 picks a free one. */
  port: number;
  /** Default 127.0.0.1. */
  host?: string;
  env: { ADMIN_TOKEN: string; ENCRYPTION_KEY: string } & Partial<Record<OptionalVariable, string>>;
  /** Lets it reach loopback and private addresses; only for simulators and tests. */
  reachPrivate?: boolean;
  /** Gets every line the server prints. */
  onLine?: (line: string) => void;
  /** It prints where we print, and Ctrl+C in a terminal reaches us alone, so that we can let it finish. */
  asService?: boolean;
}

/** A running server. */
export interface Server {
  /** Where this machine reaches it. */
  url: string;
  port: number;
  process: ChildProcess;
  /** Its exit code once it is gone; 128 and the signal's number when a signal ended it. */
  exited: Promise<number>;
  /** Ends it: SIGTERM lets it finish what is under way, SIGKILL does not. Resolves when it is gone. */
  stop(signal?: 'SIGTERM' | 'SIGKILL'): Promise<void>;
}

/** Starts plain workerd on a bundle and resolves when it answers. Rejects with its last words when it does not. */
export async function startServer(options: ServerOptions): Promise<Server> {
  const { bundle = dist, data, host = '127.0.0.1', env, reachPrivate = false, asService = false } = options;
  const run = runFolder(data);
  mkdirSync(run, { recursive: true, mode: 0o700 });
  const config = join(run, 'config.capnp');
  const given = optionalVariables.filter((name) => env[name] !== undefined);
  writeFileSync(config, capnp({ bundle, given, reachPrivate }));
  try {
    const child = launch(config, options);
    const tail = lastLines([child.stdout, child.stderr], options.onLine);
    const closed = new Promise<void>((resolve) => child.once('close', () => resolve()));
    const exited = exitCode(child);
    const late = setTimeout(startTimeout, null, { ref: false });
    const port = await Promise.race([listening(child), exited.then(() => null), late]);
    if (port === null) {
      child.kill('SIGKILL');
      await closed;
      throw new Error(`The server did not start. ${asService ? 'It said why above.' : tail.join('\n')}`);
    }
    const stop = async (signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM') => {
      child.kill(signal);
      await exited;
    };
    return { url: `http://${authority(reachable(host), port)}`, port, process: child, exited, stop };
  } finally {
    rmSync(config, { force: true });
  }
}

function launch(
  config: string,
  { data, host = '127.0.0.1', port, env, asService = false }: ServerOptions,
): ChildProcess {
  const output = asService ? 'inherit' : 'pipe';
  const addresses = [`--socket-addr=http=${authority(host, port)}`, `--directory-path=data=${data}`];
  return spawn(binary, ['serve', config, ...addresses, '--import-path=/', '--control-fd=3'], {
    env: { ...process.env, ...env },
    stdio: ['ignore', output, output, 'pipe'],
    detached: asService,
  });
}

/** Resolves when the process is gone. Until then it is ended together with us. */
function exitCode(child: ChildProcess): Promise<number> {
  const endWithUs = () => child.kill('SIGTERM');
  process.once('exit', endWithUs);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      process.removeListener('exit', endWithUs);
      resolve(code ?? 128 + (signal ? constants.signals[signal] : 0));
    });
  });
}

/** The port on which it listens, as it says itself once it does; null when it ends before. */
async function listening(child: ChildProcess): Promise<number | null> {
  const control = child.stdio[3];
  if (!(control instanceof Readable)) throw new Error('workerd has no control pipe.');
  for await (const line of createInterface(control)) {
    const message: unknown = JSON.parse(line);
    if (typeof message !== 'object' || message === null || !('port' in message)) continue;
    if (typeof message.port === 'number') return message.port;
  }
  return null;
}

/** The last lines of what is printed, kept up to date. */
function lastLines(streams: readonly (Readable | null)[], onLine?: (line: string) => void): string[] {
  const tail: string[] = [];
  for (const stream of streams) {
    if (!stream) continue;
    createInterface(stream).on('line', (line) => {
      tail.push(line);
      if (tail.length > 20) tail.shift();
      onLine?.(line);
    });
  }
  return tail;
}

/** `host:port` as it stands in a URL. */
export function authority(host: string, port: number): string {
  return `${isIPv6(host) ? `[${host}]` : host}:${port}`;
}

/** Where to call a server that listens on `host`: an address for everybody is none to call. */
function reachable(host: string): string {
  return host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '::1' : host;
}
