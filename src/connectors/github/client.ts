import { Octokit } from '@octokit/core';
import * as z from 'zod';
import { told } from '../api.ts';
import type { Attempt, Values } from '../contract.ts';
import { filledIn, text } from '../form.ts';
import { exchange, type Network, type Silence } from '../line.ts';
import { done, entered, type Failed, failed, notTheApi, refusal, silent, unavailable } from '../problems.ts';
import { fields, missingScope, noRight, refusals } from './words.ts';

/** A GitHub that can be called, with what messages about it need. */
export interface Client {
  octokit: Octokit;
  host: string;
  /** Where its pages are. */
  web: string;
  credentials: Values;
}

/** What a call is about; it decides which right is missing when GitHub says no. */
export type About = 'repository' | 'organization';

class NoAnswer extends Error {
  readonly why: Silence;

  constructor(why: Silence) {
    super(why);
    this.why = why;
  }
}

/** Opens GitHub, or says which field is wrong. */
export function open(credentials: Values, network: Network): Attempt<Client> {
  const server = filledIn(credentials, fields, network);
  if (!server.ok) return server;
  const { url, host } = server.value;
  const octokit = new Octokit({
    auth: text(credentials, 'token'),
    baseUrl: apiOf(url, host),
    request: { fetch: (to: string, init: RequestInit) => guarded(network, to, init) },
    // Octokit's own words may hold addresses; what matters comes back as a problem.
    log: { debug() {}, info() {}, warn() {}, error() {} },
  });
  return done({ octokit, host, web: url, credentials });
}

/** https://docs.github.com/en/enterprise-server/rest/using-the-rest-api/getting-started-with-the-rest-api */
function apiOf(url: string, host: string): string {
  if (host === 'github.com' || host === 'api.github.com') return 'https://api.github.com';
  return host.endsWith('.ghe.com') ? `https://api.${host.replace(/^api\./, '')}` : `${url}/api/v3`;
}

async function guarded(network: Network, url: string, { method, headers, body }: RequestInit): Promise<Response> {
  const plain = Object.fromEntries(new Headers(headers));
  const answered = await exchange(network, url, {
    method,
    headers: plain,
    body: typeof body === 'string' ? body : undefined,
  });
  if (!answered.ok) throw new NoAnswer(answered.why);
  const { status, headers: received, text: content } = answered.reply;
  const kept = new Headers(received);
  for (const name of ['content-encoding', 'content-length', 'deprecation']) kept.delete(name);
  return new Response(content === '' ? null : content, { status, headers: kept });
}

/** Makes a call and words what goes wrong with it. `hidden` is struck out of what GitHub says. */
export async function attempt<T>(
  { octokit, host, credentials }: Client,
  about: About,
  call: (octokit: Octokit) => Promise<T>,
  hidden: readonly string[] = [],
): Promise<Attempt<T>> {
  try {
    return done(await call(octokit));
  } catch (error) {
    if (error instanceof Error && error.cause instanceof NoAnswer) return silent(error.cause.why, host, 'GitHub');
    const refused = Refused.safeParse(error);
    // Octokit's own words and what it keeps beside them may repeat what was sent.
    if (!refused.success) throw new TypeError('Octokit failed before GitHub answered');
    return explain(refused.data.response, about, [...entered(credentials), ...hidden], host);
  }
}

const Refused = z.object({
  response: z.object({ status: z.number(), headers: z.record(z.string(), z.string().optional()), data: z.unknown() }),
});
type ErrorReply = z.output<typeof Refused>['response'];

function explain({ status, headers, data }: ErrorReply, about: About, hidden: readonly string[], host: string): Failed {
  const said = told(data);
  if (status === 401) return failed('token', refusals.token, { field: 'token' });
  if (status === 403 && headers['x-github-sso']) return failed('token', refusals.sso, { field: 'token' });
  if (headers['x-ratelimit-remaining'] === '0' || (status === 403 && /rate limit/i.test(said))) {
    return failed('busy', refusals.rate);
  }
  if (status === 403 || status === 404) {
    if (typeof data === 'string') return failed('answer', notTheApi(host, 'GitHub'), { field: 'server' });
    const isPerson = /admin rights|must be an (?:owner|admin)/i.test(said);
    const lacking = lacks(headers['x-oauth-scopes'], about) || (status === 403 && !isPerson);
    return lacking
      ? failed('scope', missingScope(about), { field: 'token' })
      : failed('right', noRight(about), { field: 'place' });
  }
  if (status === 422 && /more than \d+ hooks/i.test(said)) return failed('limit', refusals.limit);
  if (status === 422 && /reachable|localhost|public internet/i.test(said)) return failed('blocked', refusals.blocked);
  return unavailable({ status }, 'GitHub') ?? refusal(status, 'GitHub', said, hidden);
}

/** Whether a classic token is short of a scope; fine-grained ones send no list. */
function lacks(scopes: string | undefined, about: About): boolean {
  if (scopes === undefined) return false;
  const enough =
    about === 'repository' ? ['repo', 'public_repo', 'admin:repo_hook', 'write:repo_hook'] : ['admin:org_hook'];
  return !scopes.split(/,\s*/).some((scope) => enough.includes(scope));
}
