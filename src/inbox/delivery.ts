import type { BuildStatus } from '../event/index.ts';
import type { Facts, Unsaid, Words } from '../outbox/dispatch.ts';
import type { RenderReport } from './flags.ts';

/**
 * How a delivery ended at the door. `unverified`: its proof cannot be checked yet, so it is kept and says nothing; `refused`: it was
 * checked later and is not genuine.
 */
export const deliveryOutcomes = ['accepted', 'ignored', 'filtered', 'quarantined', 'unverified', 'refused'] as const;
export type DeliveryOutcome = (typeof deliveryOutcomes)[number];

/** A dispatch before the Inbox has given the delivery its id. */
export type DispatchDraft = Omit<Facts, 'id' | 'delivery'> & (Words | Unsaid);

/** How a series of builds stood last time, and since when it has stood like that (ms). */
export interface BuildMemory {
  status: BuildStatus;
  since: number;
}

/** A verified delivery, understood and rendered, on its way into the journal. */
export interface Incoming {
  receivedAt: number;
  /** The vendor's event name. */
  event: string;
  topic: string;
  /** The vendor's own id of the delivery. */
  nativeId: string | null;
  outcome: DeliveryOutcome;
  /** Why, where the outcome is not `accepted`. */
  reason: string | null;
  /** The headers that matter for reading the body again; never a proof or a credential. */
  headers: Record<string, string>;
  /** The exact bytes that arrived, gzip where they are many; null when too large to keep. */
  body: Uint8Array | null;
  /** Size of what arrived, bytes. */
  bytes: number;
  /** If one of these was seen before, this delivery is a duplicate. `ttl` in ms. */
  keys: { key: string; ttl: number }[];
  dispatches: DispatchDraft[];
  /** The dispatches are dropped if this was already said in the last `ttl` ms. */
  once?: { key: string; ttl: number };
  /** How builds ended, to be remembered for the next run of the same series. */
  builds: { series: string; status: BuildStatus }[];
  /** What was remembered of builds, by series, when this was rendered: a later rendering has to know the same. */
  recalled: Record<string, BuildMemory>;
  /** How its templates did. */
  renders: RenderReport[];
  /** Of an unverified delivery: its hook, and the headers that prove it. They are kept until they were checked. */
  unverified?: { hook: string; proof: Record<string, string> };
}

/** What became of an unverified delivery. */
export interface Settlement
  extends Pick<
    Incoming,
    | 'event'
    | 'topic'
    | 'nativeId'
    | 'outcome'
    | 'reason'
    | 'keys'
    | 'dispatches'
    | 'once'
    | 'builds'
    | 'recalled'
    | 'renders'
  > {}

/** The journal's answer; it is given only after everything is on disk. `unavailable`: nothing was stored. */
export type Accepted =
  | { outcome: DeliveryOutcome; delivery: string }
  | { outcome: 'duplicate'; delivery: string }
  | { outcome: 'unavailable'; reason: string };

/** Which group a dispatch goes to. */
export interface Addressed {
  id: string;
  group: string;
}

/** A delivery as the console and the API list it. */
export interface DeliveryRow {
  id: string;
  receivedAt: number;
  event: string;
  topic: string;
  nativeId: string | null;
  outcome: DeliveryOutcome;
  reason: string | null;
  bytes: number;
  /** Which groups it went to, and under which dispatch ids; those of its replays come last. */
  dispatches: Addressed[];
  /** Still waiting to be handed to an Outbox. */
  pending: boolean;
}

/** One delivery with what is needed to look into it, and to read it again. */
export interface DeliveryDetail extends DeliveryRow {
  headers: Record<string, string>;
  /** The exact bytes that arrived, gzip where they are many; null when they were too large to keep. */
  body: Uint8Array | null;
  recalled: Record<string, BuildMemory>;
  /** Oldest first. */
  replays: ReplayRow[];
}

/** An unverified delivery with what is needed to check its proof. */
export interface Unproven extends Pick<DeliveryDetail, 'id' | 'receivedAt' | 'headers' | 'body'> {
  hook: string;
  proof: Record<string, string>;
}

/** A delivery that a person sent again, or whose proof was checked late. */
export interface ReplayRow {
  id: string;
  delivery: string;
  /** When, ms. */
  at: number;
  /** Rendered anew, not repeated. */
  rendered: boolean;
  dispatches: Addressed[];
}

/** What a delivery reads like by today's adapter and templates. */
export interface Rendering extends Pick<Incoming, 'event' | 'topic' | 'reason' | 'dispatches' | 'renders'> {}

/** How to send a delivery again. */
export interface ReplayOrder {
  /** ms. */
  now: number;
  /** The groups there are; nothing is sent to others. */
  groups: readonly string[];
  /** What to send; without it, what was sent last time. */
  rendering?: Rendering;
}

/** What became of a {@link ReplayOrder}; once it is given, everything is on disk. */
export type Replayed =
  | { outcome: 'accepted'; delivery: string; dispatches: Addressed[] }
  | { outcome: 'unknown' }
  | { outcome: 'nothing' | 'unavailable'; reason: string };
