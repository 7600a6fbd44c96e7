import * as z from 'zod';
import { bodies } from '../../src/api/connect.ts';
import type { Installation } from '../../src/directory/index.ts';
import { Done, type Operation } from './operation.ts';
import { text, time } from './schemas.ts';

const values = z.record(z.string(), z.union([z.string(), z.array(z.string())]));

const Field = z
  .object({
    name: z.string(),
    label: text,
    hint: text.optional(),
    kind: z.enum(['text', 'secret', 'address', 'check', 'checks']),
    required: z.boolean(),
    standard: z.string().optional().describe('What is meant when it is left empty'),
    placeholder: z.string().optional(),
    link: z.string().optional().describe('The vendor’s page where it is made'),
    options: z.array(z.object({ value: z.string(), label: z.string() })).optional(),
  })
  .meta({ id: 'ConnectorField' });

const Problem = z
  .object({
    ok: z.literal(false),
    problem: z.object({
      cause: z.string().describe('For programs: token, scope, address, …'),
      fix: text.describe('What to do, in both languages'),
      field: z.string().optional().describe('The field to change'),
      answer: z.string().optional().describe('What the source said'),
    }),
  })
  .meta({ id: 'SourceProblem' });

const Installed = z
  .object({
    id: z.string(),
    hook: z.string(),
    source: z.string(),
    place: z.string().describe('As the source names it'),
    name: z.string(),
    account: z.record(z.string(), z.string()).describe('The credentials’ fields that are no secret'),
    options: values,
    remote: z.string().describe('Its id at the source'),
    page: z.string().optional().describe('Where it is looked after'),
    installedAt: time,
    remembered: z.boolean().describe('Whether its credentials are kept, sealed'),
  })
  .meta({ id: 'Installation' }) satisfies z.ZodType<Installation>;

const settled = { installation: Installed, outcome: z.enum(['created', 'updated']), notes: z.array(text) };
const attempt = (well: z.ZodObject) => z.union([well, Problem]);
const Listed = z.object({
  remote: z.string(),
  place: z.string(),
  active: z.boolean(),
  failures: z.int().describe('Deliveries that failed in a row'),
});
const Choice = z.object({
  id: z.string().describe('What install takes as place'),
  name: z.string(),
  kind: z.enum(['repository', 'organization', 'project', 'group', 'instance', 'site', 'board', 'list']),
  page: z.string().optional(),
  more: z.boolean().optional().describe('There are more when it is given as within'),
});

const used = 'What the source refuses is told with status 200, `ok: false` and what to do.';

/** The calls that install webhooks at their sources. */
export const connectors: readonly Operation[] = [
  {
    method: 'get',
    path: '/connectors',
    summary: 'The sources that webhooks can be installed at, and what they ask for',
    tag: 'Connectors',
    replies: {
      200: z.object({
        connectors: z.array(
          z.object({
            source: z.string(),
            fields: z.array(Field).describe('The credentials'),
            options: z.array(Field),
            place: z.object({ label: text, hint: text.optional(), placeholder: z.string().optional() }),
            moves: z.boolean().describe('Whether a webhook can be moved to another place'),
            lists: z.boolean().describe('Whether its webhooks can be listed'),
          }),
        ),
      }),
    },
  },
  {
    method: 'post',
    path: '/connectors/{source}/choices',
    summary: 'The places that credentials may put a webhook on',
    details: `Credentials are used once and not kept. ${used}`,
    tag: 'Connectors',
    body: bodies.choices,
    replies: { 200: attempt(Done.extend({ choices: z.array(Choice), partial: z.boolean() })) },
    errors: [404, 422],
  },
  {
    method: 'get',
    path: '/hooks/{id}/installations',
    summary: 'Where the hook is installed',
    tag: 'Connectors',
    replies: { 200: z.object({ installations: z.array(Installed) }) },
    errors: [404],
  },
  {
    method: 'post',
    path: '/hooks/{id}/install',
    summary: 'Puts the webhook in place at the source',
    details: used,
    tag: 'Connectors',
    body: bodies.install,
    replies: { 200: attempt(Done.extend(settled)) },
    errors: [404, 422],
  },
  {
    method: 'post',
    path: '/hooks/{id}/webhooks',
    summary: 'The webhooks that lead to the hook, as the source lists them',
    details: used,
    tag: 'Connectors',
    body: bodies.list,
    replies: { 200: attempt(Done.extend({ webhooks: z.array(Listed) })) },
    errors: [404, 422],
  },
  {
    method: 'post',
    path: '/hooks/{id}/installations/{installation}/update',
    summary: 'Brings an installed webhook in line with the hook',
    details: used,
    tag: 'Connectors',
    body: bodies.again,
    replies: { 200: attempt(Done.extend(settled)) },
    errors: [404, 422],
  },
  {
    method: 'post',
    path: '/hooks/{id}/installations/{installation}/move',
    summary: 'Lets an installed webhook watch another place',
    details: used,
    tag: 'Connectors',
    body: bodies.move,
    replies: { 200: attempt(Done.extend({ installation: Installed })) },
    errors: [404, 422],
  },
  {
    method: 'post',
    path: '/hooks/{id}/installations/{installation}/remove',
    summary: 'Takes a webhook away at the source, and forgets it',
    details: used,
    tag: 'Connectors',
    body: bodies.again,
    replies: { 200: attempt(Done) },
    errors: [404, 422],
  },
  {
    method: 'delete',
    path: '/hooks/{id}/installations/{installation}',
    summary: 'Forgets an installation without asking the source',
    tag: 'Connectors',
    replies: { 204: null },
    errors: [404],
  },
  {
    method: 'post',
    path: '/hooks/{id}/rotate',
    summary: 'Gives the hook a new secret and tells the sources whose credentials are kept',
    details: `The former secret is accepted as well. ${used}`,
    tag: 'Connectors',
    replies: {
      200: attempt(
        Done.extend({
          secret: z.string().describe('Shown this once, for webhooks that could not be told'),
          told: z.array(
            z.union([
              z.object({ installation: z.string(), ok: z.literal(true) }),
              Problem.extend({ installation: z.string() }),
            ]),
          ),
        }),
      ),
    },
    errors: [404, 409],
  },
];
