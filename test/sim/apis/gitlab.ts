import { field, paged, StandIn, textIn } from './stand-in.ts';

/** Whoever holds a token. */
export interface GitLabAccount {
  name: string;
  scopes: readonly string[];
  isAdmin?: boolean;
}

/** A webhook as it is kept; its triggers among the rest. */
export interface GitLabHook extends Record<string, unknown> {
  id: number;
  url: string;
  token?: string;
  signing_token?: string;
}

/** A project or a group with the access levels of its members: 30 Developer, 40 Maintainer, 50 Owner. */
export interface GitLabPlace {
  id: number;
  path: string;
  members: Readonly<Record<string, number>>;
  hooks: GitLabHook[];
}

/** GitLab under `/api/v4`, of any version. */
export class GitLabApi extends StandIn {
  /** Signs from 19 on. */
  version = 19;
  isPremium = true;
  /** Whether webhooks may lead to local addresses. */
  allowsLocal = false;
  limit = 100;
  readonly accounts = new Map<string, GitLabAccount>();
  readonly projects: GitLabPlace[] = [];
  readonly groups: GitLabPlace[] = [];
  readonly systemHooks: GitLabHook[] = [];
  /** Test deliveries, by webhook. */
  readonly tests: number[] = [];

  protected override respond(request: Request, url: URL, body: unknown): Response {
    const token = request.headers.get('private-token') ?? '';
    const account = this.accounts.get(token);
    if (!account) return say(401, '401 Unauthorized');
    const { method } = request;
    const mayRead = account.scopes.some((scope) => scope === 'api' || scope === 'read_api');
    if (method === 'GET' ? !mayRead : !account.scopes.includes('api')) return insufficient();
    const path = url.pathname.replace(/^.*\/api\/v4/, '');
    if (path === '/user') return Response.json({ username: account.name, is_admin: account.isAdmin === true });
    if (path === '/projects') return this.#list(this.projects, account, url, projectShown);
    if (path === '/groups') return this.#list(this.groups, account, url, groupShown);
    const [, kind, name, rest] = /^\/(projects|groups)\/([^/]+)(\/hooks.*)?$/.exec(path) ?? [];
    if (kind === undefined || name === undefined) return this.#system(method, path, url, account, body);
    const places = kind === 'projects' ? this.projects : this.groups;
    const place = places.find(({ id, path: full }) => [String(id), full].includes(decodeURIComponent(name)));
    const level = place?.members[account.name] ?? 0;
    const missing = kind === 'projects' ? '404 Project Not Found' : '404 Group Not Found';
    if (!place || level === 0) return say(404, missing);
    if (rest === undefined) return Response.json(kind === 'projects' ? projectShown(place) : groupShown(place));
    if (kind === 'groups' && !this.isPremium) return say(404, '404 Not Found');
    if (level < (kind === 'projects' ? 40 : 50)) return say(403, '403 Forbidden');
    return this.#hooks(method, rest, url, place.hooks, body);
  }

  #list(places: GitLabPlace[], { name }: GitLabAccount, url: URL, shown: (place: GitLabPlace) => object): Response {
    const least = Number(url.searchParams.get('min_access_level') ?? 10);
    return Response.json(paged(places.filter(({ members }) => (members[name] ?? 0) >= least).map(shown), url));
  }

  #system(method: string, path: string, url: URL, { isAdmin }: GitLabAccount, body: unknown): Response {
    if (!path.startsWith('/hooks')) return say(404, '404 Not Found');
    if (!isAdmin) return say(403, '403 Forbidden');
    if (method === 'PUT' && this.version < 17) return say(404, '404 Not Found');
    return this.#hooks(method, path, url, this.systemHooks, body);
  }

  #hooks(method: string, path: string, url: URL, hooks: GitLabHook[], body: unknown): Response {
    const [, id, action] = /^\/hooks(?:\/(\d+))?(\/.+)?$/.exec(path) ?? [];
    if (id === undefined) {
      if (method === 'GET')
        return Response.json(
          paged(
            hooks.map((hook) => this.#shown(hook)),
            url,
          ),
        );
      return this.#put({ id: 0, url: '', push_events: true }, hooks, body);
    }
    const hook = hooks.find((each) => each.id === Number(id));
    if (!hook) return say(404, '404 Not found');
    if (action?.startsWith('/test/')) {
      this.tests.push(hook.id);
      return Response.json({ message: '201 Created' }, { status: 201 });
    }
    if (method === 'DELETE') {
      hooks.splice(hooks.indexOf(hook), 1);
      return new Response(null, { status: 204 });
    }
    return method === 'PUT' ? this.#put(hook, hooks, body) : Response.json(this.#shown(hook));
  }

  #put(hook: GitLabHook, hooks: GitLabHook[], body: unknown): Response {
    const url = textIn(body, 'url');
    if (url === undefined) return Response.json({ error: 'url is missing' }, { status: 400 });
    if (!/^https?:\/\//.test(url)) return Response.json({ error: 'Invalid url given' }, { status: 422 });
    if (!this.allowsLocal && /\/\/(?:localhost|127\.|10\.|192\.168\.|\[::1\])/.test(url)) {
      const message = { url: ['is blocked: Requests to the local network are not allowed'] };
      return Response.json({ message }, { status: 422 });
    }
    const isNew = hook.id === 0;
    if (isNew && hooks.length >= this.limit) {
      return Response.json(
        { message: [`Maximum number of project webhooks (${this.limit}) exceeded`] },
        { status: 422 },
      );
    }
    if (url !== hook.url) hook.token = undefined;
    hook.url = url;
    for (const [name, value] of Object.entries(body ?? {})) {
      if (name.endsWith('_events') && typeof value === 'boolean') hook[name] = value;
    }
    hook.token = textIn(body, 'token') ?? hook.token;
    if (this.version >= 19) hook.signing_token = textIn(body, 'signing_token') ?? hook.signing_token;
    hook.enable_ssl_verification = field(body, 'enable_ssl_verification') !== false;
    if (isNew) {
      hook.id = 100 + this.fresh();
      hooks.push(hook);
    }
    return Response.json(this.#shown(hook), { status: isNew ? 201 : 200 });
  }

  #shown({ token, signing_token, ...hook }: GitLabHook): object {
    const presence = { token_present: token !== undefined, signing_token_present: signing_token !== undefined };
    return { ...hook, created_at: '2026-11-22T00:00:00.000Z', ...(this.version >= 19 && presence) };
  }
}

function projectShown({ id, path }: GitLabPlace): object {
  return { id, path_with_namespace: path, name: path.split('/').at(-1), web_url: `https://gitlab.com/${path}` };
}

function groupShown({ id, path }: GitLabPlace): object {
  return { id, full_path: path, name: path, web_url: `https://gitlab.com/groups/${path}` };
}

function say(status: number, message: string): Response {
  return Response.json({ message }, { status });
}

function insufficient(): Response {
  const body = {
    error: 'insufficient_scope',
    error_description: 'The request requires higher privileges than provided by the access token.',
    scope: 'api',
  };
  return Response.json(body, { status: 403 });
}
