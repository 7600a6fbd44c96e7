import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { Vault, VaultError } from '../src/directory/vault.ts';
import { Refusal, systemCode } from './refusal.ts';

/** What `serve` was told on the command line. */
export interface ServeFlags {
  data?: string;
  host?: string;
  port?: string;
  envFile?: string;
  allowPrivate?: boolean;
}

/** How to serve, checked. */
export interface Settings {
  /** An absolute path. */
  data: string;
  host: string;
  /** 0 picks a free one. */
  port: number;
  adminToken: string;
  /** One key or several, separated by spaces; the first seals. */
  encryptionKey: string;
  /** Undefined leaves DingTalk's own two. */
  origins: string | undefined;
  /** The origin that sources know us by; undefined leaves the one each request was sent to. */
  publicUrl: string | undefined;
  /** Undefined leaves Travis CI's own two. */
  travisOrigins: string | undefined;
  allowPrivate: boolean;
}

type Variables = Readonly<Record<string, string | undefined>>;

const makeKeys = '`dinghook keys` prints a fresh ADMIN_TOKEN and ENCRYPTION_KEY.';

/**
 * Settles how to serve: a flag wins over the environment, the environment over the environment file. Throws a usage
 * {@link Refusal} that never repeats a secret.
 */
export async function readSettings(flags: ServeFlags, environment: Variables): Promise<Settings> {
  const file = flags.envFile === undefined ? {} : readEnvFile(flags.envFile);
  const variable = (name: string) => environment[name]?.trim() || file[name]?.trim() || undefined;
  const allowPrivate = flags.allowPrivate ?? false;
  return {
    data: resolve(flags.data ?? variable('DINGHOOK_DATA') ?? 'data'),
    host: checkHost(flags.host ?? variable('DINGHOOK_HOST') ?? '127.0.0.1'),
    port: checkPort(flags.port ?? variable('DINGHOOK_PORT') ?? '8787'),
    adminToken: checkToken(variable('ADMIN_TOKEN')),
    encryptionKey: await checkKey(variable('ENCRYPTION_KEY')),
    origins: checkOrigins(variable('DINGTALK_ORIGINS'), allowPrivate),
    travisOrigins: checkServers(variable('TRAVIS_ORIGINS')),
    publicUrl: checkPublicUrl(variable('PUBLIC_URL')),
    allowPrivate,
  };
}

function readEnvFile(path: string): Variables {
  try {
    return parseEnv(readFileSync(path, 'utf8'));
  } catch (error) {
    throw usage(`The environment file ${path} cannot be read (${systemCode(error) ?? String(error)}).`);
  }
}

function checkHost(text: string): string {
  const host = text.replace(/^\[(.*)\]$/, '$1');
  if (isIP(host) || /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(host)) return host;
  throw usage(`--host ${text} is neither a name nor an address. Use 127.0.0.1 behind a proxy, 0.0.0.0 for everybody.`);
}

function checkPort(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (port <= 65_535) return port;
  throw usage(`--port ${text} is no port. Use 1 to 65535, or 0 for any that is free.`);
}

function checkToken(token: string | undefined): string {
  if (token === undefined) throw usage(`ADMIN_TOKEN is not set. ${makeKeys}`);
  if (/^[\x21-\x7e]{16,}$/.test(token)) return token;
  throw usage(`ADMIN_TOKEN must be at least 16 characters, without spaces, in ASCII. ${makeKeys}`);
}

async function checkKey(key: string | undefined): Promise<string> {
  if (key === undefined) throw usage(`ENCRYPTION_KEY is not set. ${makeKeys}`);
  try {
    await Vault.from(key);
    return key;
  } catch (error) {
    if (error instanceof VaultError) throw usage(error.message);
    throw error;
  }
}

function checkOrigins(text: string | undefined, allowPrivate: boolean): string | undefined {
  for (const origin of text?.split(/\s+/) ?? []) {
    const url = URL.parse(origin);
    if (url?.origin !== origin) {
      throw usage(`DINGTALK_ORIGINS: ${origin} is no origin. Write it like https://oapi.dingtalk.com, without a path.`);
    }
    if (url.protocol !== 'https:' && !allowPrivate) {
      throw usage(`DINGTALK_ORIGINS: ${origin} is not https. Only a simulator may be, with --allow-private.`);
    }
  }
  return text;
}

function checkServers(text: string | undefined): string | undefined {
  const stray = text?.split(/\s+/).find((server) => URL.parse(server)?.protocol !== 'https:');
  if (stray === undefined) return text;
  throw usage(`TRAVIS_ORIGINS: ${stray} is no https address. Write it like https://api.travis-ci.com.`);
}

function checkPublicUrl(text: string | undefined): string | undefined {
  const url = text === undefined ? undefined : URL.parse(text);
  if (url === undefined) return undefined;
  const origin = url !== null && /^https?:$/.test(url.protocol) ? url.origin : undefined;
  if (origin !== undefined && (text === origin || text === `${origin}/`)) return origin;
  throw usage(`PUBLIC_URL: ${text} is no origin. Write it like https://hooks.example.com, without a path.`);
}

function usage(message: string): Refusal {
  return new Refusal(message, 'usage');
}
