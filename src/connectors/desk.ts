import { limits } from '../config.ts';
import { clearHookCache } from '../directory/cache.ts';
import type { ResolvedHook } from '../directory/contract.ts';
import type { Installation } from '../directory/index.ts';
import { directory } from '../directory/stub.ts';
import { log } from '../observe/log.ts';
import type { Attempt, Choices, Connector, Installed, Listed, Receiver, Target, Values } from './contract.ts';
import { connectorFor } from './index.ts';
import type { Network } from './line.ts';
import { accountOf, keptOf, type Order, type Settled, type Told } from './order.ts';
import { done, failed } from './problems.ts';
import { lost, noConnector, noCredentials, notStored } from './words.ts';

/** How the network is reached from this deployment. */
export function networkOf({ ALLOW_PRIVATE }: Pick<Env, 'ALLOW_PRIVATE'>): Network {
  return { allowPrivate: ALLOW_PRIVATE === 'true' };
}

/** The places that credentials open at a source; `within` one of them, those inside. */
export async function choicesAt(
  source: string,
  credentials: Values,
  network: Network,
  within?: string,
): Promise<Attempt<Choices>> {
  const connector = connectorFor(source, network);
  return connector ? connector.choices(credentials, within) : failed('unsupported', noConnector);
}

/**
 * Installs webhooks for one hook, and remembers where. The console and the API work through it; nothing of what was entered
 * leaves it but to the source, and to the vault where `remember` asks for that.
 */
export class Desk {
  readonly #env: Env;
  readonly #hook: ResolvedHook;
  readonly #url: string;
  readonly #connector: Connector;
  readonly #pause: Pause;

  private constructor(env: Env, hook: ResolvedHook, url: string, connector: Connector, pause: Pause) {
    this.#env = env;
    this.#hook = hook;
    this.#url = url;
    this.#connector = connector;
    this.#pause = pause;
  }

  /** A hook's desk; null when there is no such hook. `address`: how the request that asks was addressed, for the hook's own. */
  static async open(
    env: Env,
    id: string,
    address: URL,
    { network = networkOf(env), pause = wait }: DeskOptions = {},
  ): Promise<Attempt<Desk> | null> {
    const stub = directory(env);
    const [masked, key] = await Promise.all([stub.getHook(id), stub.revealKey(id)]);
    if (!masked) return null;
    const hook: ResolvedHook | null = key ? await stub.hook(masked.source, key) : null;
    if (!hook) return failed('storage', lost);
    const connector = connectorFor(hook.source, network);
    if (!connector) return failed('unsupported', noConnector);
    return done(new Desk(env, hook, `${address.origin}/${hook.source}/${key}`, connector, pause));
  }

  /** Where the hook is installed, oldest first. */
  async installations(): Promise<Installation[]> {
    return directory(this.#env).installations(this.#hook.id);
  }

  /** Puts a webhook in place. One that is there already is updated. */
  async install(order: Order): Promise<Attempt<Settled>> {
    const { credentials, place, options = {}, remember = false } = order;
    const placed = await this.#place({ credentials, place, options });
    return placed.ok ? this.#note(placed.value, credentials, options, remember) : placed;
  }

  /** Brings an installed webhook in line with the hook: its address, its newest secret. `credentials`: those kept, if none are given. */
  async update(id: string, credentials?: Values): Promise<Attempt<Settled>> {
    const found = await this.#find(id, credentials);
    if (!found.ok) return found;
    const { installation, target } = found.value;
    const placed = await this.#place(target);
    return placed.ok ? this.#note(placed.value, target.credentials, installation.options) : placed;
  }

  /** Lets an installed webhook watch another place, where the source can do that. */
  async move(id: string, place: string, credentials?: Values): Promise<Attempt<Installation>> {
    const found = await this.#find(id, credentials);
    if (!found.ok) return found;
    if (!this.#connector.move) return failed('unsupported', noConnector);
    const { installation, target } = found.value;
    const moved = await this.#connector.move({ ...target, place });
    this.#log('move', moved);
    if (!moved.ok) return moved;
    const { id: _, remembered: __, ...draft } = installation;
    await directory(this.#env).putInstallation({ ...draft, ...moved.value });
    return done({ ...installation, ...moved.value });
  }

  /** Takes a webhook away at the source, and forgets it. */
  async remove(id: string, credentials?: Values): Promise<Attempt<void>> {
    const found = await this.#find(id, credentials);
    if (!found.ok) return found;
    const removed = await this.#connector.remove(found.value.target);
    this.#log('remove', removed);
    if (removed.ok) await directory(this.#env).forgetInstallation(this.#hook.id, id);
    return removed;
  }

  /** The webhooks that lead here, as the source lists them, where it can. */
  async list(credentials: Values): Promise<Attempt<Listed[]>> {
    return this.#connector.list?.(credentials, { url: this.#url }) ?? failed('unsupported', noConnector);
  }

  /**
   * Gives the hook a new secret, with the old ones still accepted, then tells every source whose credentials are kept. Null
   * where the source makes the secret. The secret is to be shown once, for webhooks that could not be told.
   */
  async rotate(): Promise<Attempt<{ secret: string; told: Told[] }> | null> {
    const secret = this.#connector.newSecret({ secrets: this.#hook.secrets });
    if (secret === null) return null;
    const stored = await this.#become({ secrets: [secret, ...this.#hook.secrets] });
    if (!stored.ok) return stored;
    const told: Told[] = [];
    for (const installation of await this.installations()) {
      told.push({ installation, attempt: await this.update(installation.id) });
    }
    return done({ secret, told });
  }

  async #place(target: Target) {
    const { name, secrets, auth, events, rules = [] } = this.#hook;
    const named = rules.flatMap(({ drop, when }) => (drop ? [] : (when?.events ?? [])));
    const hook: Receiver = {
      name,
      url: this.#url,
      secrets,
      auth,
      fresh: await this.#isFresh(),
      listening: { on: [...events.on, ...named.filter((pattern) => !pattern.startsWith('!'))], off: events.off },
      become: (change) => this.#become(change),
    };
    const placed = await this.#connector.install(target, hook);
    this.#log('install', placed);
    return placed;
  }

  /** Whether nobody can be using the hook yet. */
  async #isFresh(): Promise<boolean> {
    if ((await this.installations()).length > 0) return false;
    return (await this.#env.INBOX.getByName(this.#hook.id).glance(0)).last === null;
  }

  /** `remember`: undefined leaves credentials as they are kept. */
  async #note(
    { outcome, notes, remote, place, name, page }: Installed,
    credentials: Values,
    options: Values,
    remember?: boolean,
  ): Promise<Attempt<Settled>> {
    const { fields } = this.#connector;
    const account = accountOf(fields, credentials);
    const { id: hook, source } = this.#hook;
    const draft = { hook, source, place, name, account, options, remote, page, installedAt: Date.now() };
    const sealed = remember === undefined ? undefined : remember ? JSON.stringify(keptOf(fields, credentials)) : null;
    const stub = directory(this.#env);
    const id = await stub.putInstallation(draft, sealed);
    const installation = (await this.installations()).find((each) => each.id === id);
    return installation ? done({ installation, outcome, notes }) : failed('storage', lost);
  }

  async #find(
    id: string,
    given: Values | undefined,
  ): Promise<Attempt<{ installation: Installation; target: Target & { remote: string } }>> {
    const installation = (await this.installations()).find((each) => each.id === id);
    if (!installation) return failed('gone', lost);
    const { account, options, place, remote } = installation;
    const kept = given ? null : await directory(this.#env).installationCredentials(this.#hook.id, id);
    if (!given && kept === null) return failed('token', noCredentials, { field: 'token' });
    const credentials: Values = { ...account, ...(given ?? (JSON.parse(kept ?? '{}') as Values)) };
    return done({ installation, target: { credentials, place, options, remote } });
  }

  async #become({ secrets, auth }: { secrets?: readonly string[]; auth?: string }): Promise<Attempt<void>> {
    const stub = directory(this.#env);
    const masked = await stub.getHook(this.#hook.id);
    if (!masked) return failed('storage', lost);
    const wanted = (secrets ?? this.#hook.secrets).slice(0, mostSecrets);
    const written = await stub.putHook({ ...masked, secrets: wanted, ...(auth !== undefined && { auth }) }, masked.id);
    if (!written.ok) return notStored(written);
    clearHookCache();
    this.#hook.secrets = wanted;
    if (auth !== undefined) this.#hook.auth = auth;
    // Isolates that know the hook with its old secrets would refuse the new one.
    if (!(await this.#isFresh())) await this.#pause(limits.directoryCache);
    return done(undefined);
  }

  #log(what: 'install' | 'move' | 'remove', attempt: Attempt<unknown>): void {
    const { id, source } = this.#hook;
    const outcome = attempt.ok ? 'done' : attempt.problem.cause;
    log(attempt.ok ? 'info' : 'warn', `connect.${what}`, { hook: id, source, outcome });
  }
}

type Pause = (ms: number) => Promise<void>;

/** What a desk works with; only tests say otherwise. */
export interface DeskOptions {
  network?: Network;
  pause?: Pause;
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** As many as a hook may have. */
const mostSecrets = 4;
