import * as z from 'zod';
import { ask, read } from '../api.ts';
import type { Attempt } from '../contract.ts';
import { done } from '../problems.ts';
import type { Client } from './client.ts';

/** What is filtered by JQL goes by this name in both APIs. */
const section = 'issue-related-events-section';

/** What a webhook is made with. */
export interface Draft {
  name: string;
  url: string;
  events: readonly string[];
  /** Empty for all issues. */
  jql: string;
  /** Undefined where the server cannot sign. */
  secret: string | undefined;
}

/** A webhook as Jira shows it. */
export interface Hook {
  id: string;
  url: string;
  events: string[];
  jql: string;
  /** Whether Jira says that it will sign; undefined when it says nothing. */
  signs?: boolean;
}

const Shown = z.object({
  /** Data Center from 10 on has it; elsewhere it is the end of `self`. */
  id: z.union([z.number(), z.string()]).optional(),
  self: z.string().optional(),
  url: z.string(),
  events: z.array(z.string()).optional(),
  filters: z.record(z.string(), z.unknown()).nullish(),
  isSigned: z.boolean().optional(),
});

/** Where the webhooks of a Jira are, and how it wants them written. */
interface Dialect {
  path: string;
  body(draft: Draft): object;
}

const cloud: Dialect = {
  path: '/rest/webhooks/1.0/webhook',
  body: ({ name, url, events, jql, secret }) => ({
    name,
    url,
    events,
    filters: jql === '' ? {} : { [section]: jql },
    excludeBody: false,
    enabled: true,
    secret,
  }),
};

/** Here a `secret` beside the other fields is dropped without a word. */
const modern: Dialect = {
  path: '/rest/jira-webhook/1.0/webhooks',
  body: ({ name, url, events, jql, secret }) => ({
    name,
    url,
    active: true,
    scopeType: 'global',
    events,
    filters: jql === '' ? {} : { [section]: jql },
    configuration: { ...(secret !== undefined && { SECRET: secret }), EXCLUDE_BODY: 'false' },
    sslVerificationRequired: true,
  }),
};

/** The webhooks of a Jira. */
export class Hooks {
  readonly #client: Client;
  #dialect: Dialect;

  constructor(client: Client) {
    this.#client = client;
    this.#dialect = client.flavour === 'modern' ? modern : cloud;
  }

  /** All of them. Where they are not where the version promises, the other place is tried. */
  async list(): Promise<Attempt<Hook[]>> {
    const listed = await this.#list();
    if (listed.ok || listed.problem.cause !== 'answer' || this.#client.flavour === 'cloud') return listed;
    const before = this.#dialect;
    this.#dialect = before === cloud ? modern : cloud;
    const again = await this.#list();
    if (!again.ok) this.#dialect = before;
    return again.ok ? again : listed;
  }

  /** Whether the one that is used can carry a secret. */
  get signs(): boolean {
    return this.#dialect === modern || this.#client.flavour === 'cloud';
  }

  /** Makes a webhook, or writes `id` anew; then reads it back, because not everything that is accepted is kept. */
  async put(draft: Draft, id?: string): Promise<Attempt<Hook>> {
    const { path, body } = this.#dialect;
    const method = id === undefined ? 'POST' : 'PUT';
    const at = id === undefined ? path : `${path}/${encodeURIComponent(id)}`;
    const placed = await read(this.#client.api, Shown, at, { method, body: body(draft) });
    if (!placed.ok) return placed;
    const hook = hookFrom(placed.value.value, id);
    const shown = await read(this.#client.api, Shown, `${path}/${encodeURIComponent(hook.id)}`);
    return done(shown.ok ? { ...hookFrom(shown.value.value, hook.id), signs: hook.signs } : hook);
  }

  /** Deletes one; false when there is none. */
  async remove(id: string): Promise<Attempt<boolean>> {
    const listed = await this.list();
    if (!listed.ok) return listed;
    if (!listed.value.some((each) => each.id === id)) return done(false);
    const path = `${this.#dialect.path}/${encodeURIComponent(id)}`;
    const removed = await ask(this.#client.api, path, { method: 'DELETE' });
    return removed.ok ? done(true) : removed;
  }

  async #list(): Promise<Attempt<Hook[]>> {
    const listed = await read(this.#client.api, z.array(Shown), this.#dialect.path);
    return listed.ok ? done(listed.value.value.map((each) => hookFrom(each))) : listed;
  }
}

function hookFrom({ id, self, url, events = [], filters, isSigned }: z.output<typeof Shown>, known = ''): Hook {
  const jql = filters?.[section];
  return {
    id: String(id ?? self?.replace(/\/+$/, '').split('/').at(-1) ?? known),
    url,
    events,
    jql: typeof jql === 'string' ? jql : '',
    ...(isSigned !== undefined && { signs: isSigned }),
  };
}
