/** The settings of the simulator: what can be chosen, and what is chosen by default. */
import {
  type Check,
  type Fields,
  flag,
  map,
  nullable,
  number,
  oneOf,
  optional,
  refuse,
  shape,
  text,
  whole,
} from './check.ts';
import { checkLimiterParams, type LimiterParams, PRESETS, type Profile } from './limiter.ts';

/** The four generations of error texts that DingTalk has used. */
export type Wording = 'documented' | 'legacy' | 'en2022' | 'zh2023';

/** A code for content that DingTalk's safety review refuses. */
export type SafetyCode = 430101 | 430102 | 430103 | 430104;

/** Which strings of a message the keyword check reads. */
export type KeywordScope = 'visible' | 'bodyOnly' | 'raw';

/** Whether simulated time runs by itself or only when told. */
export type ClockMode = 'real' | 'virtual';

/** Everything about DingTalk that nobody knows for sure, plus what a test wants to vary. */
export interface SimOptions {
  /** Start of all randomness. Default 1. */
  seed?: number;
  /** Default `real`. `start` is where a virtual clock begins, default 1767225600000. */
  clock?: { mode: ClockMode; start?: number };
  /** Limiter preset. Default `documented`. */
  profile?: Profile;
  /** Single limiter values that replace those of the preset. */
  limiter?: Partial<LimiterParams>;
  /** Generation of error texts; codes never vary. Default `zh2023`. */
  wording?: Wording;
  /** Code for a token that no robot has. Default 300005. */
  unknownTokenCode?: 300005 | 300001 | 400101;
  /** Whether an unknown token becomes a robot without security. Default false. */
  autoCreate?: boolean;
  /** Largest body, inclusive. Default 20000. */
  maxBodyBytes?: number;
  /** Whether the content type must be JSON. Default `strict`. */
  contentType?: 'strict' | 'lenient';
  /** Documents demand a title, one developer measured that it is optional. Default true. */
  requireActionCardTitle?: boolean;
  /** Default `visible`. */
  keywordScope?: KeywordScope;
  /** Whether a repeated `msgUuid` is delivered only once, and how long it is remembered. Default dedupe, one day. */
  msgUuid?: { mode: 'dedupe' | 'ignore'; retentionMs?: number };
  /** How many people one message may mention, and what happens above. Default 50, warn. */
  maxAt?: { limit: number; action: 'warn' | 'reject' };
  /** Largest age of a signature, inclusive. Default one hour. */
  signToleranceMs?: number;
  /** Text that trips the safety review, with the code it gets. */
  safetyTriggers?: Record<string, SafetyCode>;
  /** Calls one address may make before it is banned. Default null; documented are 10000, 20000, 300000. */
  ipBan?: { calls: number; windowMs: number; banMs: number } | null;
  /** Finds the markers that tests put into messages. Default `M(\d+)Z`. */
  markerRegex?: string;
  /** Whether records keep bodies; off for long benchmarks. Default true. */
  recordBodies?: boolean;
  /** When set, control calls need `authorization: Bearer …`. Fixed at creation. */
  controlToken?: string;
}

/** The options that can be changed while the simulator runs; `limiter` replaces all earlier single values. */
export type OptionsPatch = Omit<SimOptions, 'clock' | 'controlToken'>;

/** Options with every default filled in and the limiter preset resolved. */
export interface Settings extends Required<Omit<OptionsPatch, 'limiter' | 'msgUuid'>> {
  limiter: LimiterParams;
  msgUuid: { mode: 'dedupe' | 'ignore'; retentionMs: number };
}

/** Where a virtual clock starts unless told otherwise: 2026-01-01T00:00:00Z. */
export const VIRTUAL_START = 1_767_225_600_000;

/** Reading a body stops after this many bytes, so no body limit can lie above. */
export const MAX_READ_BYTES = 1 << 20;

const DAY = 86_400_000;

const DEFAULTS: Omit<Settings, 'limiter' | 'msgUuid'> = {
  seed: 1,
  profile: 'documented',
  wording: 'zh2023',
  unknownTokenCode: 300005,
  autoCreate: false,
  maxBodyBytes: 20_000,
  contentType: 'strict',
  requireActionCardTitle: true,
  keywordScope: 'visible',
  maxAt: { limit: 50, action: 'warn' },
  signToleranceMs: 3_600_000,
  safetyTriggers: {
    'SIM-UNSAFE-LINK': 430101,
    'SIM-UNSAFE-TEXT': 430102,
    'SIM-UNSAFE-IMAGE': 430103,
    'SIM-UNSAFE-CONTENT': 430104,
  },
  ipBan: null,
  markerRegex: 'M(\\d+)Z',
  recordBodies: true,
};

const regularExpression: Check<string> = (value, at) => {
  const source = text(value, at);
  try {
    new RegExp(source);
    return source;
  } catch {
    return refuse(at, 'must be a regular expression');
  }
};

const patchFields: Fields<OptionsPatch> = {
  seed: optional(whole(Number.MIN_SAFE_INTEGER)),
  profile: optional(oneOf('documented', 'strict', 'gateway2026', 'calendar', 'fixed')),
  limiter: optional(checkLimiterParams),
  wording: optional(oneOf('documented', 'legacy', 'en2022', 'zh2023')),
  unknownTokenCode: optional(oneOf(300005, 300001, 400101)),
  autoCreate: optional(flag),
  maxBodyBytes: optional(whole(0, MAX_READ_BYTES)),
  contentType: optional(oneOf('strict', 'lenient')),
  requireActionCardTitle: optional(flag),
  keywordScope: optional(oneOf('visible', 'bodyOnly', 'raw')),
  msgUuid: optional(shape({ mode: oneOf('dedupe', 'ignore'), retentionMs: optional(number(0)) })),
  maxAt: optional(shape({ limit: whole(), action: oneOf('warn', 'reject') })),
  signToleranceMs: optional(number(0)),
  safetyTriggers: optional(map(oneOf(430101, 430102, 430103, 430104))),
  ipBan: optional(nullable(shape({ calls: whole(1), windowMs: number(1), banMs: number(0) }))),
  markerRegex: optional(regularExpression),
  recordBodies: optional(flag),
};

/** Accepts a change of options. */
export const checkOptionsPatch = shape<OptionsPatch>(patchFields);

/** Accepts the options of a new simulator. */
export const checkOptions = shape<SimOptions>({
  ...patchFields,
  clock: optional(shape({ mode: oneOf('real', 'virtual'), start: optional(number()) })),
  controlToken: optional(text),
});

/** Fills in every default. */
export function settingsFrom(options: OptionsPatch): Settings {
  const given = { ...DEFAULTS, ...options };
  return {
    ...given,
    limiter: { ...PRESETS[given.profile], ...options.limiter },
    msgUuid: { mode: options.msgUuid?.mode ?? 'dedupe', retentionMs: options.msgUuid?.retentionMs ?? DAY },
  };
}
