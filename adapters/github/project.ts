import { type Parsed, type Route, route, type Text } from '../../src/kit/index.ts';
import { factList } from './alerts.ts';
import { changed, factsOf, fields } from './changes.ts';
import { orgPage } from './links.ts';
import { notice } from './notice.ts';
import { origin } from './origin.ts';
import { filled, pick, topic, translated, uninteresting, unsupported, words } from './parsed.ts';
import type { Envelope, Output } from './payload/common.ts';
import { ProjectsV2, ProjectsV2Item, ProjectsV2StatusUpdate } from './payload/project.ts';
import { markdown } from './prose.ts';

export const projectRoutes: Readonly<Record<string, Route>> = {
  projects_v2: route(ProjectsV2, project),
  projects_v2_item: route(ProjectsV2Item, item),
  projects_v2_status_update: route(ProjectsV2StatusUpdate, statusUpdate),
};

/** `https://github.com/acme` → `https://github.com/orgs/acme/projects/3`, or the list of projects. */
function projectPage(payload: Envelope, number?: number): string | undefined {
  const { place } = origin(payload);
  if (place.type !== 'organization' || !place.url) return place.url;
  return orgPage(place.url, number === undefined ? 'projects' : `projects/${number}`);
}

export const projectVerbs = {
  created: words('新建了项目「*」', 'created project "*"'),
  edited: words('修改了项目「*」', 'edited project "*"'),
  closed: words('关闭了项目「*」', 'closed project "*"'),
  reopened: words('重新打开了项目「*」', 'reopened project "*"'),
  deleted: words('删除了项目「*」', 'deleted project "*"'),
};

function project(payload: Output<typeof ProjectsV2>): Parsed {
  const { action, projects_v2: project, changes } = payload;
  const verb = pick(projectVerbs, action);
  if (!verb) return unsupported('projects_v2', action);
  const visible = [
    ...changed(fields.title, changes?.title, project.title),
    ...changed(fields.description, changes?.short_description, project.short_description),
  ];
  if (action === 'edited' && visible.length === 0) {
    return uninteresting('projects_v2.edited', 'an edit without a visible change');
  }
  return notice(topic('projects_v2', action), payload, `project/${project.number}`, {
    url: projectPage(payload, action === 'deleted' ? undefined : project.number),
    title: filled(verb, project.title),
    facts: visible.length > 0 ? factsOf(visible) : undefined,
    body: action === 'created' ? markdown(project.short_description) : undefined,
  });
}

const contents = {
  DraftIssue: words('草稿', 'a draft'),
  Issue: words('议题', 'an issue'),
  PullRequest: words('合并请求', 'a pull request'),
};
const anything = words('条目', 'an item');

const itemVerbs = {
  created: words('在项目中加入了一个*', 'added * to a project'),
  edited: words('修改了项目中的一个*', 'edited * in a project'),
  archived: words('归档了项目中的一个*', 'archived * in a project'),
  restored: words('恢复了项目中的一个*', 'restored * in a project'),
  deleted: words('从项目中移除了一个*', 'removed * from a project'),
  reordered: words('调整了项目中一个*的顺序', 'reordered * in a project'),
  converted: words('将项目中的草稿转成了*', 'converted a draft in a project to *'),
};

/** GitHub sends neither the item's title nor the project's: only what kind of thing it is, and which field changed. */
function item(payload: Output<typeof ProjectsV2Item>): Parsed {
  const { action, projects_v2_item: item, changes } = payload;
  const verb = pick(itemVerbs, action);
  if (!verb) return unsupported('projects_v2_item', action);
  const value = changes?.field_value;
  const what = pick(contents, item.content_type) ?? anything;
  const visible = value?.field_name
    ? changed(value.field_name, { from: optionName(value.from) }, optionName(value.to))
    : [];
  return notice(topic('projects_v2_item', action), payload, `item/${item.id}`, {
    url: projectPage(payload, value?.project_number),
    at: item.updated_at,
    title: filled(verb, what),
    facts: visible.length > 0 ? factsOf(visible) : undefined,
  });
}

function optionName(option: string | number | { name?: string; title?: string } | undefined): Text | undefined {
  return typeof option === 'object' ? (option.name ?? option.title) : option?.toString();
}

const updateVerbs = {
  created: words('发布了项目进展', 'posted a status update on a project'),
  edited: words('修改了项目进展', 'edited a status update on a project'),
  deleted: words('删除了项目进展', 'deleted a status update on a project'),
};

const progress = {
  INACTIVE: words('未开始', 'inactive'),
  ON_TRACK: words('进展顺利', 'on track'),
  AT_RISK: words('有风险', 'at risk'),
  OFF_TRACK: words('偏离计划', 'off track'),
  COMPLETE: words('已完成', 'complete'),
};

function statusUpdate(payload: Output<typeof ProjectsV2StatusUpdate>): Parsed {
  const { action, projects_v2_status_update: update } = payload;
  const title = pick(updateVerbs, action);
  if (!title) return unsupported('projects_v2_status_update', action);
  const troubled = update.status === 'AT_RISK' || update.status === 'OFF_TRACK';
  return notice(topic('projects_v2_status_update', action), payload, `status-update/${update.id}`, {
    url: projectPage(payload),
    at: update.updated_at,
    severity: action !== 'deleted' && troubled ? 'warn' : 'info',
    title,
    body: action === 'deleted' ? undefined : markdown(update.body),
    facts:
      action === 'deleted'
        ? undefined
        : factList(
            [words('状态', 'Status'), translated(progress, update.status)],
            [words('开始日期', 'Start date'), update.start_date],
            [words('目标日期', 'Target date'), update.target_date],
          ),
  });
}
