import { type EventOf, type Parsed, type Route, route } from '../../src/kit/index.ts';
import { actorOf, homeOf, pageOf, placeOf, timeOf } from './origin.ts';
import { news, pick, topic, uninteresting, unsupported } from './parsed.ts';
import type { Output } from './payload/common.ts';
import { Issue } from './payload/merge-request.ts';

/** Issues of the old 阿里云Code; Codeup has none. */
export const issueRoutes: Readonly<Record<string, Route>> = { issue: route(Issue, issue) };

const actions: Readonly<Record<string, EventOf<'issue'>['action']>> = {
  open: 'opened',
  opened: 'opened',
  close: 'closed',
  closed: 'closed',
  reopen: 'reopened',
  reopened: 'reopened',
};

function issue(payload: Output<typeof Issue>): Parsed {
  const { object_attributes: issue, user } = payload;
  const word = issue.action ?? issue.state ?? '?';
  if (word === 'update') return uninteresting('issue.update', 'the source does not say what was edited');
  const action = pick(actions, word);
  if (!action) return unsupported('issue', word);
  const place = placeOf(payload);
  const number = issue.iid ?? issue.id;
  return news(topic('issue', word), {
    kind: 'issue',
    place,
    actor: actorOf(user),
    thread: number === undefined ? undefined : `${place.name}#${issue.id ?? number}`,
    url: pageOf(issue.url, place) ?? homeOf(place),
    at: timeOf(issue.updated_at),
    severity: action === 'closed' ? 'good' : 'info',
    number: number === undefined ? undefined : `#${number}`,
    title: issue.title,
    action,
    body:
      action === 'opened' && issue.description?.trim() ? { format: 'markdown', text: issue.description } : undefined,
  });
}
