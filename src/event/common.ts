import * as z from 'zod';
import { Text } from './text.ts';

/** How the news feels to its readers: `bad` needs somebody, `warn` might, `good` closes something. */
export const Severity = z.enum(['info', 'good', 'warn', 'bad']);
export type Severity = z.infer<typeof Severity>;

/** Who did it, or who is named: the display name if there is one, the login otherwise. */
export const Actor = z.object({
  name: z.string().min(1),
  login: z.string().optional(),
  url: z.string().optional(),
  /** A machine account. */
  bot: z.boolean().optional(),
  /** How the source knows them besides, so that nobody is told of their own doing. */
  id: z.string().optional(),
  email: z.string().optional(),
});
export type Actor = z.infer<typeof Actor>;

/** Where it happened; a message ends its title with this name, a digest groups by it. */
export const Place = z.object({
  /** As its people say it: `acme/web`, `Web 门户`. */
  name: z.string().min(1),
  url: z.string().optional(),
  type: z.enum(['repository', 'organization', 'group', 'project', 'board', 'account', 'service']),
});
export type Place = z.infer<typeof Place>;

/** An account in a source that the event is about; the people table turns it into a mention. */
export const Account = z.object({
  login: z.string().optional(),
  email: z.string().optional(),
  /** The source's own account id, where logins are not sent. */
  id: z.string().optional(),
});
export type Account = z.infer<typeof Account>;

/** An account with its part in the news: given the task, asked to review, named in the text, or whose work it is about. */
export const Concern = Account.extend({
  why: z.enum(['assigned', 'review_requested', 'mentioned', 'author']).optional(),
});
export type Concern = z.infer<typeof Concern>;

/** One field that changed. An absent side was empty. */
export const Change = z.object({ field: Text, from: Text.optional(), to: Text.optional() });
export type Change = z.infer<typeof Change>;

/** A commit in a list or behind a build. */
export const Commit = z.object({
  /** The full id; messages show seven characters. */
  id: z.string(),
  /** First line of its message; may be empty. */
  title: z.string(),
  url: z.string().optional(),
  author: z.string().optional(),
});
export type Commit = z.infer<typeof Commit>;

/** What every event carries. */
export const common = {
  place: Place,
  actor: Actor.optional(),
  /**
   * What a digest folds together: all news about one merge request, one build on one branch, one card. Stable and unique
   * within a source, e.g. `acme/web!57`.
   */
  thread: z.string().optional(),
  /** The one place to open. */
  url: z.string().optional(),
  /** When it happened at the source, ISO 8601. */
  at: z.string().optional(),
  severity: Severity.optional(),
  concerns: z.array(Concern).optional(),
};

/** As people write it: `#128`, `!57`, `WEB-42`. */
export const number = z.string().optional();
