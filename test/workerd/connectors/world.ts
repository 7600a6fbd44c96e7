import type { Attempt, Receiver, Values } from '../../../src/connectors/contract.ts';
import { type Connector, connectorFor } from '../../../src/connectors/index.ts';
import { Apis } from '../../sim/apis/index.ts';

/** Credentials and secrets that must never be seen again: every one carries the word. */
export const canary = {
  classic: 'ghp_CANARYclassic0123456789',
  reader: 'ghp_CANARYreader0123456789',
  colleague: 'ghp_CANARYcolleague0123456789',
  fine: 'github_pat_CANARYfine0123456789',
  fineReader: 'github_pat_CANARYfineReader0123456789',
  gitlab: 'glpat-CANARYmaintainer',
  gitlabReader: 'glpat-CANARYreadonly',
  gitlabDeveloper: 'glpat-CANARYdeveloper',
  gitlabAdmin: 'glpat-CANARYadmin',
  jira: 'CANARYjiraToken=0123456789',
  jiraUser: 'CANARYjiraUser=0123456789',
  jiraPat: 'CANARYjiraPersonalAccessToken',
  trello: 'CANARYtrelloToken0123456789abcdef',
  trelloApp: 'CANARYtrelloAppSecret0123456789',
  secret: 'CANARYhookSecret0123456789',
  hookKey: 'CANARYhookKey0123456789',
} as const;

/** The API key of Trello's app: public. */
export const appKey = '0123456789abcdef0123456789abcdef';
export const boardId = '5ab046680b49df6efbd682f8';
export const otherBoardId = '5ab046680b49df6efbd682f9';
export const listId = '5ab046680b49df6efbd682fa';

/** Everybody's small world. */
export function world(): Apis {
  const apis = new Apis();
  const { github, gitlab, jira, trello } = apis;
  github.repositories.set('acme/web', { admins: ['lilei'], readers: ['hanmei'] });
  github.repositories.set('acme/old', { admins: ['lilei'], readers: [], archived: true });
  github.repositories.set('acme/api', { admins: [], readers: ['lilei'] });
  github.organizations.set('acme', { owners: ['lilei'], members: ['hanmei'] });
  github.accounts.set(canary.classic, { login: 'lilei', scopes: ['admin:repo_hook', 'admin:org_hook', 'read:org'] });
  github.accounts.set(canary.reader, { login: 'lilei', scopes: ['read:user'] });
  github.accounts.set(canary.colleague, { login: 'hanmei', scopes: ['repo'] });
  github.accounts.set(canary.fine, { login: 'lilei', webhooks: ['acme/web'] });
  github.accounts.set(canary.fineReader, { login: 'lilei', webhooks: [] });

  gitlab.accounts.set(canary.gitlab, { name: 'lilei', scopes: ['api'] });
  gitlab.accounts.set(canary.gitlabReader, { name: 'lilei', scopes: ['read_api'] });
  gitlab.accounts.set(canary.gitlabDeveloper, { name: 'hanmei', scopes: ['api'] });
  gitlab.accounts.set(canary.gitlabAdmin, { name: 'root', scopes: ['api'], isAdmin: true });
  const members = { lilei: 50, hanmei: 30 };
  gitlab.projects.push({ id: 7, path: 'acme/web', members, hooks: [] });
  gitlab.groups.push({ id: 3, path: 'acme', members, hooks: [] }, { id: 4, path: 'acme/apps', members, hooks: [] });

  jira.accounts.push(
    { credential: `admin@acme.example:${canary.jira}`, isAdmin: true },
    { credential: `user@acme.example:${canary.jiraUser}`, isAdmin: false },
    { credential: canary.jiraPat, isAdmin: true },
  );
  jira.projects = [
    { key: 'WEB', name: '官网' },
    { key: 'OPS', name: 'Operations' },
  ];

  const lists = [{ id: listId, name: '进行中' }];
  trello.boards.push(
    { id: boardId, shortLink: 'AbCd1234', name: '迭代', lists },
    { id: otherBoardId, shortLink: 'EfGh5678', name: 'Roadmap', lists: [] },
  );
  trello.tokens.set(canary.trello, { key: appKey, scopes: ['read'], boards: [boardId, otherBoardId] });
  return apis;
}

/** A connector in that world. Nothing is waited for longer than a moment. */
export function connect(source: string, apis: Apis, allowPrivate = false): Connector {
  const connector = connectorFor(source, { allowPrivate, fetch: apis.fetch, timeout: 50 });
  if (!connector) throw new Error(`no connector for ${source}`);
  return connector;
}

/** A hook that keeps what it is told to become. */
export class Hook implements Receiver {
  name = '前端';
  secrets: readonly string[] = [canary.secret];
  auth: string | undefined;
  fresh = true;
  listening: Receiver['listening'] = { on: [], off: [] };
  url: string;
  /** Every change, in order. */
  readonly changes: { secrets?: readonly string[]; auth?: string }[] = [];

  constructor(source: string, changes: Partial<Hook> = {}) {
    this.url = `https://ding.example/${source}/${canary.hookKey}`;
    Object.assign(this, changes);
  }

  async become(change: { secrets?: readonly string[]; auth?: string }): Promise<Attempt<void>> {
    this.changes.push(change);
    this.secrets = change.secrets ?? this.secrets;
    this.auth = change.auth ?? this.auth;
    return { ok: true, value: undefined };
  }
}

/** What an attempt came to, in a line: `created`, `token in token`. */
export function outcome(attempt: Attempt<unknown>): string {
  if (!attempt.ok) return [attempt.problem.cause, attempt.problem.field].filter(Boolean).join(' in ');
  const { value } = attempt;
  return typeof value === 'object' && value !== null && 'outcome' in value ? String(value.outcome) : 'done';
}

/** An order for a place, with nothing chosen. */
export function order(credentials: Values, place: string, options: Values = {}) {
  return { credentials, place, options };
}
