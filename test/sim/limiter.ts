/**
 * The rate limiter. Nobody outside DingTalk knows its rules, so they are parameters, and five presets span what has
 * been reported. One `Limiter` counts for one raw token string, whether or not a robot has that token.
 */
import { flag, number, oneOf, optional, shape, whole } from './check.ts';

/** The faces a limit answer has had. */
export type LimitBody = '660026' | '130101' | '410100' | '130101+x5' | 'x5' | '302';

/** The name of a limiter preset. */
export type Profile = 'documented' | 'strict' | 'gateway2026' | 'calendar' | 'fixed';

/** The rules of a limiter. */
export interface LimiterParams {
  window: 'sliding' | 'calendarMinute' | 'fixedFromFirst';
  windowMs: number;
  capacity: number;
  /** Whether every request counts, or only what reaches the group. */
  countOn: 'accepted' | 'requests';
  /** Whether refused requests enter the window too. */
  countLimited: boolean;
  /** How long everything is refused once the limit has tripped; 0 = not at all. */
  penaltyMs: number;
  /** Whether an attempt during the penalty starts it afresh. */
  penaltyExtends: boolean;
  /** The answer that trips the limit. */
  body: LimitBody;
  /** The answer during the penalty. */
  penaltyBody: LimitBody;
}

/** Another program that sends through the same robot: `perMinute` sends, evenly, from `from` until before `until`. */
export interface ForeignSender {
  perMinute: number;
  from: number;
  until: number;
}

/** A time during which everything was refused. */
export interface Penalty {
  from: number;
  until: number;
}

/** What the limiter said to one request: the answer to refuse it with, or null to let it pass. */
export interface LimiterVerdict {
  body: LimitBody | null;
  countBefore: number;
  penaltyUntil: number | null;
}

const COMMON: LimiterParams = {
  window: 'sliding',
  windowMs: 60_000,
  capacity: 20,
  countOn: 'accepted',
  countLimited: false,
  penaltyMs: 600_000,
  penaltyExtends: false,
  body: '660026',
  penaltyBody: '660026',
};

/** The five presets; `documented` is the default. */
export const PRESETS: Record<Profile, LimiterParams> = {
  documented: COMMON,
  strict: { ...COMMON, countOn: 'requests', countLimited: true, penaltyExtends: true },
  gateway2026: { ...COMMON, countOn: 'requests', penaltyMs: 0 },
  calendar: { ...COMMON, window: 'calendarMinute', body: '130101', penaltyBody: '130101' },
  fixed: { ...COMMON, window: 'fixedFromFirst', body: '130101', penaltyBody: '302' },
};

const limitBody = oneOf('660026', '130101', '410100', '130101+x5', 'x5', '302');

/** Accepts any selection of limiter values. */
export const checkLimiterParams = shape<Partial<LimiterParams>>({
  window: optional(oneOf('sliding', 'calendarMinute', 'fixedFromFirst')),
  windowMs: optional(number(1)),
  capacity: optional(whole()),
  countOn: optional(oneOf('accepted', 'requests')),
  countLimited: optional(flag),
  penaltyMs: optional(number(0)),
  penaltyExtends: optional(flag),
  body: optional(limitBody),
  penaltyBody: optional(limitBody),
});

/** Counts the sends of one token and decides which are too many. */
export class Limiter {
  #times: number[] = [];
  #penaltyUntil: number | null = null;
  /** Foreign sends up to this time have been counted; null = nobody has looked yet. */
  #foreignSeen: number | null = null;
  #foreignSends = 0;
  readonly #penalties: Penalty[] = [];

  /** Every penalty so far, oldest first. */
  get penalties(): readonly Penalty[] {
    return this.#penalties;
  }

  /** How many sends of other programs reached this limiter outside penalties. */
  get foreignSends(): number {
    return this.#foreignSends;
  }

  /** Brings the state up to `now` and shows it. */
  view(now: number, rules: LimiterParams): { count: number; penaltyUntil: number | null } {
    this.#settle(now, rules);
    return { count: this.#times.length, penaltyUntil: this.#penaltyUntil };
  }

  /** Judges one request of ours; what counts on request is counted here. */
  request(now: number, rules: LimiterParams): LimiterVerdict {
    const { count: countBefore, penaltyUntil } = this.view(now, rules);
    const body = this.#judge(now, rules);
    if (body === null ? rules.countOn === 'requests' : rules.countLimited) this.#times.push(now);
    if (penaltyUntil !== null && rules.penaltyExtends) this.#extendPenalty(now + rules.penaltyMs);
    return { body, countBefore, penaltyUntil: this.#penaltyUntil };
  }

  /** Counts a message that reached the group, where the rules count those. */
  accepted(now: number, rules: LimiterParams): void {
    if (rules.countOn === 'accepted') this.#times.push(now);
  }

  /** Counts `count` sends of another program at `now`; during a penalty they are dropped. */
  foreign(now: number, rules: LimiterParams, count: number): void {
    for (let sent = 0; sent < count; sent++) {
      this.#settle(now, rules);
      if (this.#penaltyUntil !== null) return;
      const body = this.#judge(now, rules);
      if (body === null || rules.countLimited) this.#times.push(now);
      this.#foreignSends++;
    }
  }

  /** Counts everything a steady foreign sender has sent up to `now`, in time order. */
  catchUp(now: number, rules: LimiterParams, sender: ForeignSender): void {
    // The first look counts only the recent past: a sender that "always" ran must not mean millions of entries.
    const seen = this.#foreignSeen ?? now - rules.windowMs - rules.penaltyMs - 1;
    const timeOf = (index: number) => sender.from + (index * 60_000) / sender.perMinute;
    let index = Math.max(0, Math.floor(((seen - sender.from) * sender.perMinute) / 60_000));
    while (timeOf(index) <= seen) index++;
    for (let time = timeOf(index); time <= now && time < sender.until; time = timeOf(++index)) {
      this.foreign(time, rules, 1);
    }
    this.#foreignSeen = now;
  }

  /** Forgets all counted sends and any penalty. */
  clear(): void {
    this.#times = [];
    this.#penaltyUntil = null;
  }

  /** Puts exactly `count` sends at `now` into the window. */
  fill(count: number, now: number): void {
    this.#times = Array.from({ length: count }, () => now);
  }

  /** Starts or ends a penalty by force. */
  setPenalty(now: number, until: number | null): void {
    this.#penaltyUntil = null;
    if (until !== null) this.#startPenalty(now, until);
  }

  #judge(now: number, rules: LimiterParams): LimitBody | null {
    if (this.#penaltyUntil !== null) return rules.penaltyBody;
    if (this.#times.length < rules.capacity) return null;
    if (rules.penaltyMs > 0) this.#startPenalty(now, now + rules.penaltyMs);
    return rules.body;
  }

  #startPenalty(from: number, until: number): void {
    this.#penaltyUntil = until;
    this.#penalties.push({ from, until });
  }

  #extendPenalty(until: number): void {
    this.#penaltyUntil = until;
    const last = this.#penalties.at(-1);
    if (last) last.until = until;
  }

  /** Ends a penalty that is over and drops what has left the window. */
  #settle(now: number, rules: LimiterParams): void {
    if (this.#penaltyUntil !== null && now >= this.#penaltyUntil) this.clear();
    const first = this.#times[0];
    if (first === undefined) return;
    if (rules.window === 'fixedFromFirst') {
      if (now >= first + rules.windowMs) this.#times = [];
      return;
    }
    const minute = Math.floor(now / rules.windowMs);
    const inside = (time: number) =>
      rules.window === 'sliding' ? time > now - rules.windowMs : Math.floor(time / rules.windowMs) === minute;
    const firstInside = this.#times.findIndex(inside);
    this.#times.splice(0, firstInside === -1 ? this.#times.length : firstInside);
  }
}

/** Keeps one limiter per key: per raw token for sends, per address for the IP ban. */
export class LimiterBook {
  readonly #limiters = new Map<string, Limiter>();

  /** Returns the limiter of `key`, new if nobody asked for it before. */
  of(key: string): Limiter {
    const known = this.#limiters.get(key);
    if (known) return known;
    const limiter = new Limiter();
    this.#limiters.set(key, limiter);
    return limiter;
  }

  /** All limiters so far with their keys. */
  entries(): [string, Limiter][] {
    return [...this.#limiters];
  }

  /** Forgets every limiter. */
  clear(): void {
    this.#limiters.clear();
  }
}
