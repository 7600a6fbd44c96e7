/** Faults on order: rules that delay, lose, cut or replace answers, before or after the message was processed. */
import { anyText, ControlError, list, number, oneOf, optional, shape, text, variant, whole } from './check.ts';
import { hash32, mulberry32, type Random } from './random.ts';

/** What a rule does to a request it hits. */
export type FaultAction =
  | { kind: 'latency'; ms: number; jitterMs?: number }
  | { kind: 'status'; status: number; body?: string; contentType?: string }
  | { kind: 'reset' }
  | { kind: 'hang'; ms?: number }
  | { kind: 'truncate'; bytes: number }
  | { kind: 'errcode'; errcode: number; errmsg?: string }
  | { kind: 'busy' }
  | { kind: 'redirect'; location?: string }
  | { kind: 'html'; status?: number }
  | { kind: 'x5' }
  | { kind: 'foreignSends'; count: number };

/** An action that decides the answer, so that no later rule is tried. */
export type FinalAction = Exclude<FaultAction, { kind: 'latency' | 'foreignSends' }>;

/** Whether a rule strikes before the message is processed or after, when the message is already in the group. */
export type FaultStage = 'before' | 'after';

/** A fault on order. */
export interface FaultRule {
  /** Default `f1`, `f2`, … */
  id?: string;
  stage: FaultStage;
  /** Which requests match; `token` may be the alias. Times are simulated. Default all. */
  match?: {
    token?: string;
    group?: string;
    msgtype?: string;
    bodyIncludes?: string;
    from?: number;
    until?: number;
  };
  /** Which of the matching requests, counted from 1, are hit. Default all. */
  when?: { nth?: number[]; every?: number; probability?: number };
  /** Stop after that many hits. */
  times?: number;
  action: FaultAction;
}

/** A rule with what it has done so far. */
export interface FaultView extends FaultRule {
  id: string;
  matched: number;
  hits: number;
}

/** What rules look at. */
export interface FaultSubject {
  now: number;
  token: string | null;
  alias: string;
  group: string | null;
  msgtype: string | undefined;
  rawBody: string;
}

/** A rule that struck. */
export interface FaultHit {
  id: string;
  action: FaultAction;
  /** For latency: how long, jitter included. */
  delayMs: number;
}

const NON_FINAL = new Set<string>(['latency', 'foreignSends']);

/** Whether the action decides the answer. */
export function isFinal(action: FaultAction): action is FinalAction {
  return !NON_FINAL.has(action.kind);
}

const only = <K extends string>(kind: K) => shape({ kind: oneOf(kind) });

const checkAction = variant<FaultAction>({
  latency: shape({ kind: oneOf('latency'), ms: number(0), jitterMs: optional(number(0)) }),
  status: shape({
    kind: oneOf('status'),
    status: whole(200, 599),
    body: optional(anyText),
    contentType: optional(text),
  }),
  reset: only('reset'),
  hang: shape({ kind: oneOf('hang'), ms: optional(number(0)) }),
  truncate: shape({ kind: oneOf('truncate'), bytes: whole() }),
  errcode: shape({ kind: oneOf('errcode'), errcode: whole(Number.MIN_SAFE_INTEGER), errmsg: optional(anyText) }),
  busy: only('busy'),
  redirect: shape({ kind: oneOf('redirect'), location: optional(text) }),
  html: shape({ kind: oneOf('html'), status: optional(whole(200, 599)) }),
  x5: only('x5'),
  foreignSends: shape({ kind: oneOf('foreignSends'), count: whole(1) }),
});

/** Accepts a fault rule. */
export const checkFaultRule = shape<FaultRule>({
  id: optional(text),
  stage: oneOf('before', 'after'),
  match: optional(
    shape({
      token: optional(text),
      group: optional(text),
      msgtype: optional(text),
      bodyIncludes: optional(text),
      from: optional(number()),
      until: optional(number()),
    }),
  ),
  when: optional(
    shape({ nth: optional(list(whole(1))), every: optional(whole(1)), probability: optional(number(0, 1)) }),
  ),
  times: optional(whole()),
  action: checkAction,
});

/** The ready-made bad network: a little of everything, and 80 ± 60 ms on every answer. */
export function flaky(): FaultRule[] {
  const some = (probability: number, stage: FaultStage, action: FaultAction): FaultRule => ({
    stage,
    when: { probability },
    action,
  });
  return [
    { stage: 'before', action: { kind: 'latency', ms: 80, jitterMs: 60 } },
    some(0.02, 'before', { kind: 'reset' }),
    some(0.02, 'before', { kind: 'busy' }),
    some(0.02, 'before', { kind: 'status', status: 502 }),
    some(0.005, 'before', { kind: 'hang', ms: 15_000 }),
    some(0.02, 'after', { kind: 'reset' }),
    some(0.005, 'after', { kind: 'hang', ms: 15_000 }),
  ];
}

interface Rule {
  readonly rule: FaultRule & { id: string };
  random: Random;
  matched: number;
  hits: number;
}

/** Keeps the rules in order of creation and says which of them strike. */
export class FaultBook {
  #rules: Rule[] = [];
  #created = 0;

  /** Adds a rule; its random stream depends on nothing but the seed and its id. */
  add(rule: FaultRule, seed: number): FaultView {
    const id = rule.id ?? this.#freeId();
    if (this.#rules.some((one) => one.rule.id === id)) throw new ControlError(409, `fault ${id} exists already`);
    const added = { rule: { ...rule, id }, random: stream(seed, id), matched: 0, hits: 0 };
    this.#rules.push(added);
    return view(added);
  }

  /** All rules with their counters. */
  list(): FaultView[] {
    return this.#rules.map(view);
  }

  /** Removes one rule, or all of them, and returns how many went. */
  remove(id?: string): number {
    const before = this.#rules.length;
    this.#rules = id === undefined ? [] : this.#rules.filter((one) => one.rule.id !== id);
    if (id !== undefined && this.#rules.length === before) throw new ControlError(404, `no fault ${id}`);
    return before - this.#rules.length;
  }

  /** Sets counters and random streams back, so that the same requests are hit again. */
  restart(seed: number): void {
    for (const one of this.#rules) Object.assign(one, { random: stream(seed, one.rule.id), matched: 0, hits: 0 });
  }

  /** Forgets all rules and starts naming from `f1`. */
  clear(): void {
    this.#rules = [];
    this.#created = 0;
  }

  /** Yields the rules that strike, up to the first one whose action is final. */
  *strike(stage: FaultStage, subject: FaultSubject): Generator<FaultHit> {
    for (const one of this.#rules) {
      if (one.rule.stage !== stage || !matches(one.rule, subject) || !isHit(one)) continue;
      one.hits++;
      const { id, action } = one.rule;
      yield { id, action, delayMs: delayOf(action, one.random) };
      if (isFinal(action)) return;
    }
  }

  #freeId(): string {
    let id: string;
    do id = `f${++this.#created}`;
    while (this.#rules.some((one) => one.rule.id === id));
    return id;
  }
}

function stream(seed: number, id: string): Random {
  return mulberry32(seed ^ hash32(id));
}

function view({ rule, matched, hits }: Rule): FaultView {
  return { ...rule, matched, hits };
}

function matches({ match = {} }: FaultRule, subject: FaultSubject): boolean {
  return (
    (match.token === undefined || match.token === subject.token || match.token === subject.alias) &&
    (match.group === undefined || match.group === subject.group) &&
    (match.msgtype === undefined || match.msgtype === subject.msgtype) &&
    (match.bodyIncludes === undefined || subject.rawBody.includes(match.bodyIncludes)) &&
    (match.from === undefined || subject.now >= match.from) &&
    (match.until === undefined || subject.now < match.until)
  );
}

function isHit(one: Rule): boolean {
  const { when = {}, times = Number.POSITIVE_INFINITY } = one.rule;
  one.matched++;
  // Drawn for every match, so that the stream does not depend on the other conditions.
  const lucky = when.probability === undefined || one.random() < when.probability;
  const { nth, every } = when;
  return one.hits < times && lucky && (!nth || nth.includes(one.matched)) && (!every || one.matched % every === 0);
}

function delayOf(action: FaultAction, random: Random): number {
  if (action.kind !== 'latency') return 0;
  const jitter = action.jitterMs ? (random() * 2 - 1) * action.jitterMs : 0;
  return Math.max(0, Math.round(action.ms + jitter));
}
