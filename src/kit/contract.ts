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

/** Everything dinghook knows of one source. */
export interface Adapter {
  /** Path segment, folder name and people-table column in one. */
  readonly name: string;
  readonly title: { 'zh-CN': string; en: string };
  /** The vendor's own page on its webhooks. */
  readonly docs: string;
  /** Strongest first; a hook names the one it uses, the first otherwise. */
  readonly auth: readonly [AuthScheme, ...AuthScheme[]];
  /** The largest body the vendor sends, bytes. */
  readonly maxBody: number;
  /** The vendor's own event name; null when the request does not say. */
  event(req: RawRequest): string | null;
  /** Stable across the vendor's own retries; null when there is none. */
  deliveryId(req: RawRequest): string | null;
  /** Vendor event name → how to read it. */
  readonly routes: Readonly<Record<string, Route>>;
  /** Vendor event names that are known and never say anything. */
  readonly silent?: readonly string[];
  /**
   * Topic patterns that are translated but not sent unless a hook asks for them, each with its reason. A `*` stands for one
   * part, at the end for any number of parts.
   */
  readonly quiet: Readonly<Record<string, Text>>;
  /** Answers a vendor's check of the URL (Trello's HEAD) before anything is verified; null to go on. */
  handshake?(req: Request): Response | null;
}
