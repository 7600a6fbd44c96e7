import { type Api, saidBy } from '../api.ts';
import type { Attempt, Values } from '../contract.ts';
import { filledIn, text } from '../form.ts';
import type { Network, Reply } from '../line.ts';
import { done, entered, type Failed, failed, notTheApi, refusal } from '../problems.ts';
import { fields, noRight, refusals } from './words.ts';

/** A GitLab that can be called; `web` is where its pages are. */
export interface Client {
  api: Api;
  web: string;
}

/** Opens GitLab, or says which field is wrong. `hidden` is struck out of what GitLab says. */
export function open(credentials: Values, network: Network, hidden: readonly string[] = []): Attempt<Client> {
  const server = filledIn(credentials, fields, network);
  if (!server.ok) return server;
  const { url: web, host } = server.value;
  const struck = [...entered(credentials), ...hidden];
  const api: Api = {
    vendor: 'GitLab',
    host,
    network,
    base: `${web}/api/v4`,
    headers: { 'private-token': text(credentials, 'token') },
    explain: (reply, path) => explain(reply, path, struck, host),
  };
  return done({ api, web });
}

function explain(reply: Reply, path: string, hidden: readonly string[], host: string): Failed {
  const { status } = reply;
  const said = saidBy(reply);
  if (status === 401) return failed('token', refusals.token, { field: 'token' });
  if (/insufficient_scope/.test(said + reply.text.slice(0, 500))) {
    return failed('scope', refusals.scope, { field: 'token' });
  }
  if (status === 403 || status === 404) {
    if (/^\s*</.test(reply.text)) return failed('answer', notTheApi(host, 'GitLab'), { field: 'server' });
    return failed('right', noRight[scopeOf(path)], { field: 'place' });
  }
  if (status === 422 || status === 400) {
    if (/maximum number of .{1,60} exceeded/i.test(said)) return failed('limit', refusals.limit);
    if (/invalid url given|local network|is blocked|localhost/i.test(said)) return failed('blocked', refusals.blocked);
  }
  return refusal(status, 'GitLab', said, hidden);
}

function scopeOf(path: string): keyof typeof noRight {
  if (path.startsWith('/groups')) return 'group';
  return path.startsWith('/hooks') ? 'instance' : 'project';
}
