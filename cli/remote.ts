import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import * as z from 'zod';
import { t } from './language.ts';
import { Refusal, systemCode } from './refusal.ts';

/** How a command was told where its server is. The token never stands on a command line: others could read it there. */
export interface RemoteFlags {
  server?: string;
  envFile?: string;
}

type Variables = Readonly<Record<string, string | undefined>>;

const Failure = z.object({
  error: z.object({
    code: z.string(),
    message: z.string(),
    issues: z.array(z.object({ path: z.string(), message: z.string() })).default([]),
  }),
});

/** Something the server refused to store, and where. */
export interface RemoteIssue {
  path: string;
  message: string;
}

/** A refusal of the server with what is wrong where. */
export class RemoteRefusal extends Refusal {
  readonly issues: readonly RemoteIssue[];

  constructor(message: string, issues: readonly RemoteIssue[]) {
    super(message);
    this.issues = issues;
  }
}

/** A dinghook server, seen through its API. */
export class Remote {
  readonly origin: string;
  readonly #token: string;

  constructor(origin: string, token: string) {
    this.origin = origin;
    this.#token = token;
  }

  /** Calls the API and checks what comes back. Throws a {@link Refusal} in the server's words when it refuses. */
  async call<S extends z.ZodType>(answer: S, method: string, path: string, body?: object): Promise<z.output<S>> {
    const text = body && JSON.stringify(body);
    const reply = await this.#fetch(method, path, { 'content-type': 'application/json' }, text);
    return answer.parse(await reply.json());
  }

  /** A reply as text, asked for as `accept`. */
  async text(path: string, accept: string): Promise<string> {
    return (await this.#fetch('GET', path, { accept })).text();
  }

  async #fetch(method: string, path: string, headers: Record<string, string>, body?: string): Promise<Response> {
    const reply = await this.#reach(method, path, headers, body);
    if (reply.ok) return reply;
    throw refusalOf(reply.status, await reply.text());
  }

  async #reach(method: string, path: string, headers: Record<string, string>, body?: string): Promise<Response> {
    const authorization = `Bearer ${this.#token}`;
    const signal = AbortSignal.timeout(30_000);
    try {
      return await fetch(this.origin + path, { method, headers: { ...headers, authorization }, body, signal });
    } catch (error) {
      const cause = error instanceof Error ? (systemCode(error.cause) ?? error.name) : String(error);
      throw new Refusal(
        t(
          `连不上 ${this.origin}（${cause}）。检查 --server 或 DINGHOOK_SERVER，以及服务是否在运行。`,
          `${this.origin} cannot be reached (${cause}). Check --server or DINGHOOK_SERVER, and whether the server runs.`,
        ),
        'unavailable',
      );
    }
  }
}

/** The server that the flags and the environment name. Throws a usage {@link Refusal} when no token is set. */
export function remoteFrom({ server, envFile }: RemoteFlags, environment: Variables = process.env): Remote {
  const file = envFile === undefined ? {} : readVariables(envFile);
  const variable = (name: string) => environment[name]?.trim() || file[name]?.trim() || undefined;
  const address = server ?? variable('DINGHOOK_SERVER') ?? 'http://127.0.0.1:8787';
  const url = URL.parse(address);
  if (!url || !/^https?:$/.test(url.protocol) || url.username !== '') {
    throw new Refusal(
      t(
        `${address} 不是服务地址。写成 https://dinghook.example.com 这样。`,
        `${address} is no server address. Write it like https://dinghook.example.com.`,
      ),
      'usage',
    );
  }
  const token = variable('DINGHOOK_TOKEN') ?? variable('ADMIN_TOKEN');
  if (token !== undefined) return new Remote(url.origin, token);
  throw new Refusal(
    t(
      '没有令牌：把 API 令牌或 ADMIN_TOKEN 放进环境变量 DINGHOOK_TOKEN，或用 --env-file 指定文件。',
      'There is no token: put an API token or ADMIN_TOKEN into the environment as DINGHOOK_TOKEN, or name a file with --env-file.',
    ),
    'usage',
  );
}

/** The variables of an environment file. Throws a usage {@link Refusal} when it cannot be read. */
export function readVariables(path: string): Variables {
  try {
    return parseEnv(readFileSync(path, 'utf8'));
  } catch (error) {
    const code = systemCode(error) ?? String(error);
    throw new Refusal(
      t(`读不了环境变量文件 ${path}（${code}）。`, `The environment file ${path} cannot be read (${code}).`),
      'usage',
    );
  }
}

function refusalOf(status: number, text: string): Refusal {
  const parsed = Failure.safeParse(parsedJson(text));
  if (status === 401 || status === 403) {
    const said = parsed.success ? parsed.data.error.message : `${status}`;
    return new Refusal(
      t(
        `服务不接受这个令牌（${said}）。检查 DINGHOOK_TOKEN。`,
        `The server does not accept the token (${said}). Check DINGHOOK_TOKEN.`,
      ),
      'denied',
    );
  }
  if (parsed.success) {
    const { message, issues } = parsed.data.error;
    return status >= 500 ? new Refusal(message, 'unavailable') : new RemoteRefusal(message, issues);
  }
  return new Refusal(
    t(
      `服务答复了 ${status}，但那不是 dinghook 的答复。检查地址。`,
      `The server answered ${status}, but not as dinghook does. Check the address.`,
    ),
    status >= 500 ? 'unavailable' : 'failure',
  );
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
