import type { Settlement, Unproven } from '../inbox/delivery.ts';
import { Inbox } from '../inbox/index.ts';
import { Meta } from '../inbox/meta.ts';
import { adapterFor } from './adapter.ts';
import { KeyRing, type Keys } from './key-ring.ts';
import { fetchKeys, trustedServers } from './keys.ts';
import { examine } from './late.ts';

/** An Inbox that has the keys its source publishes, and checks with them what could not be checked at the door. */
export class ProvingInbox extends Inbox {
  readonly #ring = new KeyRing(new Meta(this.ctx.storage.sql));

  /**
   * The keys of a source's server (null: its usual one) that were confirmed after a time (ms), or as new as they can be had.
   * Once they can be had again, what waits for them is looked into at once.
   */
  async keys(source: string, server: string | null, after: number): Promise<Keys> {
    const keys = await this.#keys(source, server, after);
    if (keys.problem === '') this.recheck();
    return keys;
  }

  async #keys(source: string, server: string | null, after: number): Promise<Keys> {
    const published = adapterFor(source)?.keys;
    if (!published) return { keys: [], confirmedAt: 0, problem: `${source} publishes no keys` };
    const trusted = trustedServers(published, this.env);
    const asked = server ?? trusted[0] ?? published.servers[0];
    return this.#ring.since(after, asked, Date.now(), () => fetchKeys(published, asked, trusted));
  }

  protected override examine(waiting: Unproven): Promise<Settlement | null> {
    return examine(waiting, {
      env: this.env,
      keys: ({ source, server }, after) => this.#keys(source, server ?? null, after),
      lastBuild: (series) => this.lastBuild(series),
      now: Date.now(),
    });
  }
}
