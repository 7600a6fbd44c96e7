import type * as z from 'zod';
import type { Event, Text } from '../event/index.ts';
import type { RawRequest, VerifiedRequest } from './request.ts';

/** What a proof vouches for; it decides how duplicates are told (see `ingress/dedupe.ts`). */
export type Covers = 'none' | 'token' | 'body' | 'id+time+body';

/** Whether a request is from whom it claims to be, and why not. */
export type AuthResult =
  | { ok: true; covers: Covers }
  | { ok: false; reason: 'missing' | 'malformed' | 'mismatch' | 'stale' };

/** A way of proving that a request is authentic. */
export interface AuthScheme {
  /** Names the scheme in a hook's configuration: `hmac-sha256`. */
  readonly id: string;
  /** Accepts a proof made with any of `secrets`; compares in constant time; `now` in ms. */
  verify(req: RawRequest, secrets: readonly string[], now: number): Promise<AuthResult>;
  /** The headers an authentic sender would add, so that samples and tests are authentic. */
  sign(req: RawRequest, secret: string, now: number): Promise<Record<string, string>>;
}

/**
 * What an adapter made of a delivery.
 *
 * `topic` names it in the vendor's own words, most general first: `event[.action[.detail]]`, e.g. `pull_request.labeled`,
 * `workflow_run.completed.success`, `push.bot`. It is what an adapter's `quiet` table and a hook's `events` setting match.
 */
export type Parsed = { topic: string; events: Event[] } | Ignored;

/** A delivery with nothing to say: a set-up check, something new to us, or a change nobody could see. */
export interface Ignored {
  topic: string;
  ignored: 'ping' | 'unsupported' | 'uninteresting';
  /** For the delivery log: why there is nothing to say. */
  what: string;
}

/** How one vendor event is checked and understood. Make it with {@link route}. */
export interface Route {
  readonly schema: z.ZodType;
  /** Pure and synchronous; `payload` has passed `schema`. */
  map(payload: unknown, req: VerifiedRequest): Parsed;
}

/** Ties a schema to the mapping that reads its output. */
export function route<S extends z.ZodType>(
  schema: S,
  map: (payload: z.output<S>, req: VerifiedRequest) => Parsed,
): Route {
  return { schema, map: map as Route['map'] };
}

/** A key that a vendor publishes for all its customers, where others share a secret with each. */
export interface PublishedKeys {
  /** The scheme whose proofs it checks, and the header that carries them. */
  readonly scheme: string;
  readonly header: string;
  /** The environment variable that lists the servers it may be fetched from. */
  readonly variable: 'TRAVIS_ORIGINS';
  /** Those servers where the variable is not set. The first is asked for hooks that name none. */
  readonly servers: readonly [string, ...string[]];
  /** Where a server publishes it: `/config`. */
  readonly path: string;
  /** The keys (PEM) in a server's answer; empty when there is none. */
  read(answer: unknown): string[];
}

/** Everything dinghook knows of one source. */
export interface Adapter {
  /** Path segment, folder name and people-table column in one. */
  readonly name: string;
  readonly title: { 'zh-CN': string; en: string };
  /** The vendor's own page on its webhooks. */
  readonly docs: string;
  /** Strongest first; a hook names the one it uses, the first otherwise. */
  readonly auth: readonly [AuthScheme, ...AuthScheme[]];
  /** The scheme of a hook that names none, by the secrets it has; without this the first of `auth`. */
  defaultAuth?(secrets: readonly string[]): AuthScheme;
  /** Where the key of a proof is published, for hooks without secrets of their own. */
  readonly keys?: PublishedKeys;
  /**
   * Whose news it is, where the proof says only which vendor sent it and anybody may aim deliveries at any hook: a hook then
   * has to name the repositories it accepts. Null when the delivery does not say.
   */
  repository?(req: RawRequest): string | null;
  /** Why a request comes without a proof although its sender means well; null when that is not known. It is not read any further. */
  unproven?(req: RawRequest): string | null;
  /** What a bare check of the address is, a request without an event to read (Codeup's test button); null for all others. */
  probe?(req: RawRequest): string | null;
  /** The largest body the vendor sends, bytes. */
  readonly maxBody: number;
  /** The vendor's own event name; null when the request does not say. */
  event(req: RawRequest): string | null;
  /** Stable across the vendor's own retries; null when there is none. */
  deliveryId(req: RawRequest): string | null;
  /** The same body may well be news again: only the delivery id tells duplicates, never the body. */
  readonly repeats?: boolean;
  /** Vendor event name → how to read it. */
  readonly routes: Readonly<Record<string, Route>>;
  /** Vendor event names that are known and never say anything. */
  readonly silent?: readonly string[];
  /**
   * Topic patterns that are translated but not sent unless a hook asks for them, each with its reason. A `*` stands for one
   * part, at the end for any number of parts.
   */
  readonly quiet: Readonly<Record<string, Text>>;
  /**
   * Of the quiet topics, patterns for those that repeat in parts what another event tells: a rule that names the event means
   * that one. Only a hook's `events.on` lets these through.
   */
  readonly doubles?: readonly string[];
  /** Answers a vendor's check of the URL (Trello's HEAD) before anything is verified; null to go on. */
  handshake?(req: Request): Response | null;
}
