/**
 * Checks for what comes in from outside: options, robots, fault rules, control bodies. A check returns the value it
 * was given, now typed, or throws the 400 that the control plane answers.
 */

/** What the control plane refuses, with the HTTP status it answers. */
export class ControlError extends Error {
  readonly status: 400 | 401 | 404 | 408 | 409;

  constructor(status: ControlError['status'], message: string) {
    super(message);
    this.name = 'ControlError';
    this.status = status;
  }
}

/** Returns `value` typed as `T`, or throws a 400 whose message starts with `at`. */
export type Check<T> = (value: unknown, at: string) => T;

/** One check for every field of `T`, so that no field can be forgotten. */
export type Fields<T> = { [K in keyof T]-?: Check<T[K]> };

/** Throws the 400 that says what `at` should have been. */
export function refuse(at: string, wanted: string): never {
  throw new ControlError(400, `${at}: ${wanted}`);
}

/** Accepts a string of at least one character. */
export const text: Check<string> = (value, at) =>
  typeof value === 'string' && value !== '' ? value : refuse(at, 'must be a non-empty string');

/** Accepts any string. */
export const anyText: Check<string> = (value, at) =>
  typeof value === 'string' ? value : refuse(at, 'must be a string');

/** Accepts `true` and `false`. */
export const flag: Check<boolean> = (value, at) =>
  typeof value === 'boolean' ? value : refuse(at, 'must be true or false');

/** Accepts a finite number from `min` to `max`. */
export function number(min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY): Check<number> {
  return (value, at) =>
    typeof value === 'number' && Number.isFinite(value) && value >= min && value <= max
      ? value
      : refuse(at, `must be a number from ${min} to ${max}`);
}

/** Accepts a whole number from `min` to `max`. */
export function whole(min = 0, max = Number.MAX_SAFE_INTEGER): Check<number> {
  const inRange = number(min, max);
  return (value, at) => (Number.isInteger(value) ? inRange(value, at) : refuse(at, 'must be a whole number'));
}

/** Accepts exactly the given values. */
export function oneOf<const T extends string | number>(...values: readonly T[]): Check<T> {
  return (value, at) => values.find((one) => one === value) ?? refuse(at, `must be one of ${values.join(', ')}`);
}

/** Accepts a list whose items all pass `item`. */
export function list<T>(item: Check<T>, min = 0, max = Number.POSITIVE_INFINITY): Check<T[]> {
  return (value, at) => {
    if (!Array.isArray(value)) return refuse(at, 'must be a list');
    if (value.length < min || value.length > max) return refuse(at, `must have ${min} to ${max} items`);
    return value.map((one, index) => item(one, `${at}[${index}]`));
  };
}

/** Lets the value be absent. */
export function optional<T>(check: Check<T>): Check<T | undefined> {
  return (value, at) => (value === undefined ? undefined : check(value, at));
}

/** Lets the value be `null`. */
export function nullable<T>(check: Check<T>): Check<T | null> {
  return (value, at) => (value === null ? null : check(value, at));
}

/** Accepts an object with exactly these fields; a misspelled one is an error, never ignored. */
export function shape<T extends object>(fields: Fields<T>): Check<T> {
  const checks = Object.entries(fields) as [string, Check<unknown>][];
  return (value, at) => {
    if (!isObject(value)) return refuse(at, 'must be an object');
    const stranger = Object.keys(value).find((key) => !Object.hasOwn(fields, key));
    if (stranger !== undefined) return refuse(at, `unknown field ${stranger}`);
    const kept = checks.map(([key, check]) => [key, check(value[key], `${at}.${key}`)] as const);
    return Object.fromEntries(kept.filter(([, checked]) => checked !== undefined)) as T;
  };
}

/** Accepts an object used as a map from any key to a checked value. */
export function map<T>(item: Check<T>): Check<Record<string, T>> {
  return (value, at) => {
    if (!isObject(value)) return refuse(at, 'must be an object');
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, item(one, `${at}.${key}`)]));
  };
}

/** Accepts one of several objects, told apart by their `kind`. */
export function variant<T extends { kind: string }>(
  kinds: {
    [K in T['kind']]: Check<Extract<T, { kind: K }>>;
  },
): Check<T> {
  const checks = kinds as Record<string, Check<T>>;
  return (value, at) => {
    const kind = isObject(value) ? value.kind : undefined;
    const check = typeof kind === 'string' && Object.hasOwn(checks, kind) ? checks[kind] : undefined;
    return check ? check(value, at) : refuse(`${at}.kind`, `must be one of ${Object.keys(checks).join(', ')}`);
  };
}

/** Whether the value is an object in the JSON sense: neither null nor a list. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
