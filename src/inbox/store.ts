import { limits } from '../config.ts';
import type { Posting } from '../outbox/dispatch.ts';
import type { Backlog } from './backlog.ts';
import { Builds } from './builds.ts';
import type {
  Accepted,
  BuildMemory,
  DeliveryDetail,
  DeliveryOutcome,
  DeliveryRow,
  DispatchDraft,
  Incoming,
  Replayed,
  ReplayOrder,
  Settlement,
  Unproven,
} from './delivery.ts';
import { Duplicates } from './duplicates.ts';
import { type Flag, Flags } from './flags.ts';
import { Journal } from './journal.ts';
import { Meta } from './meta.ts';
import { Notes } from './notes.ts';
import { isFull, nothing, numbered, type Written, withReplays } from './parcels.ts';
import { Progress } from './progress.ts';
import { type RefusalCounts, Refusals, type Refused } from './refusals.ts';
import { Replays } from './replays.ts';
import { Retention } from './retention.ts';
import { createTables } from './tables.ts';
import { Tally } from './tally.ts';
import { tooMany, Unverified, unsendable } from './unverified.ts';

const full = 'Too many messages of this hook wait for their groups. Send it again in a minute.';

/**
 * All that an Inbox has on disk. Every method is one synchronous transaction: all of it is on disk, or none. What is
 * written is added to the backlog that is passed in, which {@link InboxStore.backlog} made.
 */
export class InboxStore {
  readonly tally: Tally;
  readonly #storage: DurableObjectStorage;
  readonly #journal: Journal;
  readonly #replays: Replays;
  readonly #duplicates: Duplicates;
  readonly #builds: Builds;
  readonly #flags: Flags;
  readonly #notes: Notes;
  readonly #refusals: Refusals;
  readonly #progress: Progress;
  readonly #retention: Retention;
  readonly #unverified: Unverified;

  constructor(storage: DurableObjectStorage) {
    const { sql } = storage;
    createTables(sql);
    const meta = new Meta(sql);
    this.#storage = storage;
    this.#journal = new Journal(sql);
    this.#replays = new Replays(sql);
    this.#duplicates = new Duplicates(sql);
    this.#builds = new Builds(sql);
    this.#flags = new Flags(sql);
    this.#notes = new Notes(this.#duplicates, this.#builds, this.#flags);
    this.#refusals = new Refusals(meta);
    this.#progress = new Progress(sql, meta);
    this.#unverified = new Unverified(sql);
    this.tally = new Tally(sql, meta);
    this.#retention = new Retention(sql, meta, this.#duplicates, this.#builds, this.tally);
  }

  /** The id of the newest delivery or replay; null when nothing ever came. */
  newest(): string | null {
    return this.#progress.newest();
  }

  /** What may not have been handed over when the object last stopped. */
  backlog(): Backlog {
    return this.#progress.load();
  }

  /**
   * Journals a delivery under `id` together with its dispatches and everything that tells its duplicates; or says which
   * delivery it repeats; or that too much waits already, and stores nothing.
   */
  accept(id: string, incoming: Incoming, backlog: Backlog): Accepted {
    return this.#write<Accepted>(backlog, () => {
      const { receivedAt: now, unverified } = incoming;
      const known = this.#notes.repeated(incoming, now);
      if (known !== null) return { answer: { outcome: 'duplicate', delivery: known } };
      const dispatches = this.#notes.isSaid(incoming, now) ? [] : numbered(incoming.dispatches, id, id);
      if (isFull(backlog, dispatches)) return { answer: { outcome: 'unavailable', reason: full } };
      if (unverified && this.#unverified.count() >= limits.unverifiedCap) {
        return { answer: { outcome: 'unavailable', reason: tooMany } };
      }
      this.#notes.add(incoming, id, now);
      this.#journal.add(id, incoming, dispatches, backlog.marks());
      if (unverified) this.#unverified.add({ ...unverified, id });
      return { answer: { outcome: incoming.outcome, delivery: id }, parcel: { id, dispatches } };
    });
  }

  /** How many deliveries wait for their proof to be checked. */
  unverified(): number {
    return this.#unverified.count();
  }

  /** The first of them that came after the delivery with this id; null when there is none. */
  unproven(after: string): Unproven | null {
    const waiting = this.#unverified.next(after);
    const row = waiting && this.#journal.detail(waiting.id);
    return row && { ...row, ...waiting };
  }

  /**
   * Writes down what the late proof of a delivery came to, its dispatches under ids that begin with `id`. False when too much
   * waits for its groups already: then nothing has changed.
   */
  settle(id: string, delivery: string, settlement: Settlement, now: number, backlog: Backlog): boolean {
    return this.#write<boolean>(backlog, () => {
      const known = this.#notes.repeated(settlement, now);
      const silent = known !== null || this.#notes.isSaid(settlement, now);
      const dispatches = silent ? [] : numbered(settlement.dispatches, id, delivery);
      if (isFull(backlog, dispatches)) return { answer: false };
      this.#unverified.end(delivery);
      if (known !== null) {
        this.#journal.settle(delivery, { ...settlement, outcome: 'ignored', reason: `already received as ${known}` });
        return { answer: true };
      }
      this.#notes.add(settlement, delivery, now);
      this.#journal.settle(delivery, settlement);
      if (dispatches.length === 0) return { answer: true };
      this.#replays.add({ id, delivery, at: now, rendered: true }, dispatches, backlog.marks());
      return { answer: true, parcel: { id, dispatches } };
    });
  }

  /** Sends a delivery again under new dispatch ids that begin with `id`: what was said last time, or a new rendering. */
  replay(id: string, delivery: string, { now, groups, rendering }: ReplayOrder, backlog: Backlog): Replayed {
    return this.#write<Replayed>(backlog, () => {
      const outcome = this.#journal.outcome(delivery);
      if (outcome === null) return { answer: { outcome: 'unknown' } };
      if (outcome === 'unverified' || outcome === 'refused') return nothing(unsendable[outcome]);
      if (outcome !== 'accepted' && !rendering) {
        return nothing(`It was ${outcome}, so there is nothing to repeat. Replay it with ?render=true.`);
      }
      const drafts = rendering?.dispatches ?? this.#lastSaid(delivery);
      if (drafts.length === 0) return nothing('It says nothing to any group.');
      const wanted = drafts.filter(({ group }) => groups.includes(group));
      if (wanted.length === 0) return nothing('The groups it went to have been deleted.');
      const dispatches = numbered(
        wanted.map((draft) => ({ ...draft, receivedAt: now })),
        id,
        delivery,
      );
      if (isFull(backlog, dispatches)) return { answer: { outcome: 'unavailable', reason: full } };
      if (rendering) {
        this.#flags.report(rendering.renders, now);
        this.#journal.accept(delivery, rendering);
        this.tally.overruled(outcome);
      }
      const replay = { id, delivery, at: now, rendered: rendering !== undefined };
      this.#replays.add(replay, dispatches, backlog.marks());
      const sent = dispatches.map(({ id, group }) => ({ id, group }));
      return { answer: { outcome: 'accepted', delivery, dispatches: sent }, parcel: { id, dispatches } };
    });
  }

  /** The dispatches of some deliveries and replays for one group, in their order. */
  dispatches(parcels: readonly string[], group: string, backlog: Backlog): Posting[] {
    return parcels.flatMap(
      (id) =>
        backlog.recall(id, group) ?? [...this.#journal.dispatches(id, group), ...this.#replays.dispatches(id, group)],
    );
  }

  /** How a series of builds stood last time; null when it never finished. */
  build(series: string): BuildMemory | null {
    return this.#builds.last(series);
  }

  /** The newest deliveries before `before` (an id), newest first; those that ended in one way, or all. */
  list(limit: number, before: string | null, backlog: Backlog, outcome: DeliveryOutcome | null = null): DeliveryRow[] {
    const rows = this.#journal.list(limit, before, outcome);
    const replays = Map.groupBy(
      this.#replays.of(rows.at(-1)?.id ?? '', rows[0]?.id ?? ''),
      (replay) => replay.delivery,
    );
    return rows.map((row) => withReplays(row, replays.get(row.id) ?? [], backlog));
  }

  /** One delivery, whole; null when there is none, or none any more. */
  delivery(id: string, backlog: Backlog): DeliveryDetail | null {
    const row = this.#journal.detail(id);
    const replays = this.#replays.of(id);
    return row && { ...row, ...withReplays(row, replays, backlog), replays };
  }

  /** The templates that failed when they were last needed. */
  flags(): Flag[] {
    return this.#flags.list();
  }

  /** Adds to the requests that were refused at the door. */
  refuse(counts: RefusalCounts, now: number): void {
    this.#refusals.add(counts, now);
  }

  /** The requests that were refused at the door; null when none was. */
  refused(): Refused | null {
    return this.#refusals.read();
  }

  /** Writes down how far the hand-over has come, if a restart would not find that out. */
  save(backlog: Backlog): void {
    this.#progress.save(backlog);
  }

  /**
   * Forgets a bounded number of rows that have to go, if it is time; to be called after {@link InboxStore.save}, since the row
   * that says how far the hand-over has come may be among them. Returns how many, and whether there may be more.
   */
  prune(now: number, backlog: Backlog): { forgotten: number; more: boolean } {
    return this.#storage.transactionSync(() => {
      if (!this.#retention.isDue(now, this.newest())) return { forgotten: 0, more: false };
      const pruned = this.#retention.prune(now, (parcel) => backlog.has(parcel));
      if (!pruned.more) this.#retention.done(now, this.newest());
      return pruned;
    });
  }

  /** Runs `work` as one transaction; then what it wrote is waiting for its groups. */
  #write<Answer>(backlog: Backlog, work: () => Written<Answer>): Answer {
    const { answer, parcel } = this.#storage.transactionSync(work);
    if (parcel) {
      backlog.add(
        parcel.id,
        parcel.dispatches.map(({ group }) => group),
        parcel.dispatches,
      );
      this.#progress.noted(backlog);
    }
    return answer;
  }

  #lastSaid(delivery: string): DispatchDraft[] {
    return this.#replays.lastRendered(delivery) ?? this.#journal.dispatches(delivery);
  }
}
