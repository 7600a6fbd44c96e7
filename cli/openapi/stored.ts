import * as z from 'zod';

/**
 * A draft as it is answered once it is stored: what people may leave out has been filled in, so defaults and ids are always
 * there. How long and large things may be was checked when they came.
 */
export function stored(draft: z.ZodType): z.ZodType {
  if (draft instanceof z.ZodDefault || draft instanceof z.ZodPrefault) return stored(inner(draft));
  if (draft instanceof z.ZodOptional) return stored(inner(draft)).optional();
  if (draft instanceof z.ZodArray) return z.array(stored(plain(draft.element)));
  if (draft instanceof z.ZodObject) return z.strictObject(fields(draft));
  return draft;
}

/** The fields of a stored draft, to be extended. */
export function fields(draft: z.ZodObject): Record<string, z.ZodType> {
  const named = Object.entries<z.core.$ZodType>(draft.shape).map(([name, field]): [string, z.ZodType] => {
    const kept = stored(plain(field));
    return [name, name === 'id' && kept instanceof z.ZodOptional ? plain(kept.unwrap()) : kept];
  });
  return Object.fromEntries(named);
}

function inner(wrapper: z.ZodDefault | z.ZodPrefault | z.ZodOptional): z.ZodType {
  return plain(wrapper.unwrap());
}

function plain(schema: z.core.$ZodType): z.ZodType {
  if (schema instanceof z.ZodType) return schema;
  throw new TypeError('Schemas of the configuration are made with zod, not with zod/mini.');
}
