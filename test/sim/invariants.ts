/** The oracle: compares what reached the groups with what a test expected to reach them. */
import type { Delivery, Expectations } from './expectations.ts';
import type { Penalty } from './limiter.ts';
import type { Settings } from './options.ts';
import type { Entry, Verdict } from './records.ts';
import { busiestMinute, byToken, tally } from './stats.ts';

/** A marker that was delivered more than once, and by which records. */
export interface Duplicate {
  marker: string;
  seqs: number[];
}

/** The busiest sliding minute of a token. */
export interface TokenPeak {
  token: string;
  count: number;
  from: number;
}

/** What a run did right and wrong. */
export interface Invariants {
  expected: number;
  delivered: number;
  missing: string[];
  unexpected: string[];
  duplicates: Duplicate[];
  /** Duplicates that no client could have avoided. */
  excusedDuplicates: Duplicate[];
  /** `before` arrived first although `after` was expected first. */
  orderViolations: { group: string; before: string; after: string }[];
  maxAcceptedIn60s: TokenPeak[];
  maxRequestsIn60s: TokenPeak[];
  limited: number;
  penalties: (Penalty & { token: string })[];
  rejected: Record<string, number>;
  /** Requests whose answer an `after` fault lost or changed. */
  afterFaults: number;
  lint: Record<string, number>;
  ok: boolean;
}

/** Checks a run; `allow` names findings, or single lint codes, that do not spoil `ok`. */
export function checkInvariants(
  entries: readonly Entry[],
  expectations: Expectations,
  settings: Settings,
  penalties: Invariants['penalties'],
  allow: readonly string[],
): Invariants {
  const withVerdict = (kind: Verdict['kind']) => entries.filter(({ rec }) => rec.verdict.kind === kind);
  const deliveries = deliveriesIn(withVerdict('accepted'));
  const repeats = repeatsIn(deliveries, expectations, settings);
  const lint = tally(entries.flatMap(({ rec }) => rec.lint));
  const findings = {
    missing: expectations.missing(deliveries),
    unexpected: unique(deliveries.filter((one) => expectations.position(one) === undefined)),
    duplicates: repeats.filter(({ excused }) => !excused).map(({ duplicate }) => duplicate),
    orderViolations: violationsIn(deliveries, expectations),
    limited: withVerdict('limited').length,
    rejected: tally(withVerdict('rejected').map(({ rec }) => rec.verdict.errcode ?? 0)),
  };
  const spoiling = { ...findings, lint: Object.keys(lint).filter((code) => !allow.includes(code)) };
  return {
    expected: expectations.size,
    delivered: new Set(deliveries.map((one) => expectations.onceKey(one))).size,
    ...findings,
    excusedDuplicates: repeats.filter(({ excused }) => excused).map(({ duplicate }) => duplicate),
    maxAcceptedIn60s: peaks(withVerdict('accepted'), (entry) => entry.decidedAt),
    maxRequestsIn60s: peaks(entries, ({ rec }) => rec.arrivedAt),
    penalties,
    afterFaults: entries.filter(({ hitAfter }) => hitAfter).length,
    lint,
    ok: Object.entries(spoiling).every(([name, finding]) => allow.includes(name) || isNothing(finding)),
  };
}

/** Lists every marker of every accepted record in the order in which the groups got them. */
function deliveriesIn(accepted: readonly Entry[]): Delivery[] {
  const inOrder = accepted.toSorted(
    (one, other) => one.decidedAt - other.decidedAt || (one.rec.deliveredIndex ?? 0) - (other.rec.deliveredIndex ?? 0),
  );
  return inOrder.flatMap((entry) =>
    [...new Set(entry.rec.markers)].map((marker) => ({ group: entry.rec.group ?? '', marker, entry })),
  );
}

function repeatsIn(
  deliveries: readonly Delivery[],
  expectations: Expectations,
  settings: Settings,
): { duplicate: Duplicate; excused: boolean }[] {
  const sameThing = Map.groupBy(deliveries, (one) => expectations.onceKey(one));
  return [...sameThing.values()]
    .filter((repeated) => repeated.length > 1)
    .map((repeated) => ({
      duplicate: { marker: repeated[0]?.marker ?? '', seqs: repeated.map(({ entry }) => entry.rec.seq) },
      excused: repeated.every(({ entry }, index) => isExcused(repeated[index - 1]?.entry, entry, settings)),
    }));
}

/** A repeat is excused when the client could not know of the first delivery and `msgUuid` could not help. */
function isExcused(first: Entry | undefined, second: Entry, settings: Settings): boolean {
  if (!first) return true;
  const hidden = first.altered || first.rec.respondedAt === null;
  const { mode, retentionMs } = settings.msgUuid;
  return hidden && (mode === 'ignore' || second.decidedAt - first.decidedAt >= retentionMs);
}

/** Reports every marker that comes after one that should have followed it. */
function violationsIn(deliveries: readonly Delivery[], expectations: Expectations): Invariants['orderViolations'] {
  const seen = new Set<string>();
  const furthest = new Map<string, { marker: string; position: number }>();
  const violations: Invariants['orderViolations'] = [];
  for (const one of deliveries) {
    const { group, marker } = one;
    const position = expectations.position(one);
    const first = !seen.has(JSON.stringify([group, marker]));
    seen.add(JSON.stringify([group, marker]));
    if (position === undefined || !first) continue;
    const ahead = furthest.get(group);
    if (ahead && ahead.position > position) violations.push({ group, before: ahead.marker, after: marker });
    else furthest.set(group, { marker, position });
  }
  return violations;
}

function unique(deliveries: readonly Delivery[]): string[] {
  return [...new Set(deliveries.map(({ marker }) => marker))];
}

function peaks(entries: readonly Entry[], timeOf: (entry: Entry) => number): TokenPeak[] {
  return [...byToken(entries)].map(([token, own]) => {
    const { count, from } = busiestMinute(own.map(timeOf));
    return { token, count, from: from ?? 0 };
  });
}

function isNothing(finding: unknown): boolean {
  if (Array.isArray(finding)) return finding.length === 0;
  return typeof finding === 'number' ? finding === 0 : Object.keys(finding ?? {}).length === 0;
}
