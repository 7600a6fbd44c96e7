import * as z from 'zod';
import { id, maybe, type Output, text, timestamp, User } from './common.ts';
import { Changelog, Issue } from './issue.ts';

/** `jira:worklog_updated` of old servers is the event of an issue; its changelog says what was logged. */
export const WorklogEvent = z.object({
  timestamp,
  user: maybe(User),
  issue: maybe(Issue),
  changelog: maybe(Changelog),
  worklog: maybe(
    z.object({
      self: text,
      id,
      issueId: id,
      author: maybe(User),
      updateAuthor: maybe(User),
      comment: z.unknown().optional(),
      timeSpent: text,
    }),
  ),
});
export type WorklogEvent = Output<typeof WorklogEvent>;

/** The two issues come as numbers that no reader knows. */
export const IssueLinkEvent = z.object({
  timestamp,
  issueLink: z.object({
    issueLinkType: maybe(z.object({ name: text, outwardName: text })),
  }),
});
export type IssueLinkEvent = Output<typeof IssueLinkEvent>;

/** https://developer.atlassian.com/cloud/jira/platform/rest/v2/api-group-issue-attachments/ */
export const AttachmentEvent = z.object({
  timestamp,
  user: maybe(User),
  issue: maybe(Issue),
  attachment: z.object({ self: text, filename: text, author: maybe(User) }),
});
export type AttachmentEvent = Output<typeof AttachmentEvent>;

/** `user` is whom the news is about. One Cloud body of `user_deleted` comes without an envelope. */
export const UserEvent = z.object({ timestamp, user: maybe(User), accountId: text, username: text });
export type UserEvent = Output<typeof UserEvent>;

const Thing = z.object({ self: text, name: text });

/** An issue type or a filter; the object bears the name of its kind. */
export const ThingEvent = z.object({
  timestamp,
  issuetype: maybe(Thing),
  issueType: maybe(Thing),
  filter: maybe(Thing),
});
export type ThingEvent = Output<typeof ThingEvent>;

/** A global setting was switched; the value is text or a boolean. */
export const OptionEvent = z.object({
  timestamp,
  property: maybe(
    z.object({ self: text, key: text, value: maybe(z.union([z.string(), z.boolean()]).transform(String)) }),
  ),
});
export type OptionEvent = Output<typeof OptionEvent>;
