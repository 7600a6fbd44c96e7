import type { Concern, EventOf, Parsed, Text } from '../../src/kit/index.ts';
import { changeOf, type FieldChange, fieldChanges } from './changelog.ts';
import { commentOnly } from './comment.ts';
import { assignees, originOf, restriction, stateOf } from './origin.ts';
import { enumerated, news, topic, uninteresting } from './parsed.ts';
import type { IssueEvent, Item } from './payload/issue.ts';
import { actorOf, concern, concerning, namesIn, owners } from './people.ts';
import { proseOf } from './prose.ts';

type IssueNews = EventOf<'issue'>;

/** What an update is told as, in words that Jira has for it too. */
interface Headline {
  action: IssueNews['action'];
  /** The second part of the topic, and the third. */
  name: string;
  detail?: string;
  subject?: Text;
  /** Those to list below it. */
  changes: readonly FieldChange[];
  severity?: IssueNews['severity'];
}

/**
 * One delivery is one message, however many fields changed. Its meaning is read from the changelog:
 * `issue_event_type_name` differs between Cloud and Data Center and is absent from old bodies.
 */
export function updated(payload: IssueEvent): Parsed {
  const { issue, user, timestamp, comment } = payload;
  const items = itemsOf(payload);
  const changes = fieldChanges(items);
  if (changes.length === 0) return commentOnly(payload) ?? silent(payload);
  const headline = headlineOf(changes);
  const { action, name, detail, subject, severity } = headline;
  const names = namesIn(issue, [user, comment?.author, comment?.updateAuthor], items);
  const internal = comment?.visibility !== undefined || comment?.jsdPublic === false;
  const text = changes.length === 1 && changes[0]?.topic === 'description' ? issue.fields.description : undefined;
  const { body, mentioned } = proseOf(text ?? (internal ? undefined : comment?.body), names);
  // A new description is shown, and needs no line that says so.
  const listed = text === undefined || !body ? headline.changes.map(changeOf) : [];
  const status = changes.find(({ topic }) => topic === 'status')?.to[0];
  return news(topic('issue_updated', name, detail, restriction(issue)), {
    kind: 'issue',
    ...originOf(issue, user, timestamp),
    severity: severity ?? 'info',
    concerns: concerning([...handed(payload, changes, action), ...mentioned, ...others(payload, action)], user),
    action,
    ...stateOf(issue),
    ...(status !== undefined && { status }),
    author: actorOf(issue.fields.reporter),
    assignees: assignees(issue),
    changes: listed.length > 0 ? listed : undefined,
    subject,
    body,
  });
}

/** The changelog; a post function tells the transition outside of it. */
function itemsOf({ changelog, transition }: IssueEvent): Item[] {
  const items = changelog?.items ?? [];
  const { from_status: from, to_status: to } = transition ?? {};
  const known = items.some(({ field }) => field.toLowerCase() === 'status');
  return known || to === undefined ? items : [...items, { field: 'status', custom: false, from, to }];
}

function headlineOf(changes: readonly FieldChange[]): Headline {
  const of = (name: string) => changes.find(({ topic }) => topic === name);
  const without = (...names: string[]) => changes.filter(({ topic }) => !names.includes(topic));
  const [project, key, status, resolution, assignee] = ['project', 'key', 'status', 'resolution', 'assignee'].map(of);
  if (project ?? key) {
    const subject = project?.to[0];
    const rest = without('project', 'key', 'workflow');
    return { action: 'transferred', name: 'issue_moved', subject, changes: key ? [key, ...rest] : rest };
  }
  if (resolution && resolution.from.length === 0) {
    const severity = unfinished.test(resolution.to.join()) ? 'info' : 'good';
    const subject = enumerated(resolution.to);
    return { action: 'closed', name: 'issue_resolved', subject, changes: without('resolution'), severity };
  }
  if (resolution && resolution.to.length === 0) {
    return { action: 'reopened', name: 'issue_reopened', changes: without('resolution') };
  }
  if (status) return { action: 'updated', name: 'issue_generic', changes };
  if (assignee) return assignment(assignee, without('assignee'));
  return edit(changes);
}

/** Resolutions that close an issue without its work being done. */
const unfinished =
  /won.?t|duplicate|reproduce|incomplete|declin|cancel|invalid|reject|not a bug|不|重复|无法|取消|拒绝|关闭|无效/i;

function assignment(assignee: FieldChange, rest: readonly FieldChange[]): Headline {
  const { from, to } = assignee;
  const name = 'issue_assigned';
  if (to.length === 0)
    return { action: 'unassigned', name, detail: 'nobody', subject: enumerated(from), changes: rest };
  return { action: 'assigned', name, subject: enumerated(to), changes: from.length > 0 ? [assignee, ...rest] : rest };
}

function edit(changes: readonly FieldChange[]): Headline {
  const name = 'issue_updated';
  const [only, second] = changes;
  if (only?.topic === 'labels' && !second && (only.from.length === 0 || only.to.length === 0)) {
    const added = only.to.length > 0;
    const subject = enumerated(added ? only.to : only.from);
    return { action: added ? 'labeled' : 'unlabeled', name, detail: 'labels', subject, changes: [] };
  }
  return { action: 'updated', name, detail: detailOf(changes), changes };
}

/** The field that changed; housekeeping beside something that matters does not count. */
function detailOf(changes: readonly FieldChange[]): string {
  const major = changes.filter(({ minor }) => !minor);
  const telling = new Set((major.length > 0 ? major : changes).map(({ topic }) => topic));
  const [only] = telling;
  if (only !== undefined && telling.size === 1) return only;
  return major.length > 0 ? 'fields' : 'housekeeping';
}

/** Whom the issue was given to or taken from; the changelog knows the account where the issue hides it. */
function handed(
  { issue }: IssueEvent,
  changes: readonly FieldChange[],
  action: IssueNews['action'],
): (Concern | undefined)[] {
  const assignee = changes.find(({ topic }) => topic === 'assignee');
  if (!assignee) return [];
  if (action === 'unassigned') return [account(assignee.fromId, 'author')];
  if (assignee.to.length === 0) return [];
  return [issue.fields.assignee ? concern(issue.fields.assignee, 'assigned') : account(assignee.toId, 'assigned')];
}

/** An id from a changelog: an account id on Cloud, elsewhere a key, which often is the login too. */
function account(id: string | undefined, why: 'assigned' | 'author'): Concern | undefined {
  return id === undefined ? undefined : { id, login: id, why };
}

/** A task that is handed over is the business of two people, other news that of all who belong to the issue. */
function others({ issue }: IssueEvent, action: IssueNews['action']): (Concern | undefined)[] {
  return action === 'assigned' || action === 'unassigned' ? [] : owners(issue);
}

/** Nothing to see in it; an assignment without a changelog is told by the name of the event alone. */
function silent({ issue, user, timestamp, issue_event_type_name: type }: IssueEvent): Parsed {
  const [subject] = assignees(issue);
  if (type !== 'issue_assigned' || subject === undefined) {
    return uninteresting(topic('issue_updated', 'issue_updated'), 'an update without a visible change');
  }
  return news(topic('issue_updated', type, restriction(issue)), {
    kind: 'issue',
    ...originOf(issue, user, timestamp),
    concerns: concerning([concern(issue.fields.assignee, 'assigned')], user),
    action: 'assigned',
    ...stateOf(issue),
    author: actorOf(issue.fields.reporter),
    assignees: [subject],
    subject,
  });
}
