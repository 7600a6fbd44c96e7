import * as z from 'zod';
import { id, list, maybe, named, names, type Output, text, timestamp, User } from './common.ts';

/** Wiki markup, or a document in Atlassian's own format. */
const Rich = z.unknown().optional();

const Parent = z.object({ key: z.string().min(1), fields: maybe(z.object({ summary: text })) });

/** What is read of an issue's fields. All decorate: a site may hide any of them. */
const Fields = z.object({
  summary: text,
  description: Rich,
  status: maybe(z.object({ name: text, statusCategory: maybe(z.object({ key: text })) })),
  issuetype: named,
  priority: named,
  resolution: named,
  project: maybe(z.object({ self: text, key: text, name: text })),
  assignee: maybe(User),
  reporter: maybe(User),
  creator: maybe(User),
  labels: names,
  fixVersions: names,
  duedate: text,
  parent: maybe(Parent),
  /** Set where only some people may see the issue. */
  security: maybe(z.looseObject({})),
});

/** https://developer.atlassian.com/cloud/jira/platform/webhooks/ */
export const Issue = z.object({
  id,
  self: text,
  key: z.string().min(1).max(255),
  fields: Fields.nullish()
    .catch(undefined)
    .transform((fields) => fields ?? Fields.parse({})),
});
export type Issue = z.output<typeof Issue>;

/** One entry of a changelog; an absent side was empty. `from` and `to` are for people, the ids beside them for machines. */
export interface Item {
  field: string;
  fieldId?: string;
  custom: boolean;
  from?: string;
  to?: string;
  fromId?: string;
  toId?: string;
}

/**
 * Jira calls the readable new value `toString`, which every object has by inheritance: only own keys are read, and the
 * name does not leave this function.
 */
function itemOf(value: unknown): Item | undefined {
  const own = new Map(Object.entries(typeof value === 'object' && value !== null ? value : {}));
  const said = (key: string) => {
    const found = own.get(key);
    return typeof found === 'string' && found.trim() !== '' ? found : undefined;
  };
  const field = said('field');
  if (field === undefined) return undefined;
  return {
    field,
    fieldId: said('fieldId'),
    custom: own.get('fieldtype') === 'custom',
    from: said('fromString'),
    to: said('toString'),
    fromId: said('tmpFromAccountId') ?? said('from'),
    toId: said('tmpToAccountId') ?? said('to'),
  };
}

/** What one gesture changed. */
export const Changelog = z.object({
  items: list(z.unknown().transform(itemOf)).transform((items) => items.filter((item) => item !== undefined)),
});

/** https://developer.atlassian.com/cloud/jira/platform/rest/v2/api-group-issue-comments/ */
export const Comment = z.object({
  id,
  self: text,
  author: maybe(User),
  updateAuthor: maybe(User),
  body: Rich,
  created: text,
  updated: text,
  /** Only these people may read it. */
  visibility: maybe(z.looseObject({})),
  /** False on an internal note of a service desk. */
  jsdPublic: maybe(z.boolean()),
});
export type Comment = Output<typeof Comment>;

/** A workflow post function tells the transition itself. */
const Transition = z.object({ from_status: text, to_status: text });

const envelope = { timestamp, user: maybe(User) };

/** An issue came, changed or went; some bodies bring a comment along. */
export const IssueEvent = z.object({
  ...envelope,
  issue_event_type_name: text,
  issue: Issue,
  changelog: maybe(Changelog),
  comment: maybe(Comment),
  transition: maybe(Transition),
});
export type IssueEvent = Output<typeof IssueEvent>;

/** Data Center up to 9 leaves the issue out. */
export const CommentEvent = z.object({ ...envelope, issue: maybe(Issue), comment: Comment });
export type CommentEvent = Output<typeof CommentEvent>;

/** An automation rule sends an issue, or its key and fields alone. */
export const AutomationEvent = z.union([
  z.object({ ...envelope, issue: Issue }),
  Issue.transform((issue) => ({ user: undefined, timestamp: undefined, issue })),
]);
export type AutomationEvent = Output<typeof AutomationEvent>;
