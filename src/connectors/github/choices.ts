import * as z from 'zod';
import { limits } from '../../config.ts';
import type { Attempt, Choice, Choices } from '../contract.ts';
import { done, failed, notTheApi } from '../problems.ts';
import { attempt, type Client } from './client.ts';

const perPage = 100;

const Repositories = z.array(
  z.object({
    full_name: z.string(),
    html_url: z.string(),
    archived: z.boolean().optional(),
    permissions: z.object({ admin: z.boolean().optional() }).optional(),
  }),
);

const Memberships = z.array(z.object({ role: z.string(), organization: z.object({ login: z.string() }) }));

/** The repositories the token's account administers, most recently used first, and the organisations it owns. */
export async function choicesOf(client: Client): Promise<Attempt<Choices>> {
  const organizations = await ownedBy(client);
  if (!organizations.ok) return organizations;
  const choices = organizations.value;
  for (let page = 1; page <= limits.connectorPages; page++) {
    const listed = await attempt(client, 'repository', (octokit) =>
      octokit.request('GET /user/repos', { per_page: perPage, page, sort: 'pushed' }),
    );
    if (!listed.ok) return listed;
    const repositories = Repositories.safeParse(listed.value.data);
    if (!repositories.success) return failed('answer', notTheApi(client.host, 'GitHub'), { field: 'server' });
    const administered = repositories.data.filter((each) => each.permissions?.admin === true && each.archived !== true);
    choices.push(
      ...administered.map((each): Choice => {
        return { id: each.full_name, name: each.full_name, kind: 'repository', page: each.html_url };
      }),
    );
    if (repositories.data.length < perPage) return done({ choices, partial: false });
  }
  return done({ choices, partial: true });
}

/** Tokens that may not list organisations are no less good for repositories. */
async function ownedBy(client: Client): Promise<Attempt<Choice[]>> {
  const listed = await attempt(client, 'organization', (octokit) =>
    octokit.request('GET /user/memberships/orgs', { state: 'active', per_page: perPage }),
  );
  if (!listed.ok) {
    const { cause } = listed.problem;
    return cause === 'scope' || cause === 'right' || cause === 'refused' ? done([]) : listed;
  }
  const memberships = Memberships.safeParse(listed.value.data);
  if (!memberships.success) return failed('answer', notTheApi(client.host, 'GitHub'), { field: 'server' });
  const owned = memberships.data.filter(({ role }) => role === 'admin').map(({ organization }) => organization.login);
  return done(
    owned.map(
      (name) => ({ id: name, name, kind: 'organization', page: `${client.web}/organizations/${name}` }) as const,
    ),
  );
}
