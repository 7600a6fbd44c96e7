import * as z from 'zod';
import { list, maybe } from '../../../src/kit/index.ts';

export { list, maybe };

/** Text with something in it. */
export const text = maybe(z.string().refine((value) => value.trim() !== ''));

/** An id, which Jira writes as a number or as text, depending on the object. */
export const id = maybe(z.union([z.string().min(1).max(100), z.number()]).transform(String));

/** Something with a name; the vendor's own example spells a priority as plain text. */
export const named = maybe(
  z
    .union([z.string(), z.object({ name: z.string() }).transform(({ name }) => name)])
    .refine((name) => name.trim() !== ''),
);

/** Several {@link named}. */
export const names = list(named).transform((values) => values.filter((value) => value !== undefined));

/**
 * An account. Cloud knows people by `accountId`, Data Center by `key` and `name`; old Cloud bodies have all three.
 * https://developer.atlassian.com/cloud/jira/platform/deprecation-notice-user-privacy-api-migration-guide/
 */
export const User = z.object({
  self: text,
  accountId: text,
  accountType: text,
  key: text,
  name: text,
  displayName: text,
  emailAddress: text,
});
export type User = z.output<typeof User>;

/** What is left of a payload after its schema. */
export type Output<S extends z.ZodType> = z.output<S>;

/** When Jira sent it, ms; out of range for a date, it is left out. */
export const timestamp = maybe(
  z
    .number()
    .min(0)
    .max(8.64e15)
    .transform((ms) => new Date(ms).toISOString()),
);
