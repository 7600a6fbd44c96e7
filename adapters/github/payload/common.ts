import * as z from 'zod';
import { list, maybe } from '../../../src/kit/index.ts';

export { list, maybe };

/** What is left of a payload after its schema. */
export type Output<S extends z.ZodType> = z.output<S>;

export const text = maybe(z.string());
export const count = maybe(z.number());
export const flag = maybe(z.boolean());

/** A user, bot or organisation. GitHub sends no display names. */
export const User = z.object({ login: z.string().min(1), html_url: text, type: text });
export type User = z.output<typeof User>;

/** A person in a commit: whatever git was told, plus the account GitHub found for the address. */
export const Signature = z.object({ name: text, email: text, username: text });
export type Signature = z.output<typeof Signature>;

/** A commit as it hangs off builds, checks and pushes. */
export const HeadCommit = z.object({ id: z.string(), message: text, timestamp: text, author: maybe(Signature) });
export type HeadCommit = z.output<typeof HeadCommit>;

export const Repository = z.object({
  full_name: z.string().min(1),
  html_url: text,
  default_branch: text,
});
export type Repository = z.output<typeof Repository>;

export const Label = z.object({ name: z.string() });
export const Team = z.object({ name: z.string(), html_url: text });

/** Somebody asked for a review; a team has a name instead of a login. */
export const Reviewer = z.union([User, Team]);
export type Reviewer = z.output<typeof Reviewer>;

/** The earlier value of an edited field. */
export const From = z.object({ from: text });

/** Who and where, as far as GitHub says; every part can be absent. */
export const envelope = {
  repository: maybe(Repository),
  organization: maybe(z.object({ login: z.string().min(1) })),
  enterprise: maybe(z.object({ name: z.string().min(1), html_url: text })),
  /** Deliveries of an App bring only its id; `account` comes with events about the installation itself. */
  installation: maybe(z.object({ id: count, account: maybe(User) })),
  sender: maybe(User),
};

/** {@link envelope} for events that make no sense without a repository. */
export const inRepository = { ...envelope, repository: Repository };

/** What {@link envelope} leaves of a payload. */
export type Envelope = { [K in keyof typeof envelope]?: z.output<(typeof envelope)[K]> };
