import * as z from 'zod';

/** How much of a list is asked for: `limit` rows (1 to 500, default 50), older than `before`. */
export const Page = z.object({
  limit: z.coerce.number().int().min(1).max(500).default(50),
  before: z.string().min(1).optional(),
});
