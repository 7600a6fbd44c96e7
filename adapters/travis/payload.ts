import * as z from 'zod';
import { maybe } from '../../src/kit/index.ts';

const text = maybe(z.string());
const count = maybe(z.number());

/** What tells one job of a matrix from another: a name, or the versions it ran with. Arbitrary besides; secrets are not read. */
const JobConfig = z.record(z.string(), z.unknown());

const Job = z.object({
  id: count,
  /** `18.2` */
  number: text,
  state: text,
  /** 0 passed, 1 did not; null before that. */
  status: count,
  allow_failure: maybe(z.boolean()),
  config: maybe(JobConfig),
});
export type Job = z.output<typeof Job>;

/** The form field `payload`: https://docs.travis-ci.com/user/notifications/#webhooks-delivery-format */
export const Build = z.object({
  id: count,
  number: maybe(z.union([z.string(), z.number()]).transform(String)),
  type: text,
  state: text,
  status: count,
  status_message: text,
  started_at: text,
  finished_at: text,
  /** Seconds, added up over all jobs. */
  duration: count,
  build_url: text,
  commit: text,
  /** Of a pull request the branch it wants into, of a tag the tag. */
  branch: text,
  tag: text,
  message: text,
  compare_url: text,
  author_name: text,
  author_email: text,
  pull_request_number: count,
  pull_request_title: text,
  repository: z.object({ name: z.string().min(1), owner_name: z.string().min(1), url: text }),
  matrix: z
    .array(maybe(Job))
    .nullish()
    .catch(undefined)
    .transform((jobs) => (jobs ?? []).filter((job) => job !== undefined)),
});
export type Build = z.output<typeof Build>;
