import { DurableObject } from 'cloudflare:workers';
import { Alarm } from '../alarm.ts';
import { limits } from '../config.ts';
import { log } from '../observe/log.ts';
import { randomBase64Url, sha256, toHex } from './bytes.ts';
import type { ResolvedGroup, ResolvedHook, Usage, WriteOptions, Written } from './contract.ts';
import { type Installation, type InstallationDraft, Installations } from './installations.ts';
import { maskConfig, maskGroup, maskHook } from './mask.ts';
import { allowedOrigins } from './origins.ts';
import { refreshOutboxes, wakeAll } from './peers.ts';
import { type Propose, putGroup, putHook, removeGroup, removeHook, replaceAll, replacePeople } from './proposal.ts';
import { resolveHook } from './resolve.ts';
import type { Config, Group, Hook, Person } from './schema.ts';
import { keyHash, openConfig, openGroup, openHook, readGroup, readHook, reseal } from './seal.ts';
import { Sessions } from './sessions.ts';
import { type KeyState, keyState, type Roster, roster } from './standing.ts';
import { DirectoryStore } from './store.ts';
import { type Scope, TOKEN_PREFIX, type TokenRow, Tokens } from './tokens.ts';
import { Vault } from './vault.ts';
import { Watch } from './watch.ts';
import { write } from './write.ts';

export type { Change } from './changes.ts';
export type { Accepted, Reader, Refusal, ResolvedGroup, ResolvedHook, WriteOptions, Written } from './contract.ts';
export type { Installation } from './installations.ts';
export type { Issue } from './issues.ts';
export type { Config, Group, Hook, Person } from './schema.ts';

/** Rows sealed anew in one round of the watchdog, when ENCRYPTION_KEY has a new first key. */
const resealBatch = 500;

/**
 * Groups with their robots, hooks and people: what the console, the API and the CLI edit, and what everybody else reads.
 * There is one. Webhooks, keys and secrets are sealed at rest: without a usable ENCRYPTION_KEY reads throw a `VaultError` and
 * writes are refused. What alone cannot be opened is shown without its secrets, so that they can be entered again.
 */
export class Directory extends DurableObject<Env> {
  readonly #store: DirectoryStore;
  readonly #alarm: Alarm;
  readonly #sessions: Sessions;
  readonly #tokens: Tokens;
  readonly #installations: Installations;
  readonly #watched: Watch;
  #opened: Promise<Vault> | null = null;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    this.#store = new DirectoryStore(ctx.storage);
    this.#alarm = new Alarm(ctx.storage);
    this.#sessions = new Sessions(ctx.storage.sql);
    this.#tokens = new Tokens(ctx.storage.sql);
    this.#installations = new Installations(ctx.storage.sql);
    this.#watched = new Watch(ctx.storage.sql, () => this.#store.ids(), Date.now());
    void ctx.blockConcurrencyWhile(async () => {
      await this.#alarm.load();
      this.#watch();
    });
  }

  /** The hook that `/{source}/{key}` belongs to; null when there is none. */
  async hook(source: string, key: string): Promise<ResolvedHook | null> {
    const row = this.#store.hookByKey(await keyHash(key));
    if (row?.data.source !== source) return null;
    this.#watched.heard('hooks', row.data.id, Date.now());
    return resolveHook(await openHook(row, await this.#vault()), this.#store);
  }

  /**
   * A group with its robots, webhooks and secrets in clear: for its Outbox, which reports its calls of the month on the way.
   */
  async group(id: string, usage?: Usage): Promise<ResolvedGroup | null> {
    const row = this.#store.group(id);
    if (!row) return null;
    if (usage) this.#watched.heard('groups', id, Date.now());
    const { quota } = row.data;
    if (quota && usage) this.#store.putUsage(id, usage);
    const used = quota && usage ? this.#store.usage(quota.organization, usage.month) : 0;
    const group = await openGroup(row, await this.#vault());
    const { quota: _, ...rest } = group;
    return quota ? { ...rest, quota: { ...quota, used } } : rest;
  }

  /** Everything, secrets masked. Writing it back changes nothing. */
  async read(): Promise<Config> {
    return maskConfig(await this.#config());
  }

  /** Replaces everything, wholly or not at all. Stars keep what is stored for the same id. */
  async write(config: unknown, options?: WriteOptions): Promise<Written> {
    return this.#write(replaceAll(config), options);
  }

  /** All groups, masked. */
  async groups(): Promise<Group[]> {
    return (await this.read()).groups;
  }

  /** One group, masked. */
  async getGroup(id: string): Promise<Group | null> {
    const row = this.#store.group(id);
    return row ? maskGroup(await readGroup(row, await this.#vault())) : null;
  }

  /** Adds a group; given `id`, replaces the group or adds it under this id. */
  async putGroup(group: unknown, id?: string): Promise<Written> {
    return this.#write(putGroup(group, id));
  }

  /** Refused with `conflict` while a hook sends to it. */
  async deleteGroup(id: string): Promise<Written> {
    return this.#write(removeGroup(id));
  }

  /** All hooks, masked. */
  async hooks(): Promise<Hook[]> {
    return (await this.read()).hooks;
  }

  /** One hook, masked. */
  async getHook(id: string): Promise<Hook | null> {
    const row = this.#store.hook(id);
    return row ? maskHook(await readHook(row, await this.#vault())) : null;
  }

  /** Adds a hook; given `id`, replaces the hook or adds it under this id. */
  async putHook(hook: unknown, id?: string, options?: WriteOptions): Promise<Written> {
    return this.#write(putHook(hook, id), options);
  }

  /** Its URL answers 404 from then on. */
  async deleteHook(id: string): Promise<Written> {
    return this.#write(removeHook(id));
  }

  /** A hook's key in clear, for the URL that an administrator pastes at the source; null when there is none. */
  async revealKey(id: string): Promise<string | null> {
    const row = this.#store.hook(id);
    return row ? (await readHook(row, await this.#vault())).key || null : null;
  }

  /** All hooks' keys in clear, by hook id. */
  async revealKeys(): Promise<Record<string, string>> {
    const { hooks } = await this.#config();
    return Object.fromEntries(hooks.flatMap(({ id, key }) => (key ? [[id, key]] : [])));
  }

  /** Everybody who can be mentioned. */
  async people(): Promise<Person[]> {
    return this.#store.people();
  }

  /** Replaces the people. */
  async putPeople(people: unknown, options?: WriteOptions): Promise<Written> {
    return this.#write(replacePeople(people), options);
  }

  /**
   * Counts an attempt to sign in to the console from an address. 0: it may be checked; otherwise the ms until the next one may.
   */
  async admitSignIn(address: string): Promise<number> {
    return this.#sessions.admit(address, Date.now());
  }

  /** Begins a session of the console and returns its secret, which is kept nowhere else. */
  async openSession(): Promise<string> {
    const secret = randomBase64Url(32);
    this.#sessions.open(await this.#sessionHash(secret), Date.now());
    return secret;
  }

  /** Whether a session is open. `active`: its owner does something, so it stays open for longer. */
  async checkSession(secret: string, active: boolean): Promise<boolean> {
    return this.#sessions.check(await this.#sessionHash(secret), active, Date.now());
  }

  /** Ends a session: its secret opens nothing from then on. */
  async closeSession(secret: string): Promise<void> {
    this.#sessions.close(await this.#sessionHash(secret));
  }

  /** Whether ENCRYPTION_KEY can be used. */
  async keyState(): Promise<KeyState> {
    return keyState(this.#store, () => this.#vault());
  }

  /** Every hook and group there is, without secrets: `month` (`2026-11`) says whose calls count. */
  async roster(month: string): Promise<Roster> {
    return roster(this.#store, month);
  }

  /** Ends every session of the console, whoever has it. */
  async closeSessions(): Promise<void> {
    this.#sessions.closeAll();
  }

  /** The named tokens of the API, without the tokens themselves. */
  async tokens(): Promise<TokenRow[]> {
    return this.#tokens.list();
  }

  /** Makes a named token of the API. It is returned here and never again. */
  async createToken(name: string, scope: Scope): Promise<{ id: string; token: string }> {
    const token = `${TOKEN_PREFIX}${randomBase64Url(32)}`;
    return { id: this.#tokens.add(toHex(await sha256(token)), { name, scope }, Date.now()), token };
  }

  /** Takes a named token away; false when there is none with this id. */
  async revokeToken(id: string): Promise<boolean> {
    return this.#tokens.revoke(id);
  }

  /** What the bearer of a named token may do; null when there is no such token. */
  async tokenScope(token: string): Promise<Scope | null> {
    return this.#tokens.scopeOf(toHex(await sha256(token)), Date.now());
  }

  /** Where a hook is installed at its source, oldest first. */
  async installations(hook: string): Promise<Installation[]> {
    return this.#installations.of(hook);
  }

  /**
   * Notes where a hook is installed, and returns the note's id. `credentials` are kept sealed; null forgets those that were
   * kept, undefined leaves them.
   */
  async putInstallation(draft: InstallationDraft, credentials?: string | null): Promise<string> {
    return this.#installations.put(draft, credentials, () => this.#vault());
  }

  /** The credentials that were kept for an installation; null when none were. */
  async installationCredentials(hook: string, id: string): Promise<string | null> {
    return this.#installations.credentials(hook, id, () => this.#vault());
  }

  /** Forgets an installation with its credentials; nothing changes at the source. False when there is none. */
  async forgetInstallation(hook: string, id: string): Promise<boolean> {
    return this.#installations.forget(hook, id);
  }

  /** The watchdog: wakes every Inbox and Outbox that may have work, and brings old seals up to the first key. */
  override async alarm(): Promise<void> {
    this.#alarm.fired();
    try {
      const now = Date.now();
      await wakeAll(this.env, this.#watched.ids(), (what, id) => this.#watched.rests(what, id, now));
      await reseal(this.#store, await this.#vault(), resealBatch);
      await this.#installations.reseal(await this.#vault(), resealBatch);
    } catch (error) {
      log('error', 'directory.alarm', { error });
    } finally {
      this.#watch();
    }
  }

  /** With the administrator's token in it: a new token ends every session. */
  async #sessionHash(secret: string): Promise<string> {
    return toHex(await sha256(JSON.stringify([secret, this.env.ADMIN_TOKEN])));
  }

  async #write(propose: Propose, options: WriteOptions = {}): Promise<Written> {
    const desk = { store: this.#store, vault: () => this.#vault(), origins: allowedOrigins(this.env.DINGTALK_ORIGINS) };
    const written = await write(desk, propose, options);
    if (!written.ok || options.dryRun) return written;
    this.#watch();
    for (const { what, change, id, fields } of written.changes) {
      const isGone = change === 'removed' || fields?.includes('source') === true;
      if (what === 'hook' && isGone && id !== undefined) this.#installations.forgetAll(id);
    }
    const groups = written.changes.filter(({ what }) => what === 'group').flatMap(({ id }) => id ?? []);
    await refreshOutboxes(this.env, groups);
    return written;
  }

  /** Keeps the watchdog going while there is anything to wake. */
  #watch(): void {
    if (this.#store.count() > 0) this.#alarm.by(Date.now() + limits.watchdog);
  }

  #config(): Promise<Config> {
    return openConfig(this.#store, () => this.#vault());
  }

  #vault(): Promise<Vault> {
    this.#opened ??= Vault.from(this.env.ENCRYPTION_KEY);
    return this.#opened;
  }
}
