/**
 * A Durable Object's alarm, kept no later than asked with as few writes as possible: asking again for a later time costs
 * nothing, and an alarm that is no longer needed is left to fire in vain.
 */
export class Alarm {
  readonly #storage: DurableObjectStorage;
  #at: number | null = null;

  constructor(storage: DurableObjectStorage) {
    this.#storage = storage;
  }

  /** Reads what is set. Call once, before anything else, from the constructor. */
  async load(): Promise<void> {
    this.#at = await this.#storage.getAlarm();
  }

  /** Makes sure that the alarm fires at `time` (ms) or earlier. Durable together with the writes around it. */
  by(time: number): void {
    if (this.#at !== null && this.#at <= time) return;
    this.#at = time;
    // Not awaited: storage keeps writes in order and holds replies back until they are on disk.
    void this.#storage.setAlarm(time);
  }

  /** To be called first by the alarm handler: what was set is used up. */
  fired(): void {
    this.#at = null;
  }
}
