import source from '../../../../docs/schema/openapi.json' with { type: 'json' };

/** A JSON Schema as far as the page shows it. https://json-schema.org/draft/2020-12 */
export interface Schema {
  $ref?: string;
  type?: string | string[];
  description?: string;
  properties?: Readonly<Record<string, Schema>>;
  required?: readonly string[];
  items?: Schema;
  additionalProperties?: boolean | Schema;
  anyOf?: readonly Schema[];
  oneOf?: readonly Schema[];
  enum?: readonly unknown[];
  const?: unknown;
  default?: unknown;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
}

/** A parameter of a call. */
export interface Parameter {
  name: string;
  in: string;
  required?: boolean;
  description?: string;
  schema: Schema;
}

type Content = Readonly<Record<string, { schema?: Schema }>>;

/** One reply of a call. */
export interface Reply {
  description: string;
  content?: Content;
}

/** A call as the document describes it. */
export interface Call {
  operationId: string;
  summary: string;
  description: string;
  tags: readonly string[];
  security: readonly object[];
  parameters?: readonly Parameter[];
  requestBody?: { content: Content };
  responses: Readonly<Record<string, Reply>>;
}

/** A call with its method and path. */
export interface Operation extends Call {
  method: string;
  path: string;
}

interface OpenApi {
  info: { version: string; description: string };
  paths: Readonly<Record<string, Readonly<Record<string, Call>>>>;
  components: { schemas: Readonly<Record<string, Schema>> };
}

// The type of the file itself is too deep to be compared; what is read here is checked by the test of the page.
const document = source as object as OpenApi;

/** The version that the document is about. */
export const { version } = document.info;

/** Schemas that several calls share, by name. */
export const { schemas } = document.components;

/** Every call, by tag, both in the order of the document. */
export const tagged: ReadonlyMap<string, readonly Operation[]> = Map.groupBy(
  Object.entries(document.paths).flatMap(([path, calls]) =>
    Object.entries(calls).map(([method, call]): Operation => ({ ...call, method: method.toUpperCase(), path })),
  ),
  ({ tags }) => tags[0] ?? '',
);

/** The schema of a body and the types it may be sent as; null where there is none. */
export function bodyOf(content: Content | undefined): { schema: Schema; types: string[] } | null {
  const types = Object.keys(content ?? {});
  const schema = content?.[types[0] ?? '']?.schema;
  return schema ? { schema, types } : null;
}

/** The name of a shared schema; null for one that is written out. */
export function nameOf({ $ref }: Schema): string | null {
  return $ref?.split('/').at(-1) ?? null;
}

/** What a token has to be allowed for a call: the document says it in words. Null where none is needed. */
export function scopeOf({ security, description }: Call): string | null {
  return security.length === 0 ? null : (/scope `(\w+)`/.exec(description)?.[1] ?? null);
}
