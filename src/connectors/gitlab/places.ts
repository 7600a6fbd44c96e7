import * as z from 'zod';
import { limits } from '../../config.ts';
import { type Api, read } from '../api.ts';
import type { Attempt, Choice, Choices } from '../contract.ts';
import { done, failed } from '../problems.ts';
import type { Scope } from './triggers.ts';
import { refusals } from './words.ts';

/** A place with the path its webhooks are under. */
export interface Place {
  scope: Scope;
  /** What it is stored and given back as. */
  id: string;
  name: string;
  hooks: string;
  /** Where its webhooks are looked after. */
  page: string;
}

const Project = z.object({ id: z.number(), path_with_namespace: z.string(), web_url: z.string().optional() });
const Group = z.object({ id: z.number(), full_path: z.string(), web_url: z.string().optional() });
const User = z.object({ is_admin: z.boolean().optional() });

/** Finds a place by its id or by what somebody typed: a path, or the address of its page. */
export async function find(api: Api, typed: string, web: string): Promise<Attempt<Place>> {
  const text = typed.trim().replace(`${web}/`, '').replace(/\/+$/, '');
  if (text === 'instance')
    return done({ scope: 'instance', id: text, name: web, hooks: '/hooks', page: `${web}/admin/hooks` });
  const [, prefix, path = ''] = /^(?:(project:|group:|groups\/))?([\w.-]+(?:\/[\w.-]+)*)$/.exec(text) ?? [];
  if (path === '' || /(?:^|\/)\.+(?:\/|$)/.test(path)) return failed('field', refusals.place, { field: 'place' });
  if (prefix === undefined ? !path.includes('/') : prefix !== 'project:') return findGroup(api, path, web);
  const project = await read(api, Project, `/projects/${encodeURIComponent(path)}`);
  if (project.ok) {
    const { id, path_with_namespace: name } = project.value.value;
    return done({
      scope: 'project',
      id: `project:${id}`,
      name,
      hooks: `/projects/${id}/hooks`,
      page: `${web}/${name}/-/hooks`,
    });
  }
  // A path may as well be that of a subgroup.
  if (prefix !== undefined || project.problem.cause !== 'right') return project;
  const group = await findGroup(api, path, web);
  return group.ok ? group : project;
}

async function findGroup(api: Api, path: string, web: string): Promise<Attempt<Place>> {
  const group = await read(api, Group, `/groups/${encodeURIComponent(path)}?with_projects=false`);
  if (!group.ok) return group;
  const { id, full_path: name } = group.value.value;
  return done({
    scope: 'group',
    id: `group:${id}`,
    name,
    hooks: `/groups/${id}/hooks`,
    page: `${web}/groups/${name}/-/hooks`,
  });
}

/** Projects where the account is a Maintainer, groups where it is an Owner, and the instance for an administrator. */
export async function choicesOf(api: Api, web: string): Promise<Attempt<Choices>> {
  const user = await read(api, User, '/user');
  // The token of a project or group need not be somebody's.
  if (!user.ok && user.problem.cause !== 'right' && user.problem.cause !== 'scope') return user;
  const groups = await pages(api, Group, '/groups?min_access_level=50&order_by=path');
  if (!groups.ok) return groups;
  const projects = await pages(
    api,
    Project,
    '/projects?membership=true&min_access_level=40&archived=false&simple=true&order_by=last_activity_at',
  );
  if (!projects.ok) return projects;
  const choices: Choice[] = [
    ...projects.value.rows.map((each): Choice => {
      return { id: `project:${each.id}`, name: each.path_with_namespace, kind: 'project', page: each.web_url };
    }),
    ...groups.value.rows.map((each): Choice => {
      return { id: `group:${each.id}`, name: each.full_path, kind: 'group', page: each.web_url };
    }),
  ];
  if (user.ok && user.value.value.is_admin) choices.push({ id: 'instance', name: web, kind: 'instance' });
  return done({ choices, partial: groups.value.partial || projects.value.partial });
}

/** A list, read page by page as far as we go. */
async function pages<S extends z.ZodType>(
  api: Api,
  row: S,
  path: string,
): Promise<Attempt<{ rows: z.output<S>[]; partial: boolean }>> {
  const rows: z.output<S>[] = [];
  for (let page = 1; page <= limits.connectorPages; page++) {
    const listed = await read(api, z.array(row), `${path}&per_page=100&page=${page}`);
    if (!listed.ok) return listed;
    rows.push(...listed.value.value);
    if (listed.value.value.length < 100) return done({ rows, partial: false });
  }
  return done({ rows, partial: true });
}
