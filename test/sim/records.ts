/** One record per request: what came, what the server decided, and what the client was told. */
import type { AtEffect } from './mention.ts';

/** What the server decided; this is the truth, whatever the client was told. */
export interface Verdict {
  kind: 'accepted' | 'duplicate' | 'rejected' | 'limited' | 'fault';
  /** The step of the pipeline that decided. */
  step: number;
  errcode?: number;
  errmsg?: string;
}

/** What the client could see; `hang` also stands for "nothing yet". */
export interface Answer {
  kind: 'json' | 'html' | 'redirect' | 'status' | 'reset' | 'hang' | 'truncated';
  httpStatus?: number;
}

/** The record of one request; it holds no token, no secret and no signature. */
export interface Rec {
  /** 1, 2, … in order of arrival. */
  seq: number;
  /** The alias of the token. */
  token: string;
  group: string | null;
  org: string | null;
  arrivedAt: number;
  /** Null = never answered. */
  respondedAt: number | null;
  arrivedAtReal: number;
  respondedAtReal: number | null;
  method: string;
  path: string;
  query: { hasToken: boolean; timestamp?: string; sign?: '<redacted>'; other: string[] };
  headers: Record<string, string>;
  clientIp: string;
  rawBody?: string;
  bodyBytes: number;
  parsed?: unknown;
  msgtype?: string;
  msgUuid?: string;
  verdict: Verdict;
  answer: Answer;
  limiter: { countBefore: number; penaltyUntil: number | null };
  faultId?: string;
  /** Place in the group's timeline, from 1. */
  deliveredIndex?: number;
  atEffect?: AtEffect;
  lint: string[];
  markers: string[];
}

/** A record with what only the oracles need. */
export interface Entry {
  rec: Rec;
  /** When the verdict fell; later than the arrival where a fault held the request. */
  decidedAt: number;
  /** Kinds of the faults that struck, in order. */
  faultKinds: string[];
  /** Whether a final `after` fault struck. */
  hitAfter: boolean;
  /** Whether the client was told something other than the verdict. */
  altered: boolean;
}

/** Selects records; every given field must match. */
export interface MessageQuery {
  token?: string;
  group?: string;
  verdict?: string;
  msgtype?: string;
  marker?: string;
  /** Only records with a greater number. */
  after?: number;
  /** Default 1000. */
  limit?: number;
}

/** Records returned where a query names no limit. */
const DEFAULT_LIMIT = 1000;

/** Keeps the records of one run in order of arrival. */
export class RecordBook {
  #entries: Entry[] = [];
  readonly #watchers = new Set<() => void>();

  /** The number the next record gets. */
  get nextSeq(): number {
    return this.#entries.length + 1;
  }

  get lastSeq(): number {
    return this.#entries.length;
  }

  add(entry: Entry): void {
    this.#entries.push(entry);
  }

  /** Every entry, oldest first. */
  all(): readonly Entry[] {
    return this.#entries;
  }

  /** Returns copies of the records that match, oldest first. */
  find(query: MessageQuery): Rec[] {
    const { after = 0, limit = DEFAULT_LIMIT } = query;
    const found: Rec[] = [];
    for (let index = Math.max(0, after); index < this.#entries.length && found.length < limit; index++) {
      const rec = this.#entries[index]?.rec;
      if (rec && matches(rec, query)) found.push({ ...rec });
    }
    return found;
  }

  /** Returns what people in the group see, in order. */
  timeline(group: string): Rec[] {
    return this.#entries
      .filter(({ rec }) => rec.group === group && rec.verdict.kind === 'accepted')
      .sort((one, other) => (one.rec.deliveredIndex ?? 0) - (other.rec.deliveredIndex ?? 0))
      .map(({ rec }) => ({ ...rec }));
  }

  /** Calls `watcher` whenever a verdict falls, until the returned function is called. */
  watch(watcher: () => void): () => void {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }

  /** Tells the watchers that a verdict fell. */
  notify(): void {
    for (const watcher of this.#watchers) watcher();
  }

  /** Drops every record; numbers start at 1 again. */
  clear(): void {
    this.#entries = [];
  }
}

function matches(rec: Rec, query: MessageQuery): boolean {
  return (
    (query.token === undefined || rec.token === query.token) &&
    (query.group === undefined || rec.group === query.group) &&
    (query.verdict === undefined || rec.verdict.kind === query.verdict) &&
    (query.msgtype === undefined || rec.msgtype === query.msgtype) &&
    (query.marker === undefined || rec.markers.includes(query.marker))
  );
}
