import { DurableObject } from 'cloudflare:workers';
import { Alarm } from '../alarm.ts';
import { limits } from '../config.ts';
import { log } from '../observe/log.ts';
import type { ResolvedGroup, ResolvedHook, Usage, WriteOptions, Written } from './contract.ts';
import { maskConfig, maskGroup, maskHook } from './mask.ts';
import { allowedOrigins } from './origins.ts';
import { refreshOutboxes, wakeAll } from './peers.ts';
import { type Propose, putGroup, putHook, removeGroup, removeHook, replaceAll, replacePeople } from './proposal.ts';
import { resolveHook } from './resolve.ts';
import type { Config, Group, Hook, Person } from './schema.ts';
import { keyHash, openConfig, openGroup, openHook, readGroup, readHook, reseal } from './seal.ts';
import { DirectoryStore } from './store.ts';
import { Vault } from './vault.ts';
import { write } from './write.ts';

export type { Change } from './changes.ts';
export type { Accepted, Reader, Refusal, ResolvedGroup, ResolvedHook, WriteOptions, Written } from './contract.ts';
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
  #opened: Promise<Vault> | null = null;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    this.#store = new DirectoryStore(ctx.storage);
    this.#alarm = new Alarm(ctx.storage);
    void ctx.blockConcurrencyWhile(async () => {
      await this.#alarm.load();
      this.#watch();
    });
  }

  /** The hook that `/{source}/{key}` belongs to; null when there is none. */
  async hook(source: string, key: string): Promise<ResolvedHook | null> {
    const row = this.#store.hookByKey(await keyHash(key));
    if (row?.data.source !== source) return null;
    return resolveHook(await openHook(row, await this.#vault()), this.#store);
  }

  /**
   * A group with its robots, webhooks and secrets in clear: for its Outbox, which reports its calls of the month on the way.
   */
  async group(id: string, usage?: Usage): Promise<ResolvedGroup | null> {
    const row = this.#store.group(id);
    if (!row) return null;
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

  /** The watchdog: wakes every Inbox and Outbox, and brings old seals up to the first key. */
  override async alarm(): Promise<void> {
    this.#alarm.fired();
    try {
      await wakeAll(this.env, this.#store.ids());
      await reseal(this.#store, await this.#vault(), resealBatch);
    } catch (error) {
      log('error', 'directory.alarm', { error });
    } finally {
      this.#watch();
    }
  }

  async #write(propose: Propose, options: WriteOptions = {}): Promise<Written> {
    const desk = { store: this.#store, vault: () => this.#vault(), origins: allowedOrigins(this.env.DINGTALK_ORIGINS) };
    const written = await write(desk, propose, options);
    if (!written.ok || options.dryRun) return written;
    this.#watch();
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
