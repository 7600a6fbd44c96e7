import { redact } from './redact.ts';

/** How much a line matters: `warn` is worth a look, `error` needs one. */
export type Level = 'debug' | 'info' | 'warn' | 'error';

/** What a line tells besides its event. Secrets may be in it: they do not get out. */
export type Fields = Readonly<Record<string, unknown>>;

/** One line of the log: JSON of the time, the level, the event (`outbox.send`) and the redacted fields. `now` in ms. */
export function line(level: Level, event: string, fields: Fields, now: number): string {
  const head = { at: new Date(now).toISOString(), level, event };
  return JSON.stringify({ ...head, ...Object(redact(fields)), ...head });
}

/** Writes a {@link line} to the console, on its stream for the level. */
export function log(level: Level, event: string, fields: Fields = {}): void {
  console[level](line(level, event, fields, Date.now()));
}
