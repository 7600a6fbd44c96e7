import { limits } from '../config.ts';
import type { Meta } from '../inbox/meta.ts';
import type { Fetched } from './keys.ts';

/** What is known of a server's keys. */
export interface Keys {
  keys: readonly string[];
  /** When the server last published them, ms; 0 when it never could be asked. */
  confirmedAt: number;
  /** Why they are not newer, where newer ones were wanted. */
  problem: string;
}

/** The keys of servers, on disk. They are asked for one at a time, and after a failure not again for a while. */
export class KeyRing {
  readonly #meta: Meta;
  readonly #fetching = new Map<string, Promise<Keys>>();
  readonly #failures = new Map<string, { at: number; problem: string }>();

  constructor(meta: Meta) {
    this.#meta = meta;
  }

  /** The keys of a server, asked for unless they were confirmed later than `after`; older ones where it does not answer. In ms. */
  async since(after: number, server: string, now: number, ask: () => Promise<Fetched>): Promise<Keys> {
    const known = this.#known(server);
    if (known.confirmedAt > after) return known;
    const failure = this.#failures.get(server);
    if (failure && now - failure.at < limits.keyRetry) return { ...known, problem: failure.problem };
    const asked = this.#fetching.get(server) ?? this.#renew(server, now, ask);
    this.#fetching.set(server, asked);
    return asked;
  }

  async #renew(server: string, now: number, ask: () => Promise<Fetched>): Promise<Keys> {
    try {
      const fetched = await ask();
      if (fetched.ok) {
        this.#failures.delete(server);
        this.#meta.put(`keys:${server}`, { keys: fetched.keys, confirmedAt: now, problem: '' } satisfies Keys);
      } else {
        this.#failures.set(server, { at: now, problem: fetched.problem });
      }
      return { ...this.#known(server), problem: fetched.ok ? '' : fetched.problem };
    } finally {
      this.#fetching.delete(server);
    }
  }

  #known(server: string): Keys {
    return this.#meta.get<Keys>(`keys:${server}`) ?? { keys: [], confirmedAt: 0, problem: '' };
  }
}
