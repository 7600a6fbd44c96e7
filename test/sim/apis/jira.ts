import { field, StandIn, textIn } from './stand-in.ts';

/** Whoever may sign in; `credential` is what stands behind `Basic` (decoded) or `Bearer`. */
export interface JiraAccount {
  credential: string;
  isAdmin: boolean;
  /** Failed too often with a password. */
  needsCaptcha?: boolean;
}

/** A webhook as it is kept. */
export interface JiraHook {
  id: number;
  name: string;
  url: string;
  events: string[];
  filter: string;
  secret?: string;
  excludesBody: boolean;
}

const section = 'issue-related-events-section';

/** Jira Cloud, or Data Center of some version. */
export class JiraApi extends StandIn {
  flavour: 'cloud' | 'dc9' | 'dc10' = 'cloud';
  /** Where webhooks are, when that is not where the version promises. */
  api?: 'old' | 'new';
  /** Takes no filter, without a word. */
  dropsFilters = false;
  readonly accounts: JiraAccount[] = [];
  readonly hooks: JiraHook[] = [];
  projects: { key: string; name: string }[] = [];

  protected override respond(request: Request, url: URL, body: unknown): Response {
    const account = this.#account(request.headers.get('authorization') ?? '');
    if (account?.needsCaptcha) {
      const headers = { 'x-authentication-denied-reason': 'CAPTCHA_CHALLENGE; login-url=https://jira/login.jsp' };
      return new Response('<html>Forbidden</html>', {
        status: 403,
        headers: { ...headers, 'content-type': 'text/html' },
      });
    }
    if (!account) return new Response('Client must be authenticated to access this resource.', { status: 401 });
    const at = url.pathname.indexOf('/rest/');
    const path = url.pathname.slice(at);
    if (path === '/rest/api/2/serverInfo') return Response.json(this.#info());
    if (path === '/rest/api/2/project' && this.flavour !== 'cloud') return Response.json(this.projects);
    if (path === '/rest/api/2/project/search' && this.flavour === 'cloud') return this.#search(url);
    const isNew = this.api === undefined ? this.flavour === 'dc10' : this.api === 'new';
    const home = isNew ? '/rest/jira-webhook/1.0/webhooks' : '/rest/webhooks/1.0/webhook';
    if (path !== home && !path.startsWith(`${home}/`)) return new Response('<html>404</html>', { status: 404 });
    if (
      request.method !== 'GET' &&
      request.headers.get('x-atlassian-token') !== 'no-check' &&
      this.flavour !== 'cloud'
    ) {
      return new Response('XSRF check failed', { status: 403 });
    }
    if (!account.isAdmin) return Response.json({ messages: [{ key: 'You do not have permission' }] }, { status: 403 });
    const base = `${url.origin}${url.pathname.slice(0, at)}${home}`;
    return this.#hook(request.method, path.slice(home.length + 1), base, isNew, body);
  }

  #account(authorization: string): JiraAccount | undefined {
    const [scheme, value = ''] = authorization.split(' ');
    const credential = scheme === 'Basic' ? new TextDecoder().decode(bytes(value)) : value;
    return this.accounts.find((each) => each.credential === credential);
  }

  #info(): object {
    const version = { cloud: '1001.0.0', dc9: '9.12.4', dc10: '10.3.5' }[this.flavour];
    return {
      version,
      versionNumbers: version.split('.').map(Number),
      deploymentType: this.flavour === 'cloud' ? 'Cloud' : 'Server',
    };
  }

  #search(url: URL): Response {
    const start = Number(url.searchParams.get('startAt') ?? 0);
    const size = Number(url.searchParams.get('maxResults') ?? 50);
    const values = this.projects.slice(start, start + size);
    return Response.json({ values, total: this.projects.length, isLast: start + size >= this.projects.length });
  }

  #hook(method: string, id: string, base: string, isNew: boolean, body: unknown): Response {
    const shown = (hook: JiraHook) => this.#shown(hook, base, isNew);
    if (id === '') {
      if (method === 'GET') return Response.json(this.hooks.map(shown));
      const made: JiraHook = { id: this.fresh(), name: '', url: '', events: [], filter: '', excludesBody: false };
      const refused = this.#put(made, isNew, body);
      if (refused) return refused;
      this.hooks.push(made);
      return Response.json(shown(made), { status: 201 });
    }
    const hook = this.hooks.find((each) => each.id === Number(id));
    if (!hook) return new Response(null, { status: 404 });
    if (method === 'DELETE') {
      this.hooks.splice(this.hooks.indexOf(hook), 1);
      return new Response(null, { status: 204 });
    }
    return (method === 'PUT' ? this.#put(hook, isNew, body) : null) ?? Response.json(shown(hook));
  }

  #put(hook: JiraHook, isNew: boolean, body: unknown): Response | null {
    const url = textIn(body, 'url') ?? '';
    if (this.flavour === 'cloud' && !url.startsWith('https://')) {
      return Response.json({ messages: [{ key: 'The URL must be https' }] }, { status: 400 });
    }
    const filter = textIn(field(body, 'filters'), section) ?? '';
    if (/\bnowhere\b/.test(filter)) {
      return Response.json({ errorMessages: ['Error in the JQL Query'], errors: {} }, { status: 400 });
    }
    const configuration = field(body, 'configuration');
    hook.name = textIn(body, 'name') ?? '';
    hook.url = url;
    const events = field(body, 'events');
    hook.events = Array.isArray(events) ? events.map(String) : [];
    hook.filter = this.dropsFilters ? '' : filter;
    hook.secret = isNew
      ? textIn(configuration, 'SECRET')
      : this.flavour === 'cloud'
        ? textIn(body, 'secret')
        : undefined;
    hook.excludesBody = isNew ? textIn(configuration, 'EXCLUDE_BODY') === 'true' : field(body, 'excludeBody') === true;
    return null;
  }

  #shown({ id, name, url, events, filter, secret }: JiraHook, base: string, isNew: boolean): object {
    const common = { name, url, events, filters: filter === '' ? {} : { [section]: filter }, self: `${base}/${id}` };
    if (isNew) return { id, ...common, active: true, configuration: {} };
    return { ...common, enabled: true, ...(this.flavour === 'cloud' && { isSigned: secret !== undefined }) };
  }
}

function bytes(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
}
