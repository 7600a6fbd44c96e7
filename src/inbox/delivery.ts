import type { BuildStatus } from '../event/index.ts';
import type { Dispatch } from '../outbox/dispatch.ts';

/** How a delivery ended at the door. */
export type DeliveryOutcome = 'accepted' | 'ignored' | 'filtered' | 'quarantined';

/** A dispatch before the Inbox has given the delivery its id. */
export type DispatchDraft = Omit<Dispatch, 'id' | 'delivery'>;

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
  /** gzip of the exact bytes that arrived; null when too large to keep. */
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
}

/** The journal's answer; it is given only after everything is on disk. */
export type Accepted = { outcome: DeliveryOutcome; delivery: string } | { outcome: 'duplicate'; delivery: string };

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
  /** Which groups it went to, and under which dispatch ids. */
  dispatches: { id: string; group: string }[];
  /** Still waiting to be handed to an Outbox. */
  pending: boolean;
}

/** How a series of builds stood last time, and since when it has stood like that (ms). */
export interface BuildMemory {
  status: BuildStatus;
  since: number;
}
