import { limits } from '../config.ts';
import type { Dispatch } from '../outbox/dispatch.ts';
import type { Backlog } from './backlog.ts';
import { Builds } from './builds.ts';
import type {
  Accepted,
  BuildMemory,
  DeliveryDetail,
  DeliveryRow,
  DispatchDraft,
  Incoming,
  Replayed,
  ReplayOrder,
} from './delivery.ts';
import { Duplicates } from './duplicates.ts';
import { type Flag, Flags } from './flags.ts';
import { Journal } from './journal.ts';
import { Meta } from './meta.ts';
import { Progress } from './progress.ts';
import { type RefusalCounts, Refusals, type Refused } from './refusals.ts';
import { Replays } from './replays.ts';
import { Retention } from './retention.ts';
import { createTables } from './tables.ts';

const full = 'Too many messages of this hook wait for their groups. Send it again in a minute.';

/**
 * All that an Inbox has on disk. Every method is one synchronous transaction: all of it is on disk, or none. What is
 * written is added to the backlog that is passed in, which {@link InboxStore.backlog} made.
 */
export class InboxStore {
  readonly #storage: DurableObjectStorage;
  readonly #journal: Journal;
  readonly #replays: Replays;
  readonly #duplicates: Duplicates;
  readonly #builds: Builds;
  readonly #flags: Flags;
  readonly #refusals: Refusals;
  readonly #progress: Progress;
  readonly #retention: Retention;

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
    this.#refusals = new Refusals(meta);
    this.#progress = new Progress(sql, meta);
    this.#retention = new Retention(sql, meta, this.#duplicates, this.#builds);
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
      const now = incoming.receivedAt;
      for (const { key } of incoming.keys) {
        const delivery = this.#duplicates.find(key, now);
        if (delivery !== null) return { answer: { outcome: 'duplicate', delivery } };
      }
      const { once } = incoming;
      const said = once !== undefined && this.#duplicates.find(once.key, now) !== null;
      const dispatches = said ? [] : numbered(incoming.dispatches, id, id);
      if (isFull(backlog, dispatches)) return { answer: { outcome: 'unavailable', reason: full } };
      for (const { key, ttl } of incoming.keys) this.#duplicates.file(key, id, now, ttl);
      if (once && !said) this.#duplicates.file(once.key, id, now, once.ttl);
      for (const { series, status } of incoming.builds) this.#builds.remember(series, status, now);
      this.#flags.report(incoming.renders, now);
      this.#journal.add(id, incoming, dispatches, backlog.marks());
      return { answer: { outcome: incoming.outcome, delivery: id }, parcel: { id, dispatches } };
    });
  }

  /** Sends a delivery again under new dispatch ids that begin with `id`: what was said last time, or a new rendering. */
  replay(id: string, delivery: string, { now, groups, rendering }: ReplayOrder, backlog: Backlog): Replayed {
    return this.#write<Replayed>(backlog, () => {
      const outcome = this.#journal.outcome(delivery);
      if (outcome === null) return { answer: { outcome: 'unknown' } };
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
      }
      const replay = { id, delivery, at: now, rendered: rendering !== undefined };
      this.#replays.add(replay, dispatches, backlog.marks());
      const sent = dispatches.map(({ id, group }) => ({ id, group }));
      return { answer: { outcome: 'accepted', delivery, dispatches: sent }, parcel: { id, dispatches } };
    });
  }

  /** The dispatches of some deliveries and replays for one group, in their order. */
  dispatches(parcels: readonly string[], group: string): Dispatch[] {
    return parcels.flatMap((id) => [...this.#journal.dispatches(id, group), ...this.#replays.dispatches(id, group)]);
  }

  /** How a series of builds stood last time; null when it never finished. */
  build(series: string): BuildMemory | null {
    return this.#builds.last(series);
  }

  /** The newest deliveries before `before` (an id), newest first. */
  list(limit: number, before: string | null, backlog: Backlog): DeliveryRow[] {
    const rows = this.#journal.list(limit, before);
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
      );
      this.#progress.noted(backlog);
    }
    return answer;
  }

  #lastSaid(delivery: string): DispatchDraft[] {
    return this.#replays.lastRendered(delivery) ?? this.#journal.dispatches(delivery);
  }
}

/** A row that was just written, with what it has for the groups. */
interface Parcel {
  id: string;
  dispatches: readonly Dispatch[];
}

/** What a transaction came to. */
interface Written<Answer> {
  answer: Answer;
  parcel?: Parcel;
}

function nothing(reason: string): Written<Replayed> {
  return { answer: { outcome: 'nothing', reason } };
}

function numbered(drafts: readonly DispatchDraft[], parcel: string, delivery: string): Dispatch[] {
  return drafts.map((draft, n) => ({ ...draft, id: `${parcel}.${n.toString().padStart(2, '0')}`, delivery }));
}

function isFull(backlog: Backlog, dispatches: readonly Dispatch[]): boolean {
  return dispatches.length > 0 && backlog.size + dispatches.length > limits.pendingCap;
}

function withReplays<Row extends Omit<DeliveryRow, 'pending'>>(
  row: Row,
  replays: readonly { id: string; dispatches: DeliveryRow['dispatches'] }[],
  backlog: Backlog,
): Row & Pick<DeliveryRow, 'pending'> {
  return {
    ...row,
    dispatches: [...row.dispatches, ...replays.flatMap(({ dispatches }) => dispatches)],
    pending: [row, ...replays].some(({ id }) => backlog.has(id)),
  };
}
