import * as z from 'zod';

/** One for all: a source has thousands of fields that only decorate. */
const anything = z.unknown().optional();

/**
 * A field that only decorates a message: undefined when it is missing, null or of another type, so that it can shorten a
 * message and never break it.
 */
export function maybe<S extends z.ZodType>(schema: S) {
  return anything.transform((value): z.output<S> | undefined => read(schema, value));
}

/** A list that only decorates a message: entries of another shape are left out, a missing list is empty. */
export function list<S extends z.ZodType>(schema: S) {
  return anything.transform((value): Exclude<z.output<S>, undefined>[] => {
    const entries: (z.output<S> | undefined)[] = Array.isArray(value) ? value.map((entry) => read(schema, entry)) : [];
    return entries.filter((entry): entry is Exclude<z.output<S>, undefined> => entry !== undefined);
  });
}

/** Without the error that `safeParse` would make of whatever does not fit. https://zod.dev/packages/core */
function read<S extends z.ZodType>(schema: S, value: unknown): z.output<S> | undefined {
  if (value === undefined || value === null) return undefined;
  const result = schema._zod.run({ value, issues: [] }, { async: false });
  if (result instanceof Promise) throw new Error('a lenient field cannot wait');
  return result.issues.length === 0 ? ((result.value as z.output<S>) ?? undefined) : undefined;
}
