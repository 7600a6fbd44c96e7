import { limits } from '../config.ts';
import type { ResolvedGroup, Usage } from '../directory/contract.ts';

/** The settings of one group as the Directory has them, remembered for `limits.settingsCache` ms. */
export class Settings {
  readonly #ask: (group: string, now: number) => Promise<ResolvedGroup | null>;
  #known: { value: ResolvedGroup | null; until: number } | null = null;

  /** `ask` reads them anew. */
  constructor(ask: (group: string, now: number) => Promise<ResolvedGroup | null>) {
    this.#ask = ask;
  }

  /** The settings; null when the group has been deleted. Rejects when the Directory cannot answer. `now` in ms. */
  async read(group: string | null, now: number): Promise<ResolvedGroup | null> {
    if (this.#known && now < this.#known.until) return this.#known.value;
    const value = group === null ? null : await this.#ask(group, now);
    this.#known = { value, until: now + limits.settingsCache };
    return value;
  }

  /** What is remembered is no longer trusted. */
  forget(): void {
    this.#known = null;
  }
}

/** Calls in this month (Shanghai), and what the organisation has used of its quota, if one is set. */
export type Calls = Usage & { quota: ResolvedGroup['quota'] | null };
