import * as z from 'zod';
import { maybe } from '../../src/kit/index.ts';

const text = maybe(z.string());
const count = maybe(z.number());
const names = z
  .array(z.string().nullable().catch(null))
  .nullish()
  .catch(undefined)
  .transform((list) => (list ?? []).filter((name) => name !== null));

/** The body of the Notification plugin: https://plugins.jenkins.io/notification/ */
export const Job = z.object({
  name: z.string().min(1),
  display_name: text,
  /** `job/web/job/main/`, with the folders that a job stands in. */
  url: text,
  build: z.object({
    full_url: text,
    number: count,
    phase: z.string(),
    /** Absent before the end; of a build that just began it may be that of the one before. */
    status: text,
    /** Milliseconds. */
    duration: count,
    /** When the notification was made: a number of milliseconds or a text, by version. */
    timestamp: maybe(z.union([z.string(), z.number()])),
    scm: maybe(z.object({ url: text, branch: text, commit: text, culprits: names })),
    test_summary: maybe(z.object({ total: count, failed: count, failed_tests: names })),
  }),
});
export type Job = z.output<typeof Job>;
