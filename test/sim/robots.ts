/** Robots, the organisations they belong to, and the aliases that stand in for tokens wherever people look. */
import {
  type Check,
  ControlError,
  flag,
  list,
  nullable,
  number,
  oneOf,
  optional,
  refuse,
  shape,
  text,
  whole,
} from './check.ts';
import type { ForeignSender } from './limiter.ts';
import { isIpv4Range } from './security.ts';

/** Whether a robot works, and if not, why. */
export type RobotState = 'active' | 'stopped' | 'removed' | 'groupDissolved' | 'tokenInvalid';

/** Everything about a robot except its token. */
export interface RobotSettings {
  /** Shown in records instead of the token. Default `r1`, `r2`, … */
  alias?: string;
  /** Default `g-` and the alias. */
  group?: string;
  /** Default `org-1`. */
  org?: string;
  /** Its presence switches signing on. */
  secret?: string;
  /** One to ten; one of them must occur in every message. */
  keywords?: string[];
  /** IPv4 addresses or ranges. */
  ipAllow?: string[];
  state?: RobotState;
  /** If given, only these people can be notified. */
  members?: { mobile?: string; userId?: string }[];
  /** An external group has no mentions. */
  externalGroup?: boolean;
  /** Another program that uses the same robot. */
  foreign?: ForeignSender;
}

/** A robot as a file or a test describes it. */
export interface RobotConfig extends RobotSettings {
  token: string;
}

/** A change of a robot; `null` takes a setting away. */
export type RobotPatch = { [K in keyof RobotSettings]?: RobotSettings[K] | null };

/** A robot with its defaults filled in. */
export interface Robot extends RobotConfig {
  alias: string;
  group: string;
  org: string;
  state: RobotState;
}

/** An organisation's monthly number of calls; null = unlimited. */
export interface OrgConfig {
  monthlyQuota?: number | null;
  /** Calls already made this month. */
  used?: number;
}

const ipv4Range: Check<string> = (value, at) =>
  typeof value === 'string' && isIpv4Range(value) ? value : refuse(at, 'must be an IPv4 address or range');

/** Accepts everything about a robot except its token. */
export const checkRobotSettings = shape<RobotSettings>({
  alias: optional(text),
  group: optional(text),
  org: optional(text),
  secret: optional(text),
  keywords: optional(list(text, 1, 10)),
  ipAllow: optional(list(ipv4Range)),
  state: optional(oneOf('active', 'stopped', 'removed', 'groupDissolved', 'tokenInvalid')),
  members: optional(list(shape({ mobile: optional(text), userId: optional(text) }))),
  externalGroup: optional(flag),
  foreign: optional(shape({ perMinute: number(0.001, 60_000), from: number(), until: number() })),
});

/** Accepts the quota of an organisation. */
export const checkOrg = shape<OrgConfig>({ monthlyQuota: optional(nullable(whole())), used: optional(whole()) });

/** Keeps the robots and finds them by token, or by alias where a person asks. */
export class RobotBook {
  readonly #robots = new Map<string, Robot>();
  /** Aliases of tokens that no robot has; records must not show tokens, not even wrong ones. */
  readonly #strangers = new Map<string, string>();

  /** Creates or replaces a robot; a replaced one keeps its alias unless it gets another. */
  put(token: string, settings: RobotSettings): Robot {
    const alias = settings.alias ?? this.#robots.get(token)?.alias ?? this.#freeAlias();
    const holder = this.all().find((robot) => robot.alias === alias);
    if (holder && holder.token !== token) throw new ControlError(409, `alias ${alias} belongs to another robot`);
    const robot: Robot = { group: `g-${alias}`, org: 'org-1', state: 'active', ...settings, alias, token };
    this.#robots.set(token, robot);
    return robot;
  }

  /** The robot with exactly this token. */
  get(token: string | null): Robot | undefined {
    return token === null ? undefined : this.#robots.get(token);
  }

  /** The robot with this token or alias; throws a 404 where there is none. */
  find(name: string): Robot {
    const robot = this.#robots.get(name) ?? this.all().find((one) => one.alias === name);
    if (!robot) throw new ControlError(404, 'no such robot');
    return robot;
  }

  /** Makes the token unknown. */
  delete(token: string): void {
    this.#robots.delete(token);
  }

  all(): Robot[] {
    return [...this.#robots.values()];
  }

  /** The name to show for a token: its robot's alias, or `unknown-1`, `unknown-2`, … */
  aliasOf(token: string | null): string {
    if (token === null) return '-';
    const known = this.#robots.get(token)?.alias ?? this.#strangers.get(token);
    if (known !== undefined) return known;
    const alias = `unknown-${this.#strangers.size + 1}`;
    this.#strangers.set(token, alias);
    return alias;
  }

  /** The alias of a known token; anything else is taken for an alias already. */
  aliasFor(name: string): string {
    return this.#robots.get(name)?.alias ?? this.#strangers.get(name) ?? name;
  }

  /** Forgets the strangers, and the robots too unless they are kept. */
  reset(keepRobots: boolean): void {
    this.#strangers.clear();
    if (!keepRobots) this.#robots.clear();
  }

  #freeAlias(): string {
    const taken = new Set(this.all().map((robot) => robot.alias));
    let number = 1;
    while (taken.has(`r${number}`)) number++;
    return `r${number}`;
  }
}
