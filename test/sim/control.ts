/** The control plane as typed methods, one for each endpoint. They check their input and throw `ControlError`s. */
import { ControlError, flag, number, optional, shape, text, whole } from './check.ts';
import { type ClockChange, type ClockState, checkClockChange, targetOf } from './clock.ts';
import { resetError } from './endings.ts';
import { checkExpectation, type Expectation } from './expectations.ts';
import { checkFaultRule, type FaultRule, type FaultView, flaky } from './faults.ts';
import { checkInvariants, type Invariants } from './invariants.ts';
import { checkOptionsPatch, type OptionsPatch, type Settings } from './options.ts';
import type { MessageQuery, Rec } from './records.ts';
import {
  checkOrg,
  checkRobotSettings,
  type OrgConfig,
  type Robot,
  type RobotPatch,
  type RobotSettings,
} from './robots.ts';
import { byToken, type TokenStats, tokenStats } from './stats.ts';
import type { ResetChoice, World } from './world.ts';

/** A robot as the control plane shows it: without its token, the secret hidden, with the state of its limiter. */
export interface RobotView extends RobotSettings {
  alias: string;
  secret?: '<redacted>';
  limiter: LimiterView;
}

/** How full a limiter is, and until when it refuses everything. */
export interface LimiterView {
  count: number;
  capacity: number;
  penaltyUntil: number | null;
}

/** Forces the state of a limiter: empty, holding exactly `fill` sends of now, in or out of a penalty. */
export interface LimiterChange {
  clear?: boolean;
  fill?: number;
  penaltyUntil?: number | null;
}

/** What to wait for: so many records that match. */
export interface WaitQuery extends Omit<MessageQuery, 'limit'> {
  /** Default 1. */
  count?: number;
  /** In real time. Default 5000. */
  timeoutMs?: number;
}

/** The version `GET /__sim/health` reports. */
const VERSION = '1.0.0';

const checkLimiterChange = shape<LimiterChange>({
  clear: optional(flag),
  fill: optional(whole(0, 1_000_000)),
  penaltyUntil: (value, at) => (value == null ? value : number()(value, at)),
});

const checkReset = shape<ResetChoice>({
  keepRobots: optional(flag),
  keepFaults: optional(flag),
  seed: optional(whole(Number.MIN_SAFE_INTEGER)),
});

/** Sets up, steers and questions one simulator. */
export class Control {
  readonly #world: World;

  constructor(world: World) {
    this.#world = world;
  }

  /** Creates or replaces a robot; its limiter keeps its state. */
  putRobot(token: string, settings: RobotSettings = {}): RobotView {
    return this.#view(this.#world.putRobot(text(token, 'token'), checkRobotSettings(settings, 'robot')));
  }

  /** Whether a robot has this token. */
  hasRobot(token: string): boolean {
    return this.#world.robots.get(token) !== undefined;
  }

  /** Lists all robots. */
  robots(): RobotView[] {
    return this.#world.robots.all().map((robot) => this.#view(robot));
  }

  /** Shows the robot with this token or alias. */
  robot(name: string): RobotView {
    return this.#view(this.#world.robots.find(name));
  }

  /** Changes some settings of a robot; `null` takes one away. */
  patchRobot(name: string, patch: RobotPatch): RobotView {
    const { token, ...settings } = this.#world.robots.find(name);
    const merged = Object.entries({ ...settings, ...patch }).filter(([, value]) => value !== null);
    return this.putRobot(token, Object.fromEntries(merged));
  }

  /** Makes a robot's token unknown. */
  deleteRobot(name: string): void {
    this.#world.robots.delete(this.#world.robots.find(name).token);
  }

  /** Forces the state of a robot's limiter. */
  setLimiter(name: string, change: LimiterChange): LimiterView {
    const { clear, fill, penaltyUntil } = checkLimiterChange(change, 'limiter');
    const robot = this.#world.robots.find(name);
    const limiter = this.#world.limiterOf(robot.token);
    const now = this.#world.clock.now();
    if (clear) limiter.clear();
    if (fill !== undefined) limiter.fill(fill, now);
    if (penaltyUntil !== undefined) limiter.setPenalty(now, penaltyUntil);
    return this.#view(robot).limiter;
  }

  /** Sets an organisation's monthly quota, or the calls it has used. */
  putOrg(org: string, config: OrgConfig): { org: string; monthlyQuota: number | null; used: number } {
    const { ledger, clock } = this.#world;
    ledger.setOrg(org, checkOrg(config, 'org'), clock.now());
    return ledger.org(org, clock.now());
  }

  /** Changes options for later requests and returns all that are in force. */
  patchOptions(patch: OptionsPatch): Settings {
    this.#world.patchOptions(checkOptionsPatch(patch, 'options'));
    return this.#world.settings;
  }

  /** Returns the records that match, oldest first. */
  messages(query: MessageQuery = {}): { messages: Rec[]; lastSeq: number } {
    const { records } = this.#world;
    return { messages: records.find(this.#byAlias(query)), lastSeq: records.lastSeq };
  }

  /** Returns what people in a group see, in order. */
  timeline(group: string): { messages: Rec[] } {
    return { messages: this.#world.records.timeline(group) };
  }

  /** Counts per token. */
  stats(): { tokens: Record<string, TokenStats> } {
    const { records } = this.#world;
    const entries = byToken(records.all());
    const foreign = new Map(this.#world.limiters().map(({ alias, limiter }) => [alias, limiter.foreignSends]));
    const aliases = [...new Set([...entries.keys(), ...foreign.keys()])];
    const counted = aliases.map((alias) => [alias, tokenStats(entries.get(alias) ?? [], foreign.get(alias) ?? 0)]);
    return { tokens: Object.fromEntries(counted) };
  }

  /** Adds markers that must be delivered, in this order. */
  expect(expectation: Expectation): { expected: number } {
    const { expectations } = this.#world;
    expectations.add(checkExpectation(expectation, 'expect'));
    return { expected: expectations.size };
  }

  /** Checks the run so far; `allow` names findings, or single lint codes, that do not spoil `ok`. */
  invariants({ allow = [] }: { allow?: readonly string[] } = {}): Invariants {
    const { records, expectations, settings } = this.#world;
    const penalties = this.#world
      .limiters()
      .flatMap(({ alias, limiter }) => limiter.penalties.map((penalty) => ({ token: alias, ...penalty })));
    return checkInvariants(records.all(), expectations, settings, penalties, allow);
  }

  /** Resolves once enough records match; rejects with a 408 after `timeoutMs` of real time. */
  async wait({ count = 1, timeoutMs = 5000, ...query }: WaitQuery = {}): Promise<{ messages: Rec[]; lastSeq: number }> {
    const { records } = this.#world;
    const enough = Promise.withResolvers<void>();
    const look = () => this.messages({ ...query, limit: count }).messages.length >= count && enough.resolve();
    const unwatch = records.watch(look);
    const timer = setTimeout(
      () => enough.reject(new ControlError(408, `fewer than ${count} matching records after ${timeoutMs} ms`)),
      timeoutMs,
    );
    look();
    try {
      await enough.promise;
      return this.messages(query);
    } finally {
      clearTimeout(timer);
      unwatch();
    }
  }

  /** Orders a fault. */
  addFault(rule: FaultRule): FaultView {
    const { faults, settings } = this.#world;
    return this.#hideToken(faults.add(checkFaultRule(rule, 'fault'), settings.seed));
  }

  /** Orders a ready-made set of faults. */
  addScenario(_name: 'flaky'): FaultView[] {
    return flaky().map((rule) => this.addFault(rule));
  }

  /** Lists the faults on order with their counters. */
  faults(): FaultView[] {
    return this.#world.faults.list().map((view) => this.#hideToken(view));
  }

  /** Cancels one fault, or all. */
  deleteFaults(id?: string): { deleted: number } {
    return { deleted: this.#world.faults.remove(id) };
  }

  /** Lets hanging requests go on, all or one, and resolves when they have. */
  async release({ seq }: { seq?: number } = {}): Promise<{ released: number[] }> {
    return { released: await this.#world.parking.release(optional(whole(1))(seq, 'release.seq')) };
  }

  /** Shows the clock. */
  clock(): ClockState {
    return this.#world.clock.state();
  }

  /** Changes the clock; resolves when every answer that fell due has been given. */
  async setClock(change: ClockChange): Promise<ClockState> {
    const { clock, parking } = this.#world;
    const checked = checkClockChange(change, 'clock');
    const target = targetOf(checked, clock);
    if (checked.mode) clock.switchTo(checked.mode);
    if (checked.holdVirtual !== undefined) clock.holdVirtual = checked.holdVirtual;
    if (target !== null && target < clock.now()) clock.set(target);
    await parking.moveTo(target ?? clock.now());
    return clock.state();
  }

  /** Moves the clock forward; resolves when every answer that fell due on the way has been given, in due order. */
  async advance(ms: number): Promise<ClockState> {
    const { clock, parking } = this.#world;
    await parking.moveTo(clock.now() + number(0)(ms, 'advance.ms'));
    return clock.state();
  }

  /** Starts over; hanging requests see a connection reset. */
  reset(choice: ResetChoice = {}): void {
    this.#world.reset(checkReset(choice, 'reset'), resetError());
  }

  /** Says that the simulator is there. */
  health(): { ok: true; version: string; records: number } {
    return { ok: true, version: VERSION, records: this.#world.records.lastSeq };
  }

  #view(robot: Robot): RobotView {
    const { token, secret, ...shown } = robot;
    const { clock, settings } = this.#world;
    const { count, penaltyUntil } = this.#world.limiterOf(token).view(clock.now(), settings.limiter);
    const limiter = { count, capacity: settings.limiter.capacity, penaltyUntil };
    return { ...shown, ...(secret !== undefined && { secret: '<redacted>' }), limiter };
  }

  #byAlias<T extends { token?: string }>(query: T): T {
    const { token } = query;
    return token === undefined ? query : { ...query, token: this.#world.robots.aliasFor(token) };
  }

  #hideToken(view: FaultView): FaultView {
    return view.match ? { ...view, match: this.#byAlias(view.match) } : view;
  }
}
