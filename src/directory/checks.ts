import * as z from 'zod';
import { didYouMean } from './suggest.ts';

/** What names a group, a hook or a robot. */
export const Id = z
  .string()
  .regex(
    /^[a-z0-9][a-z0-9-]{0,62}$/,
    'Use lower-case letters, digits and hyphens, 63 at most, starting with a letter or a digit.',
  );

/** What people call something. */
export const Name = z.string().trim().min(1, 'Give it a name.').max(100, 'Use 100 characters at most.');

/** An IANA time zone that this runtime knows. */
export const Timezone = z.string().refine(isTimezone, {
  error: ({ input }) =>
    `Use an IANA time zone, such as Asia/Shanghai${didYouMean(input, Intl.supportedValuesOf('timeZone'))}`,
});

/** One of a few words; anything else is told which, and which it probably was meant to be. */
export function oneOf<const Values extends readonly [string, ...string[]]>(values: Values) {
  return z.enum(values, { error: ({ input }) => `Use ${values.join(' or ')}${didYouMean(input, values)}` });
}

function isTimezone(timeZone: string): boolean {
  try {
    return Intl.DateTimeFormat('en', { timeZone }) !== undefined;
  } catch {
    // The constructor throws a RangeError for a name that it does not know.
    return false;
  }
}
