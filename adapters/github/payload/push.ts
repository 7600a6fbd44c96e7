import * as z from 'zod';
import { flag, HeadCommit, inRepository, list, maybe, Repository, text } from './common.ts';

const paths = list(z.string());

const PushCommit = z.object({
  ...HeadCommit.shape,
  url: text,
  distinct: flag,
  added: paths,
  removed: paths,
  modified: paths,
});

/** https://docs.github.com/en/webhooks/webhook-events-and-payloads#push */
export const Push = z.object({
  ...inRepository,
  /** The only place where GitHub sends Unix seconds instead of ISO times. */
  repository: z.object({ ...Repository.shape, pushed_at: maybe(z.union([z.number(), z.string()])) }),
  ref: z.string().min(1),
  before: text,
  after: text,
  created: flag,
  deleted: flag,
  forced: flag,
  compare: text,
  commits: list(PushCommit),
  head_commit: maybe(PushCommit),
  pusher: maybe(z.object({ name: z.string().min(1) })),
});

/** https://docs.github.com/en/webhooks/webhook-events-and-payloads#create */
export const RefChange = z.object({
  ...inRepository,
  ref: z.string().min(1),
  ref_type: z.string(),
});
