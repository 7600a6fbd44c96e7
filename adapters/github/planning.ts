import { type EventOf, type Parsed, type Route, route } from '../../src/kit/index.ts';
import { changed, factsOf, fields } from './changes.ts';
import { pageOf } from './links.ts';
import { origin } from './origin.ts';
import { filled, news, pick, topic, uninteresting, unsupported, words } from './parsed.ts';
import type { Output } from './payload/common.ts';
import { Gollum, LabelEvent, Milestone } from './payload/repository.ts';
import { markdown } from './prose.ts';

export const planningRoutes: Readonly<Record<string, Route>> = {
  milestone: route(Milestone, milestone),
  label: route(LabelEvent, label),
  gollum: route(Gollum, wiki),
};

/** Reopening a milestone is sent as `opened`. */
const actions: Readonly<Record<string, EventOf<'milestone'>['action']>> = {
  created: 'created',
  opened: 'reopened',
  closed: 'closed',
  edited: 'edited',
  deleted: 'deleted',
};

function milestone(payload: Output<typeof Milestone>): Parsed {
  const { milestone, repository, changes } = payload;
  const action = pick(actions, payload.action);
  if (!action) return unsupported('milestone', payload.action);
  const visible = [
    ...changed(fields.title, changes?.title, milestone.title),
    ...changed(fields.due, changes?.due_on && { from: dayOf(changes.due_on.from) }, dayOf(milestone.due_on)),
  ];
  const bodyEdited = changes?.description !== undefined && changes.description.from !== milestone.description;
  if (action === 'edited' && visible.length === 0 && !bodyEdited) {
    return uninteresting('milestone.edited', 'an edit without a visible change');
  }
  const bodyOnly = action === 'edited' && visible.length === 0;
  return news(topic('milestone', payload.action, bodyOnly ? 'body' : undefined), {
    kind: 'milestone',
    ...origin(payload),
    thread: `${repository.full_name}/milestone/${milestone.number}`,
    url: action === 'deleted' ? pageOf(repository, 'milestones') : milestone.html_url,
    at: milestone.updated_at,
    severity: action === 'closed' ? 'good' : 'info',
    title: milestone.title,
    type: 'milestone',
    action,
    due: dayOf(milestone.due_on),
    open: milestone.open_issues,
    closed: milestone.closed_issues,
    changes: visible.length > 0 ? visible : undefined,
    body: action === 'created' || bodyOnly ? markdown(milestone.description) : undefined,
  });
}

/** The day of a due date, which GitHub sends as a moment. */
function dayOf(time: string | undefined): string | undefined {
  return time?.slice(0, 10);
}

const verbs = {
  created: words('新建了标签「*」', 'created label "*"'),
  edited: words('修改了标签「*」', 'edited label "*"'),
  deleted: words('删除了标签「*」', 'deleted label "*"'),
};

function label(payload: Output<typeof LabelEvent>): Parsed {
  const { action, label, changes, repository } = payload;
  const verb = pick(verbs, action);
  if (!verb) return unsupported('label', action);
  const visible = [
    ...changed(fields.name, changes?.name, label.name),
    ...changed(fields.description, changes?.description, label.description),
  ];
  if (action === 'edited' && visible.length === 0) return uninteresting('label.edited', 'an edit that changed no text');
  return news(topic('label', action), {
    kind: 'notice',
    ...origin(payload),
    thread: `${repository.full_name}/label/${label.name}`,
    url: pageOf(repository, 'labels'),
    title: filled(verb, label.name),
    facts: visible.length > 0 ? factsOf(visible) : undefined,
  });
}

const pageActions: Readonly<Record<string, 'created' | 'deleted'>> = { created: 'created', deleted: 'deleted' };

function wiki(payload: Output<typeof Gollum>): Parsed {
  const pages = payload.pages.map((page): EventOf<'wiki'>['pages'][number] => ({
    title: page.title || page.page_name || 'Home',
    action: pick(pageActions, page.action) ?? 'edited',
    url: page.html_url,
    summary: page.summary || undefined,
  }));
  const [first] = pages;
  if (!first) return uninteresting('gollum', 'no page is named');
  return news('gollum', {
    kind: 'wiki',
    ...origin(payload),
    thread: `${payload.repository.full_name}/wiki`,
    url: pages.length === 1 ? first.url : pageOf(payload.repository, 'wiki'),
    pages,
  });
}
