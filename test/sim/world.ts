/** Everything one simulator knows, in one place. */
import { Clock } from './clock.ts';
import { Expectations } from './expectations.ts';
import { FaultBook } from './faults.ts';
import { Ledger } from './ledger.ts';
import { type LimitBody, type Limiter, LimiterBook, type LimiterParams, PRESETS } from './limiter.ts';
import { type OptionsPatch, type Settings, type SimOptions, settingsFrom } from './options.ts';
import { Parking } from './parking.ts';
import { mulberry32, type Random } from './random.ts';
import { RecordBook } from './records.ts';
import { type Robot, RobotBook, type RobotSettings } from './robots.ts';

/** What a reset keeps. */
export interface ResetChoice {
  /** Default true. */
  keepRobots?: boolean;
  /** Default false; kept rules start counting afresh. */
  keepFaults?: boolean;
  /** Replaces the seed. */
  seed?: number;
}

/** The state of one simulator. */
export class World {
  readonly clock: Clock;
  readonly parking: Parking;
  readonly robots = new RobotBook();
  readonly records = new RecordBook();
  readonly faults = new FaultBook();
  readonly expectations = new Expectations();
  readonly ledger = new Ledger();
  readonly #limiters = new LimiterBook();
  readonly #bans = new LimiterBook();
  #options: OptionsPatch;
  #settings: Settings;
  #random: Random;

  constructor({ clock, controlToken: _, ...options }: SimOptions) {
    this.clock = new Clock(clock?.mode, clock?.start);
    this.parking = new Parking(this.clock);
    this.#options = options;
    this.#settings = settingsFrom(options);
    this.#random = mulberry32(this.#settings.seed);
  }

  /** The options in force. */
  get settings(): Settings {
    return this.#settings;
  }

  /** Randomness for the contents of answers; fault rules have streams of their own. */
  get random(): Random {
    return this.#random;
  }

  /** Changes options for later requests. */
  patchOptions(patch: OptionsPatch): void {
    this.#options = { ...this.#options, ...patch };
    this.#settings = settingsFrom(this.#options);
  }

  /** Creates or replaces a robot; what its foreign sender did until now is counted first. */
  putRobot(token: string, settings: RobotSettings): Robot {
    this.limiterOf(token);
    const robot = this.robots.put(token, settings);
    this.limiterOf(token);
    return robot;
  }

  /** Returns the limiter of a token with everything counted that a foreign sender has sent so far. */
  limiterOf(token: string): Limiter {
    const limiter = this.#limiters.of(token);
    const foreign = this.robots.get(token)?.foreign;
    if (foreign) limiter.catchUp(this.clock.now(), this.#settings.limiter, foreign);
    return limiter;
  }

  /** All limiters so far, by the alias of their token. */
  limiters(): { alias: string; limiter: Limiter }[] {
    for (const { token } of this.robots.all()) this.limiterOf(token);
    return this.#limiters.entries().map(([token, limiter]) => ({ alias: this.robots.aliasOf(token), limiter }));
  }

  /** Counts one call from an address and returns the answer that bans it, or null. */
  banOf(address: string): LimitBody | null {
    const { ipBan } = this.#settings;
    return ipBan && this.#bans.of(address).request(this.clock.now(), banRules(ipBan)).body;
  }

  /** Starts over: hanging requests are cut, records, counters and expectations go, the clock returns to its start. */
  reset({ keepRobots = true, keepFaults = false, seed }: ResetChoice, cutReason: unknown): void {
    if (seed !== undefined) this.patchOptions({ seed });
    this.parking.cutAll(cutReason);
    this.clock.reset();
    this.records.clear();
    this.expectations.clear();
    this.ledger.reset();
    this.#limiters.clear();
    this.#bans.clear();
    this.#random = mulberry32(this.#settings.seed);
    if (keepFaults) this.faults.restart(this.#settings.seed);
    else this.faults.clear();
    this.robots.reset(keepRobots);
    for (const { token } of this.robots.all()) this.limiterOf(token);
  }
}

/** An IP ban is a limiter like any other: a sliding window, and a long penalty. */
function banRules({ calls, windowMs, banMs }: NonNullable<Settings['ipBan']>): LimiterParams {
  return {
    ...PRESETS.documented,
    windowMs,
    capacity: calls,
    countOn: 'requests',
    penaltyMs: banMs,
    body: 'x5',
    penaltyBody: 'x5',
  };
}
