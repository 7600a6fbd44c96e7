import { field, paged, StandIn, textIn } from './stand-in.ts';

/** Whoever holds a token. */
export interface GitHubAccount {
  login: string;
  /** Of a classic token; undefined for a fine-grained one. */
  scopes?: readonly string[];
  /** Repositories whose webhooks a fine-grained token may write. */
  webhooks?: readonly string[];
  /** Organisations that want single sign-on first. */
  unauthorised?: readonly string[];
}

/** Who may look after it, and who may look at it. */
export interface GitHubRepository {
  admins: string[];
  readers: string[];
  archived?: boolean;
  /** Tells those who may look at it that it takes an administrator, instead of denying that it exists. */
  isFrank?: boolean;
}

/** A webhook as it is kept. */
export interface GitHubHook {
  id: number;
  events: string[];
  active: boolean;
  config: { url: string; content_type: string; secret?: string; insecure_ssl: string };
  pings: number;
}

const names = new Set(
  'push pull_request pull_request_review pull_request_review_comment pull_request_review_thread issues issue_comment workflow_run workflow_job release deployment_status deployment create delete discussion discussion_comment commit_comment check_run check_suite status dependabot_alert code_scanning_alert secret_scanning_alert repository_advisory branch_protection_rule repository_ruleset deploy_key fork gollum label member milestone package page_build public repository star sub_issues team_add watch'.split(
    ' ',
  ),
);
const ofOrganizations = new Set(
  'membership org_block organization projects_v2 projects_v2_item projects_v2_status_update team'.split(' '),
);

/** api.github.com, or a GitHub Enterprise Server under `/api/v3`. */
export class GitHubApi extends StandIn {
  readonly accounts = new Map<string, GitHubAccount>();
  /** Administrators and readers, by full name. */
  readonly repositories = new Map<string, GitHubRepository>();
  readonly organizations = new Map<string, { owners: string[]; members: string[] }>();
  /** By `acme/web` or `acme`. */
  readonly hooks = new Map<string, GitHubHook[]>();
  limit = 20;

  protected override respond(request: Request, url: URL, body: unknown): Response {
    const token = /^(?:token|bearer) (\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1] ?? '';
    const account = this.accounts.get(token);
    if (!account) return say(401, 'Bad credentials');
    const path = url.pathname.replace(/^\/api\/v3/, '');
    const reply = this.#route(request.method, path, url, account, body);
    if (account.scopes) reply.headers.set('x-oauth-scopes', account.scopes.join(', '));
    return reply;
  }

  #route(method: string, path: string, url: URL, account: GitHubAccount, body: unknown): Response {
    if (path === '/user/repos' && method === 'GET') return Response.json(paged(this.#visible(account), url));
    if (path === '/user/memberships/orgs' && method === 'GET') return this.#memberships(account);
    const [, repo, org, id, action] =
      /^(?:\/repos\/([^/]+\/[^/]+)|\/orgs\/([^/]+))\/hooks(?:\/(\d+))?(?:\/(pings))?$/.exec(path) ?? [];
    const place = repo ?? org;
    if (place === undefined) return say(404, 'Not Found');
    const refused = repo ? this.#mayRepository(account, repo, method) : this.#mayOrganization(account, place);
    if (refused) return refused;
    const hooks = this.hooks.get(place) ?? [];
    this.hooks.set(place, hooks);
    if (id === undefined)
      return method === 'POST' ? this.#create(hooks, body, !repo) : Response.json(paged(hooks.map(shown), url));
    const hook = hooks.find((each) => each.id === Number(id));
    if (!hook) return say(404, 'Not Found');
    if (action === 'pings') {
      hook.pings++;
      return new Response(null, { status: 204 });
    }
    if (method === 'DELETE') {
      hooks.splice(hooks.indexOf(hook), 1);
      return new Response(null, { status: 204 });
    }
    return method === 'PATCH' ? this.#change(hook, hooks, body, !repo) : Response.json(shown(hook));
  }

  #visible({ login }: GitHubAccount) {
    return [...this.repositories]
      .filter(([, { admins, readers }]) => admins.includes(login) || readers.includes(login))
      .map(([full_name, { admins, archived = false }]) => ({
        full_name,
        html_url: `https://github.com/${full_name}`,
        archived,
        permissions: { admin: admins.includes(login), push: true, pull: true },
      }));
  }

  #memberships({ login, scopes }: GitHubAccount): Response {
    if (!scopes?.some((scope) => /^(?:admin|write|read):org$/.test(scope))) {
      return say(403, 'You need at least read:org scope to list your organizations.');
    }
    const of = [...this.organizations].filter(([, { owners, members }]) => [...owners, ...members].includes(login));
    return Response.json(
      of.map(([name, { owners }]) => ({
        role: owners.includes(login) ? 'admin' : 'member',
        organization: { login: name },
      })),
    );
  }

  #mayRepository({ login, scopes, webhooks }: GitHubAccount, name: string, method: string): Response | null {
    const repository = this.repositories.get(name);
    if (!repository) return say(404, 'Not Found');
    if (!scopes) {
      if (webhooks?.includes(name)) return null;
      return say(method === 'GET' ? 404 : 403, 'Resource not accessible by personal access token');
    }
    const mayWrite = scopes.some((scope) => ['repo', 'admin:repo_hook', 'write:repo_hook'].includes(scope));
    if (repository.isFrank && mayWrite && !repository.admins.includes(login)) {
      return say(403, 'Must have admin rights to Repository.');
    }
    return repository.admins.includes(login) && mayWrite ? null : say(404, 'Not Found');
  }

  #mayOrganization({ login, scopes, unauthorised = [] }: GitHubAccount, name: string): Response | null {
    if (unauthorised.includes(name)) {
      const headers = { 'x-github-sso': `required; url=https://github.com/orgs/${name}/sso` };
      return Response.json(
        { message: 'Resource protected by organization SAML enforcement.' },
        { status: 403, headers },
      );
    }
    const isOwner = this.organizations.get(name)?.owners.includes(login) === true;
    return isOwner && scopes?.includes('admin:org_hook') ? null : say(404, 'Not Found');
  }

  #create(hooks: GitHubHook[], body: unknown, isOrganization: boolean): Response {
    const config = field(body, 'config');
    const url = textIn(config, 'url');
    if (field(body, 'name') !== 'web') return invalid('name must be web');
    if (url === undefined) return invalid('url is required');
    const hook: GitHubHook = {
      id: 292430000 + this.fresh(),
      events: ['push'],
      active: true,
      config: { url, content_type: 'form', insecure_ssl: '0' },
      pings: 1,
    };
    const refused = this.#change(hook, hooks, body, isOrganization);
    if (refused.status !== 200) return refused;
    hooks.push(hook);
    return Response.json(shown(hook), { status: 201 });
  }

  #change(hook: GitHubHook, hooks: GitHubHook[], body: unknown, isOrganization: boolean): Response {
    const config = field(body, 'config');
    const url = textIn(config, 'url') ?? hook.config.url;
    const chosen = field(body, 'events');
    const events = Array.isArray(chosen) ? chosen.map(String) : hook.events;
    if (/\/\/(?:localhost|127\.|\[::1\])/.test(url)) {
      return invalid('url is not supported because it isn’t reachable over the public Internet (localhost)');
    }
    const known = (name: string) => name === '*' || names.has(name) || (isOrganization && ofOrganizations.has(name));
    if (!events.every(known)) return invalid('events includes unknown names');
    const others = hooks.filter((each) => each.id !== hook.id);
    if (others.some((each) => each.config.url === url)) return invalid('Hook already exists on this repository');
    const full = events.find((name) => others.filter((each) => each.events.includes(name)).length >= this.limit);
    if (full) return invalid(`The "${full}" event cannot have more than ${this.limit} hooks`);
    hook.events = events;
    if (field(body, 'active') === true) hook.active = true;
    hook.config = {
      url,
      content_type: textIn(config, 'content_type') ?? hook.config.content_type,
      secret: textIn(config, 'secret') ?? (config === undefined ? hook.config.secret : undefined),
      insecure_ssl: textIn(config, 'insecure_ssl') ?? hook.config.insecure_ssl,
    };
    return Response.json(shown(hook));
  }
}

function shown({ pings: _, ...hook }: GitHubHook) {
  const secret = hook.config.secret === undefined ? undefined : '********';
  return { type: 'Repository', name: 'web', ...hook, config: { ...hook.config, secret } };
}

function say(status: number, message: string): Response {
  return Response.json({ message, documentation_url: 'https://docs.github.com/rest' }, { status });
}

function invalid(message: string): Response {
  const errors = [{ resource: 'Hook', code: 'custom', message }];
  return Response.json({ message: 'Validation Failed', errors }, { status: 422 });
}
