import {
  type EventOf,
  httpUrl,
  type Parsed,
  type Place,
  type Route,
  route,
  type VerifiedRequest,
} from '../../src/kit/index.ts';
import { updateOf } from './issue-update.ts';
import { origin } from './origin.ts';
import { news, pick, topic, uninteresting, unsupported, words } from './parsed.ts';
import type { Output, User } from './payload/common.ts';
import { Issue } from './payload/issue.ts';
import { actorOf, concerning, isBot, known, mentioned, namesOf, type Party } from './people.ts';
import { pageOf } from './place.ts';
import { markdown } from './prose.ts';
import { isoTime } from './time.ts';

type Payload = Output<typeof Issue>;
type Attributes = Payload['object_attributes'];
type Event = EventOf<'issue'>;

const names = ['issue', 'work_item', 'confidential_issue', 'confidential_work_item'];

export const issueRoutes: Readonly<Record<string, Route>> = Object.fromEntries(
  names.map((name) => [name, route(Issue, (payload, req) => issue(name, payload, req))]),
);

const actions: Readonly<Record<string, Event['action']>> = { open: 'opened', close: 'closed', reopen: 'reopened' };

function issue(event: string, payload: Payload, req: VerifiedRequest): Parsed {
  const { object_attributes: item } = payload;
  const action = item.action ?? actionOf(item);
  const bot = isBot(authorOf(payload)) ? 'bot' : undefined;
  const plain = pick(actions, action);
  if (plain) return news(topic(event, action, bot), told(payload, req, { action: plain }));
  if (action !== 'update') return unsupported(event, action);
  const update = updateOf(payload);
  if (!update) return uninteresting(topic(event, action), 'an update without a visible change');
  const { detail, ...rest } = update;
  return news(topic(event, action, bot ?? detail), told(payload, req, rest));
}

/** GitLab 7 said no action; an issue that was just made is new. */
function actionOf({ state, created_at: created, updated_at: updated }: Attributes): string {
  const table = { closed: 'close', reopened: 'reopen' };
  return pick(table, state) ?? (created !== undefined && created === updated ? 'open' : 'update');
}

/** Who opened it: only the id is sent. */
function authorOf({ object_attributes: { author_id }, user, assignees, assignee }: Payload): User | undefined {
  return known(author_id, [user, ...assignees, assignee]);
}

function told(
  payload: Payload,
  req: VerifiedRequest,
  {
    action,
    concerns,
    ...rest
  }: Pick<Event, 'action' | 'subject' | 'changes' | 'body'> & { concerns?: readonly Party[] },
): Event {
  const { object_attributes: item, user } = payload;
  const assignees = assigneesOf(payload);
  const { place, actor } = origin(payload, req, item.url);
  const opened = action === 'opened';
  const parties: readonly Party[] = concerns ?? [
    ['assigned', assignees],
    opened ? ['mentioned', mentioned(item.description)] : ['author', [authorOf(payload)]],
  ];
  const labels = payload.labels.length > 0 ? payload.labels : item.labels;
  const closedFor = action === 'closed' ? reasonOf(item) : undefined;
  return {
    kind: 'issue',
    place,
    actor,
    ...aboutIssue(item, place),
    at: isoTime(item.updated_at),
    severity: action === 'closed' && !closedFor ? 'good' : 'info',
    concerns: concerning(parties, user),
    action,
    type: item.type === 'Issue' ? undefined : item.type,
    author: actorOf(authorOf(payload), payload.project, req),
    assignees: namesOf(assignees),
    labels: labels.map(({ title }) => title),
    body: opened ? markdown(item.description) : undefined,
    subject: closedFor,
    ...rest,
  };
}

/** An issue or work item by its thread, page, number and title. */
export function aboutIssue(
  item: { iid: number; title: string; url?: string },
  place: Place,
): { thread: string; url: string | undefined; number: string; title: string } {
  return {
    thread: `${place.name}#${item.iid}`,
    url: httpUrl(item.url) ?? (place.type === 'group' ? undefined : pageOf(place, `issues/${item.iid}`)),
    number: `#${item.iid}`,
    title: item.title,
  };
}

/** Why it was closed, where that was not its end. */
function reasonOf({ duplicated_to_id: duplicate, moved_to_id: moved }: Attributes): Event['subject'] {
  if (duplicate !== undefined) return words('重复', 'duplicate');
  return moved === undefined ? undefined : words('已移到其他项目', 'moved to another project');
}

function assigneesOf({ assignees, assignee }: Payload): readonly User[] {
  return assignees.length > 0 ? assignees : assignee ? [assignee] : [];
}
