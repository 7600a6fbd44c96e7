import * as z from 'zod';
import { limits } from '../../config.ts';
import { read } from '../api.ts';
import type { Attempt, Choice, Choices } from '../contract.ts';
import { done } from '../problems.ts';
import type { Client } from './client.ts';

/** Stands for all projects. */
const all = '*';

const Project = z.object({ key: z.string(), name: z.string() });
const Page = z.object({ values: z.array(Project), isLast: z.boolean().optional() });

/** The whole site, and its projects. */
export async function choicesOf({ api, web, flavour }: Client): Promise<Attempt<Choices>> {
  const choices: Choice[] = [{ id: all, name: api.host, kind: 'site', page: web }];
  const add = (projects: z.output<typeof Project>[]) => {
    for (const { key, name } of projects) {
      choices.push({ id: key, name: `${name} (${key})`, kind: 'project', page: `${web}/browse/${key}` });
    }
  };
  if (flavour !== 'cloud') {
    const listed = await read(api, z.array(Project), '/rest/api/2/project');
    if (!listed.ok) return listed;
    add(listed.value.value);
    return done({ choices, partial: false });
  }
  for (let page = 0; page < limits.connectorPages; page++) {
    const listed = await read(api, Page, `/rest/api/2/project/search?maxResults=100&startAt=${page * 100}`);
    if (!listed.ok) return listed;
    const { values, isLast } = listed.value.value;
    add(values);
    if (isLast !== false || values.length === 0) return done({ choices, partial: false });
  }
  return done({ choices, partial: true });
}

/** The JQL for what somebody typed: keys of projects. Null when it is not that. */
export function jqlFor(place: string): { jql: string; keys: string[] } | null {
  const keys = place
    .split(/[\s,，、]+/)
    .filter((key) => key !== '')
    .map((key) => key.toUpperCase());
  if (keys.length === 0) return null;
  if (keys.includes(all)) return { jql: '', keys: [all] };
  if (keys.length > 50 || !keys.every((key) => /^[A-Z][A-Z0-9_]{0,254}$/.test(key))) return null;
  const quoted = keys.map((key) => `"${key}"`);
  return { jql: quoted.length === 1 ? `project = ${quoted[0]}` : `project in (${quoted.join(', ')})`, keys };
}
