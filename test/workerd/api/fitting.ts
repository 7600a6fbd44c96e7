import * as z from 'zod';

/** What is wrong with a reply by its documented schema, a line each: what does not fit, and what is not documented. */
export function misfits(schema: z.core.$ZodType, value: unknown): string[] {
  const parsed = z.safeParse(schema, value);
  const wrong = parsed.success ? [] : parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  return [...wrong, ...undocumented(schema, value, '')];
}

/** The fields of a value that its schema does not name. */
function undocumented(schema: z.core.$ZodType, value: unknown, at: string): string[] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault) {
    return value === null ? [] : undocumented(schema.unwrap(), value, at);
  }
  if (schema instanceof z.ZodUnion) {
    const each = schema.options.filter((option) => z.safeParse(option, value).success);
    return each.map((option) => undocumented(option, value, at)).sort((a, b) => a.length - b.length)[0] ?? [];
  }
  if (schema instanceof z.ZodArray && Array.isArray(value)) {
    return value.flatMap((item, i) => undocumented(schema.element, item, `${at}[${i}]`));
  }
  if (typeof value !== 'object' || value === null) return [];
  if (schema instanceof z.ZodRecord) {
    return Object.entries(value).flatMap(([name, item]) => undocumented(schema.valueType, item, `${at}.${name}`));
  }
  if (!(schema instanceof z.ZodObject)) return [];
  return Object.entries(value).flatMap(([name, item]) => {
    const field: z.core.$ZodType | undefined = schema.shape[name];
    return field ? undocumented(field, item, `${at}.${name}`) : [`${at}.${name} is not documented`];
  });
}
