import { type EventOf, firstLine, type Parsed, type Route, route } from '../../src/kit/index.ts';
import { changed, factsOf, fields } from './changes.ts';
import { notice } from './notice.ts';
import { origin } from './origin.ts';
import { filled, news, pick, topic, uninteresting, unsupported, words } from './parsed.ts';
import type { Output } from './payload/common.ts';
import { ClassicCard, ClassicColumn, ClassicProject } from './payload/project.ts';
import { projectVerbs } from './project.ts';
import { markdown } from './prose.ts';

/** Projects as they were before 2022; GitHub is retiring them. */
export const classicProjectRoutes: Readonly<Record<string, Route>> = {
  project: route(ClassicProject, project),
  project_card: route(ClassicCard, card),
  project_column: route(ClassicColumn, column),
};

function project(payload: Output<typeof ClassicProject>): Parsed {
  const { action, project, changes } = payload;
  const verb = pick(projectVerbs, action);
  if (!verb) return unsupported('project', action);
  const visible = changed(fields.name, changes?.name, project.name);
  const bodyEdited = changes?.body !== undefined && changes.body.from !== project.body;
  if (action === 'edited' && visible.length === 0 && !bodyEdited) {
    return uninteresting('project.edited', 'an edit without a visible change');
  }
  return notice(topic('project', action), payload, `project/${project.name}`, {
    url: action === 'deleted' ? payload.repository?.html_url : project.html_url,
    title: filled(verb, project.name),
    facts: visible.length > 0 ? factsOf(visible) : undefined,
    body: action === 'created' || bodyEdited ? markdown(project.body) : undefined,
  });
}

const cardActions: Readonly<Record<string, EventOf<'card'>['action']>> = {
  created: 'created',
  edited: 'updated',
  converted: 'updated',
  moved: 'moved',
  deleted: 'deleted',
};

/** A card is a note of its own or stands for an issue, of which only the number is sent. */
function card(payload: Output<typeof ClassicCard>): Parsed {
  const { action, project_card: card } = payload;
  const known = pick(cardActions, action);
  if (!known) return unsupported('project_card', action);
  const issue = /\/issues\/(\d+)$/.exec(card.content_url ?? '')?.[1];
  const { place, actor } = origin(payload);
  return news(topic('project_card', action), {
    kind: 'card',
    place,
    actor,
    thread: `${place.name}/card/${card.id}`,
    url: issue === undefined ? place.url : place.url && `${place.url}/issues/${issue}`,
    at: card.updated_at,
    title: firstLine(card.note ?? '') || (issue === undefined ? `${card.id}` : `#${issue}`),
    action: known === 'updated' && card.archived ? 'archived' : known,
  });
}

const columnVerbs = {
  created: words('新建了看板列「*」', 'created column "*"'),
  edited: words('修改了看板列「*」', 'edited column "*"'),
  moved: words('移动了看板列「*」', 'moved column "*"'),
  deleted: words('删除了看板列「*」', 'deleted column "*"'),
};

function column(payload: Output<typeof ClassicColumn>): Parsed {
  const { action, project_column: column, changes } = payload;
  const verb = pick(columnVerbs, action);
  if (!verb) return unsupported('project_column', action);
  const visible = changed(fields.name, changes?.name, column.name);
  if (action === 'edited' && visible.length === 0) {
    return uninteresting('project_column.edited', 'an edit without a visible change');
  }
  return notice(topic('project_column', action), payload, `column/${column.id}`, {
    title: filled(verb, column.name),
    facts: visible.length > 0 ? factsOf(visible) : undefined,
  });
}
