import * as z from 'zod';

/**
 * A field that only decorates a message: undefined when it is missing, null or of another type, so that it can shorten a
 * message and never break it.
 */
export function maybe<S extends z.ZodType>(schema: S) {
  return schema
    .nullish()
    .catch(undefined)
    .transform((value) => value ?? undefined);
}

/** A list that only decorates a message: entries of another shape are left out, a missing list is empty. */
export function list<S extends z.ZodType>(schema: S) {
  return z
    .array(maybe(schema))
    .nullish()
    .catch(undefined)
    .transform((values) => (values ?? []).filter((value) => value !== undefined));
}

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
