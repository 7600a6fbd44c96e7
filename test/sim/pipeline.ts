/** Steps 3 to 17 of a request. They are synchronous, so concurrent requests cannot race; the first that fails answers. */
import type { Arrival } from './arrival.ts';
import * as bodies from './bodies.ts';
import { isObject } from './check.ts';
import type { LimitBody } from './limiter.ts';
import { lintMessage } from './lint.ts';
import { type AtEffect, atEffect, type Mentions, readMentions } from './mention.ts';
import { isBlank, type Json, type MessageType, messageType } from './message.ts';
import type { Settings } from './options.ts';
import type { Random } from './random.ts';
import type { Rec, Verdict } from './records.ts';
import type { Robot } from './robots.ts';
import { checkAddress, checkKeywords, checkSafety, checkSign } from './security.ts';
import { checkFields } from './validate.ts';
import type { World } from './world.ts';

/** What the server decided about a request, and what it would answer if nothing goes wrong on the way. */
export interface Decision extends Outcome {
  limiter: Rec['limiter'];
}

interface Outcome {
  verdict: Verdict;
  reply: bodies.Reply;
  lint: string[];
  atEffect?: AtEffect;
  deliveredIndex?: number;
}

interface Message {
  robot: Robot;
  type: MessageType;
  content: Json;
}

const NOT_COUNTED: Rec['limiter'] = { countBefore: 0, penaltyUntil: null };

/** Whether the path is that of the webhook. */
export function isSendPath(path: string): boolean {
  return /^\/robot\/send\/?$/.test(path);
}

/** Returns the `msgUuid` of a message, or undefined where it has none that counts. */
export function msgUuidOf(message: unknown): string | undefined {
  const uuid = isObject(message) ? message.msgUuid : undefined;
  return typeof uuid === 'string' && uuid.length >= 1 && uuid.length <= 128 ? uuid : undefined;
}

/** Decides about a request and, where it passes, delivers the message. */
export function decide(world: World, arrival: Arrival): Decision {
  const { path, method, token, clientIp } = arrival;
  const unjudged = (outcome: Outcome): Decision => ({ ...outcome, limiter: NOT_COUNTED });
  if (!isSendPath(path)) return unjudged(rejected(3, bodies.fixedError(404)));
  if (method !== 'POST') return unjudged(rejected(4, bodies.fixedError(43002)));
  if (token === null) return unjudged(rejected(5, bodies.missingError('access_token')));

  const ban = world.banOf(clientIp);
  if (ban) return unjudged(limited(6, ban, world.random));

  const { body, ...limiter } = world.limiterOf(token).request(world.clock.now(), world.settings.limiter);
  const outcome = body ? limited(7, body, world.random) : judgeRequest(world, arrival, world.robots.get(token));
  return { ...outcome, limiter };
}

/** Steps 8 to 12: the robot, and whether the body is a message at all. */
function judgeRequest(world: World, arrival: Arrival, robot: Robot | undefined): Outcome {
  const { settings, ledger, clock } = world;
  if (!robot || robot.state === 'tokenInvalid') return rejected(8, bodies.fixedError(settings.unknownTokenCode));
  if (robot.state === 'stopped') return rejected(8, bodies.stoppedError(settings.wording));
  if (robot.state === 'removed') return rejected(8, bodies.fixedError(400106));
  if (robot.state === 'groupDissolved') return rejected(8, bodies.fixedError(400013));
  if (!ledger.hasQuota(robot.org, clock.now())) return rejected(9, bodies.fixedError(90030));

  if (settings.contentType === 'strict' && !isJsonType(arrival)) return rejected(10, bodies.fixedError(43004));
  if (arrival.bodyBytes > settings.maxBodyBytes) {
    return rejected(11, bodies.sizeError(settings.wording, settings.maxBodyBytes));
  }
  const content = arrival.parsed;
  if (!isObject(content)) return rejected(12, bodies.missingError('json'));
  if (isBlank(content.msgtype)) return rejected(12, bodies.missingError('msgtype'));
  const type = messageType(content);
  if (!type) return rejected(12, bodies.fixedError(400105));
  return judgeMessage(world, arrival, { robot, type, content });
}

/** Steps 13 to 15: security, fields, content. */
function judgeMessage(world: World, arrival: Arrival, message: Message): Outcome {
  const { robot, type, content } = message;
  const { settings } = world;
  const unsafe = checkOrigin(robot, arrival, world.clock.now(), settings);
  if (unsafe) return rejected(13, unsafe);
  const malformed = checkFields(type, content, settings);
  if (malformed) return rejected(14, malformed);

  const mentions = readMentions(type, content);
  const crowded = mentions.mobiles.length + mentions.userIds.length > settings.maxAt.limit;
  const found = {
    lint: [
      ...lintMessage(type, content, arrival.rawBody, arrival.bodyBytes),
      ...mentionLint(mentions, crowded, content),
    ],
    ...(mentions.given && { atEffect: atEffect(type, content, mentions, robot) }),
  };
  if (crowded && settings.maxAt.action === 'reject') return { ...rejected(14, bodies.INVALID_ARGUMENT), ...found };
  const unwanted =
    (robot.keywords && checkKeywords(content, robot.keywords, settings)) ?? checkSafety(content, settings);
  if (unwanted) return { ...rejected(15, unwanted), ...found };
  const outcome = deliver(world, robot, msgUuidOf(content));
  return { ...outcome, ...found, lint: [...found.lint, ...outcome.lint] };
}

/** Steps 16 and 17: once per `msgUuid`, the message reaches its group. */
function deliver(world: World, robot: Robot, uuid: string | undefined): Outcome {
  const { settings, ledger } = world;
  const now = world.clock.now();
  const { mode, retentionMs } = settings.msgUuid;
  // A duplicate is a call like any other: the limiter and the quota count it.
  world.limiterOf(robot.token).accepted(now, settings.limiter);
  ledger.spend(robot.org, now);
  const ok = { errcode: 0, errmsg: 'ok' };
  if (uuid !== undefined && mode === 'dedupe' && ledger.isRepeated(robot.token, uuid, now, retentionMs)) {
    return { verdict: { kind: 'duplicate', step: 16, ...ok }, reply: bodies.OK, lint: [] };
  }
  if (uuid !== undefined) ledger.remember(robot.token, uuid, now);
  return {
    verdict: { kind: 'accepted', step: 17, ...ok },
    reply: bodies.OK,
    lint: uuid === undefined ? ['no-msguuid'] : [],
    deliveredIndex: ledger.nextIndex(robot.group),
  };
}

function checkOrigin(robot: Robot, arrival: Arrival, now: number, settings: Settings): bodies.ApiError | null {
  const address = robot.ipAllow ? checkAddress(arrival.clientIp, robot.ipAllow, settings) : null;
  if (address || robot.secret === undefined) return address;
  return checkSign(arrival.query, arrival.expectedSign, now, settings);
}

function isJsonType({ headers }: Arrival): boolean {
  return headers['content-type']?.split(';')[0]?.trim().toLowerCase() === 'application/json';
}

function mentionLint({ lint }: Mentions, crowded: boolean, content: Json): string[] {
  const badUuid = content.msgUuid != null && msgUuidOf(content) === undefined;
  return [...lint, ...(crowded ? ['at-too-many'] : []), ...(badUuid ? ['msguuid-invalid'] : [])];
}

function rejected(step: number, error: bodies.ApiError): Outcome {
  return { verdict: { kind: 'rejected', step, ...error }, reply: bodies.jsonReply(error), lint: [] };
}

function limited(step: number, body: LimitBody, random: Random): Outcome {
  const reply = bodies.limitReply(body, random);
  const { errcode, errmsg } = reply;
  return { verdict: { kind: 'limited', step, ...(errcode !== undefined && { errcode, errmsg }) }, reply, lint: [] };
}
