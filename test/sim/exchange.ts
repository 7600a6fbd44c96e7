/** The data plane: takes one request from its arrival, through faults and decision, to what the client sees. */
import { type Arrival, type FetchMeta, readArrival } from './arrival.ts';
import { answerOf, type Ending, type EndingAction, endingOf, toResponse } from './endings.ts';
import { type FaultStage, type FinalAction, isFinal } from './faults.ts';
import { stringIn, stringsIn } from './message.ts';
import { comeToRest, type Journey } from './parking.ts';
import { decide, isSendPath, msgUuidOf } from './pipeline.ts';
import type { Entry, Rec } from './records.ts';
import type { World } from './world.ts';

/** Answers a request as DingTalk's webhook would, or as the faults on order have it. */
export async function exchange(
  world: World,
  request: Request,
  meta: FetchMeta,
  controlIsOpen: boolean,
): Promise<Response> {
  // Some runtimes give requests no signal.
  const signal: AbortSignal = request.signal ?? new AbortController().signal;
  const arrival = await readArrival(request, meta, world, controlIsOpen);
  signal.throwIfAborted();
  const entry = openRecord(world, arrival);
  const passage: Passage = { world, arrival, entry, journey: { seq: entry.rec.seq }, signal, delayMs: 0 };
  try {
    return toResponse(await travel(passage));
  } finally {
    comeToRest(passage.journey);
  }
}

/** One request on its way. */
interface Passage {
  readonly world: World;
  readonly arrival: Arrival;
  readonly entry: Entry;
  readonly journey: Journey;
  readonly signal: AbortSignal;
  /** How late the answer will be. */
  delayMs: number;
}

/** Nothing here waits unless a fault demands it, so arrival and decision are one synchronous piece. */
async function travel(passage: Passage): Promise<Ending> {
  const { world, arrival, entry } = passage;
  const before = strike(passage, 'before');
  if (before && before.kind !== 'hang') return respond(passage, failEarly(passage, before));
  if (before) await hang(passage, before.ms);

  const { reply, ...decision } = decide(world, arrival);
  Object.assign(entry.rec, decision);
  entry.decidedAt = world.clock.now();
  world.records.notify();

  const after = strike(passage, 'after');
  entry.hitAfter = after !== undefined;
  if (after && after.kind !== 'hang') {
    entry.altered = true;
    return respond(passage, endingOf(after, world.random, reply));
  }
  if (after) await hang(passage, after.ms);
  return respond(passage, { kind: 'reply', reply });
}

/** Lets the rules of a stage strike and returns the action that decides the answer, if any does. */
function strike(passage: Passage, stage: FaultStage): FinalAction | undefined {
  const { world, arrival, entry } = passage;
  const { token, group, msgtype } = entry.rec;
  const now = world.clock.now();
  const subject = { now, token: arrival.token, alias: token, group, msgtype, rawBody: arrival.rawBody };
  for (const { id, action, delayMs } of world.faults.strike(stage, subject)) {
    entry.rec.faultId = id;
    entry.faultKinds.push(action.kind);
    passage.delayMs += delayMs;
    if (isFinal(action)) return action;
    if (action.kind === 'foreignSends' && arrival.token !== null) {
      world.limiterOf(arrival.token).foreign(now, world.settings.limiter, action.count);
    }
  }
  return undefined;
}

/** The message never reaches the server's logic. */
function failEarly({ world, entry }: Passage, action: EndingAction): Ending {
  const ending = endingOf(action, world.random);
  const { errcode, errmsg } = ending.kind === 'reply' ? ending.reply : {};
  entry.rec.verdict = { kind: 'fault', step: 2, ...(errcode !== undefined && { errcode, errmsg }) };
  world.records.notify();
  return ending;
}

async function hang({ world, journey, signal }: Passage, ms = Number.POSITIVE_INFINITY): Promise<void> {
  await world.parking.park(journey, world.clock.now() + ms, true, signal);
}

/** Waits as long as latency demands and completes the record. A virtual clock only stamps, unless told to hold. */
async function respond(passage: Passage, ending: Ending): Promise<Ending> {
  const { world, entry, journey, signal, delayMs } = passage;
  const { clock } = world;
  const due = clock.now() + delayMs;
  const waits = delayMs > 0 && (clock.mode === 'real' || clock.holdVirtual);
  if (waits) await world.parking.park(journey, due, false, signal);
  entry.rec.answer = answerOf(ending);
  if (ending.kind !== 'reset') {
    entry.rec.respondedAt = waits ? clock.now() : due;
    entry.rec.respondedAtReal = Date.now();
  }
  return ending;
}

function openRecord(world: World, arrival: Arrival): Entry {
  const { token, parsed, rawBody, method, path } = arrival;
  const { autoCreate, recordBodies, markerRegex } = world.settings;
  if (autoCreate && token !== null && isSendPath(path) && !world.robots.get(token)) world.putRobot(token, {});
  const robot = world.robots.get(token);
  const now = world.clock.now();
  const rec: Rec = {
    seq: world.records.nextSeq,
    token: world.robots.aliasOf(token),
    group: robot?.group ?? null,
    org: robot?.org ?? null,
    arrivedAt: now,
    respondedAt: null,
    arrivedAtReal: Date.now(),
    respondedAtReal: null,
    method,
    path,
    query: shownQuery(arrival),
    headers: arrival.headers,
    clientIp: arrival.clientIp,
    ...(recordBodies && { rawBody, parsed }),
    bodyBytes: arrival.bodyBytes,
    msgtype: stringIn(parsed, 'msgtype') || undefined,
    msgUuid: msgUuidOf(parsed),
    verdict: { kind: 'fault', step: 2 },
    answer: { kind: 'hang' },
    limiter: { countBefore: 0, penaltyUntil: null },
    lint: [],
    markers: markersIn(parsed, markerRegex),
  };
  const entry: Entry = { rec, decidedAt: now, faultKinds: [], hitAfter: false, altered: false };
  world.records.add(entry);
  return entry;
}

function shownQuery({ query, token }: Arrival): Rec['query'] {
  const timestamp = query.get('timestamp');
  const known = new Set(['access_token', 'timestamp', 'sign']);
  return {
    hasToken: token !== null,
    ...(timestamp !== null && { timestamp }),
    ...(query.has('sign') && { sign: '<redacted>' as const }),
    other: [...new Set(query.keys())].filter((name) => !known.has(name)),
  };
}

/** Finds the markers people would read: the first group of the pattern, or all of it where it has none. */
function markersIn(message: unknown, pattern: string): string[] {
  return stringsIn(message, 'visible').flatMap((text) =>
    [...text.matchAll(new RegExp(pattern, 'g'))].map(([whole, group]) => group ?? whole),
  );
}
