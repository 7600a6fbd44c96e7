import { nameOf, type Schema } from './document.ts';
import type { PageWords } from './words.ts';

/** What kind of value a schema is about, in words; shared schemas go by their name. */
export function kindOf(schema: Schema, t: PageWords): string {
  const name = nameOf(schema);
  if (name) return name;
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return [...new Set(choices.map((each) => kindOf(each, t)))].join(t.or);
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  const types = schema.type === undefined ? [] : [schema.type].flat();
  return types.map((type) => plainKind(type, schema, t)).join(t.or) || t.anything;
}

function plainKind(type: string, { items, properties, additionalProperties }: Schema, t: PageWords): string {
  switch (type) {
    case 'string':
      return t.text;
    case 'number':
      return t.number;
    case 'integer':
      return t.integer;
    case 'boolean':
      return t.boolean;
    case 'null':
      return t.nothing;
    case 'array':
      return t.list(items ? kindOf(items, t) : t.anything);
    default: {
      const isMap = !properties && typeof additionalProperties === 'object';
      return isMap ? t.map(kindOf(additionalProperties, t)) : t.object;
    }
  }
}

/** How long, large or many a value may be, in words; nothing where it is not said. */
export function limitsOf(schema: Schema, t: PageWords): string[] {
  const { minimum, maximum, minLength, maxLength, minItems, maxItems } = schema;
  const length = range(minLength, maxLength, t);
  const size = range(minimum, maximum, t);
  const count = range(minItems, maxItems, t);
  return [length && t.characters(length), size, count && t.items(count)].filter((each) => each !== null);
}

/** The smallest and largest whole numbers a program can hold are no limits that anybody meets. */
function range(least: number | undefined, most: number | undefined, t: PageWords): string | null {
  const lowest = least === undefined || least <= Number.MIN_SAFE_INTEGER ? null : least;
  const highest = most === undefined || most >= Number.MAX_SAFE_INTEGER ? null : most;
  if (highest === null) return lowest === null ? null : t.atLeast(lowest);
  return lowest === null || lowest === 0 ? t.atMost(highest) : t.between(lowest, highest);
}

/** The fields that stand below a schema, whatever lists and choices are around them. */
export function fieldsOf(schema: Schema): { name: string; schema: Schema; required: boolean }[] {
  const { properties, required = [], items, additionalProperties, anyOf, oneOf } = schema;
  if (properties) {
    return Object.entries(properties).map(([name, each]) => ({
      name,
      schema: each,
      required: required.includes(name),
    }));
  }
  if (items) return fieldsOf(items);
  if (typeof additionalProperties === 'object') return fieldsOf(additionalProperties);
  return (anyOf ?? oneOf ?? []).flatMap((each) => fieldsOf(each).map((field) => ({ ...field, required: false })));
}
