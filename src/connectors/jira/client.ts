import * as z from 'zod';
import { type Api, read, saidBy } from '../api.ts';
import type { Attempt, Values } from '../contract.ts';
import { filledIn, text } from '../form.ts';
import type { Network, Reply } from '../line.ts';
import { done, entered, type Failed, failed, notTheApi, refusal } from '../problems.ts';
import { fields, refusals } from './words.ts';

/** What kind of Jira it is; it decides where its webhooks are and whether it signs. */
export type Flavour = 'cloud' | 'modern' | 'old';

/** A Jira that can be called; `web` is where its pages are. */
export interface Client {
  api: Api;
  web: string;
  flavour: Flavour;
}

const ServerInfo = z.object({ deploymentType: z.string().optional(), versionNumbers: z.array(z.number()).optional() });

/** Opens Jira and finds out what kind it is. `hidden` is struck out of what Jira says. */
export async function open(
  credentials: Values,
  network: Network,
  hidden: readonly string[] = [],
): Promise<Attempt<Client>> {
  const server = filledIn(credentials, fields, network);
  if (!server.ok) return server;
  const { url: web, host } = server.value;
  const authorization = authorizationOf(credentials);
  const struck = [...entered(credentials), authorization.replace(/^\w+ /, ''), ...hidden];
  const api: Api = {
    vendor: 'Jira',
    host,
    network,
    base: web,
    headers: { authorization, 'x-atlassian-token': 'no-check' },
    explain: (reply) => explain(reply, struck, host),
  };
  const info = await read(api, ServerInfo, '/rest/api/2/serverInfo');
  if (!info.ok) {
    // Anybody may ask this of a Jira: whoever says no stands in front of it.
    return info.problem.cause === 'right' ? failed('answer', notTheApi(host, 'Jira'), { field: 'server' }) : info;
  }
  const { deploymentType, versionNumbers: [major = 0] = [] } = info.value.value;
  const flavour = deploymentType === 'Cloud' ? 'cloud' : major >= 10 ? 'modern' : 'old';
  return done({ api, web, flavour });
}

/** Cloud takes e-mail and API token, Data Center a personal access token of its own. */
function authorizationOf(credentials: Values): string {
  const [email, token] = [text(credentials, 'email'), text(credentials, 'token')];
  if (email === '') return `Bearer ${token}`;
  return `Basic ${btoa(String.fromCharCode(...new TextEncoder().encode(`${email}:${token}`)))}`;
}

function explain(reply: Reply, hidden: readonly string[], host: string): Failed {
  const { status, headers } = reply;
  if ((status === 401 || status === 403) && /CAPTCHA/.test(headers.get('x-authentication-denied-reason') ?? '')) {
    return failed('token', refusals.captcha);
  }
  if (status === 401) return failed('token', refusals.token, { field: 'token' });
  if (status === 403) return failed('right', refusals.right);
  if (status === 404 || /^\s*</.test(reply.text)) {
    return failed('answer', notTheApi(host, 'Jira'), { field: 'server' });
  }
  const said = saidBy(reply);
  if (status === 400 && /\bjql\b|does not exist for the field/i.test(said)) {
    return failed('field', refusals.jql, { field: 'jql' });
  }
  if (status === 400 && /\burl\b|\bport\b|https/i.test(said)) return failed('blocked', refusals.blocked);
  return refusal(status, 'Jira', said, hidden);
}
