/** What the server remembers about accepted messages: their `msgUuid`s, their place in the group, the monthly quota. */
import type { OrgConfig } from './robots.ts';

interface Month {
  name: string;
  used: number;
}

/** Books every accepted message. */
export class Ledger {
  readonly #uuids = new Map<string, number>();
  readonly #delivered = new Map<string, number>();
  readonly #quotas = new Map<string, number | null>();
  readonly #months = new Map<string, Month>();

  /** Whether this token sent this `msgUuid` less than `retentionMs` ago. */
  isRepeated(token: string, msgUuid: string, now: number, retentionMs: number): boolean {
    const seen = this.#uuids.get(`${token}\n${msgUuid}`);
    return seen !== undefined && now < seen + retentionMs;
  }

  /** Remembers the `msgUuid` of an accepted message. */
  remember(token: string, msgUuid: string, now: number): void {
    this.#uuids.set(`${token}\n${msgUuid}`, now);
  }

  /** Returns the place of the next message of a group, counted from 1. */
  nextIndex(group: string): number {
    const index = (this.#delivered.get(group) ?? 0) + 1;
    this.#delivered.set(group, index);
    return index;
  }

  /** Whether the organisation may still call this month. */
  hasQuota(org: string, now: number): boolean {
    const quota = this.#quotas.get(org) ?? null;
    return quota === null || this.#month(org, now).used < quota;
  }

  /** Counts one call of the organisation. */
  spend(org: string, now: number): void {
    this.#month(org, now).used++;
  }

  /** Changes an organisation's quota or the calls it has used. */
  setOrg(org: string, { monthlyQuota, used }: OrgConfig, now: number): void {
    if (monthlyQuota !== undefined) this.#quotas.set(org, monthlyQuota);
    if (used !== undefined) this.#month(org, now).used = used;
  }

  /** Shows an organisation's quota and the calls of this month. */
  org(org: string, now: number): { org: string; monthlyQuota: number | null; used: number } {
    return { org, monthlyQuota: this.#quotas.get(org) ?? null, used: this.#month(org, now).used };
  }

  /** Forgets all messages and all counted calls; quotas stay. */
  reset(): void {
    this.#uuids.clear();
    this.#delivered.clear();
    this.#months.clear();
  }

  #month(org: string, now: number): Month {
    const name = monthInShanghai(now);
    const month = this.#months.get(org);
    if (month?.name === name) return month;
    const fresh = { name, used: 0 };
    this.#months.set(org, fresh);
    return fresh;
  }
}

/** Returns the month, like `2026-01`, that a calendar in Shanghai shows; China has had no summer time since 1991. */
function monthInShanghai(now: number): string {
  return new Date(now + 8 * 3_600_000).toISOString().slice(0, 7);
}
