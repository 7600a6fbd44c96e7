import * as z from 'zod';

/** One call of the API. */
export interface Operation {
  method: 'get' | 'post' | 'put' | 'delete';
  /** As OpenAPI writes it, below `/api`. */
  path: string;
  summary: string;
  /** What else there is to know. */
  details?: string;
  tag: 'Configuration' | 'Groups' | 'Hooks' | 'Connectors' | 'People' | 'Tokens' | 'Previews';
  query?: z.ZodObject;
  body?: z.ZodType;
  /** Also taken and given as YAML. */
  yaml?: boolean;
  /** The reply when all is well, by status; null has no body. */
  replies: Readonly<Record<number, z.ZodType | null>>;
  /** Other statuses it may answer with. */
  errors?: readonly number[];
}

const limit = z.coerce.number().int().min(1).max(500).default(50).describe('How many at most');

/** The query of lists that are read a page at a time. */
export const Page = z.object({ limit, before: z.string().optional().describe('Only those before this id') });

/** What calls answer that have nothing else to say. */
export const Done = z.object({ ok: z.literal(true) });

/** How secrets are shown and kept, for the details of calls that do. */
export const stars =
  'Webhooks, keys and secrets are shown as stars; written back, stars keep what is stored for the same id.';
