import * as z from 'zod';
import { TokenDraft } from '../../src/api/tokens.ts';
import { ConfigDraft, GroupDraft, HookDraft, People, Person } from '../../src/directory/schema.ts';
import { locales } from '../../src/event/index.ts';
import { deliveryOutcomes } from '../../src/inbox/delivery.ts';
import {
  Deliveries,
  DeliveryDetail,
  GroupStatus,
  Messages,
  NewToken,
  Previewed,
  Replayed,
  Sampled,
  Samples,
  Tested,
  TokenList,
  Written,
} from './schemas.ts';
import { fields, stored } from './stored.ts';

/** One call of the API. */
export interface Operation {
  method: 'get' | 'post' | 'put' | 'delete';
  /** As OpenAPI writes it, below `/api`. */
  path: string;
  summary: string;
  /** What else there is to know. */
  details?: string;
  tag: 'Configuration' | 'Groups' | 'Hooks' | 'Connectors' | 'People' | 'Tokens' | 'Previews';
  query?: z.ZodObject;
  body?: z.ZodType;
  /** Also taken and given as YAML. */
  yaml?: boolean;
  /** The reply when all is well, by status; null has no body. */
  replies: Readonly<Record<number, z.ZodType | null>>;
  /** Other statuses it may answer with. */
  errors?: readonly number[];
}

const limit = z.coerce.number().int().min(1).max(500).default(50).describe('How many at most');
const Page = z.object({ limit, before: z.string().optional().describe('Only those before this id') });
const Reason = z.object({ reason: z.string().min(1).max(500).describe('Why, for those who look at it later') });
const Done = z.object({ ok: z.literal(true) });
const stars = 'Webhooks, keys and secrets are shown as stars; written back, stars keep what is stored for the same id.';

const GroupBody = GroupDraft.meta({ id: 'GroupDraft' });
const HookBody = HookDraft.meta({ id: 'HookDraft' });
const ConfigBody = ConfigDraft.meta({ id: 'Config' });
const Group = z.strictObject(fields(GroupDraft)).meta({ id: 'Group' });
const secrets = {
  key: z.string().describe('Stars'),
  secrets: z.array(z.string()).describe('Stars, as many as there are'),
};
const storedHook = z.strictObject({ ...fields(HookDraft), ...secrets });
const address = z
  .string()
  .optional()
  .describe('What to paste at the source; absent when the key cannot be opened any more');
const Hook = storedHook.extend({ url: address }).meta({ id: 'Hook' });
const NewHook = storedHook
  .extend({ url: address, secret: z.string().optional().describe('Shown this once, where one was made') })
  .meta({ id: 'NewHook' });
const Everybody = z.strictObject(fields(People)).meta({ id: 'People' });
const StoredConfig = z
  .strictObject({ groups: z.array(Group), hooks: z.array(storedHook), people: z.array(stored(Person)) })
  .meta({ id: 'StoredConfig' });

/** Every call of the API. `test/workerd/api/openapi.test.ts` compares it with the routes there are. */
export const operations: readonly Operation[] = [
  {
    method: 'get',
    path: '/config',
    summary: 'The whole configuration',
    details: `${stars} With \`accept: application/yaml\` it is YAML.`,
    tag: 'Configuration',
    yaml: true,
    replies: { 200: StoredConfig },
  },
  {
    method: 'put',
    path: '/config',
    summary: 'Replaces the whole configuration, wholly or not at all',
    details: 'Groups and hooks that are not in it are removed. Secrets made for new hooks are in the reply, this once.',
    tag: 'Configuration',
    query: z.object({
      dryRun: z.enum(['true', 'false']).optional().describe('Only tell what would change'),
    }),
    body: ConfigBody,
    yaml: true,
    replies: { 200: Written },
    errors: [422],
  },
  {
    method: 'get',
    path: '/config/schema.json',
    summary: 'The JSON Schema of the configuration, for editors',
    tag: 'Configuration',
    replies: { 200: z.record(z.string(), z.unknown()) },
  },
  {
    method: 'get',
    path: '/openapi.json',
    summary: 'This document',
    tag: 'Configuration',
    replies: { 200: z.record(z.string(), z.unknown()) },
  },
  {
    method: 'get',
    path: '/groups',
    summary: 'All groups',
    tag: 'Groups',
    replies: { 200: z.object({ groups: z.array(Group) }) },
  },
  {
    method: 'post',
    path: '/groups',
    summary: 'Adds a group',
    tag: 'Groups',
    body: GroupBody,
    replies: { 201: Group },
    errors: [422],
  },
  { method: 'get', path: '/groups/{id}', summary: 'One group', tag: 'Groups', replies: { 200: Group }, errors: [404] },
  {
    method: 'put',
    path: '/groups/{id}',
    summary: 'Replaces a group, or adds it under this id',
    details: stars,
    tag: 'Groups',
    body: GroupBody,
    replies: { 200: Group, 201: Group },
    errors: [422],
  },
  {
    method: 'delete',
    path: '/groups/{id}',
    summary: 'Removes a group',
    tag: 'Groups',
    replies: { 204: null },
    errors: [404, 409],
  },
  {
    method: 'get',
    path: '/groups/{id}/status',
    summary: 'What became of everything, how the robots fare, and this month’s calls',
    tag: 'Groups',
    replies: { 200: GroupStatus },
    errors: [404],
  },
  {
    method: 'get',
    path: '/groups/{id}/messages',
    summary: 'Messages, newest first',
    tag: 'Groups',
    query: Page.extend({ state: z.enum(['open', 'sent', 'parked', 'discarded']).optional() }),
    replies: { 200: Messages },
    errors: [400, 404],
  },
  {
    method: 'post',
    path: '/groups/{id}/test',
    summary: 'Sends a test message through every robot and says what to mend',
    tag: 'Groups',
    replies: { 200: Tested },
    errors: [404],
  },
  {
    method: 'post',
    path: '/groups/{id}/pause',
    summary: 'Sends nothing until it is resumed; what arrives is kept',
    tag: 'Groups',
    body: Reason,
    replies: { 200: GroupStatus },
    errors: [404, 422],
  },
  {
    method: 'post',
    path: '/groups/{id}/resume',
    summary: 'Goes on sending',
    tag: 'Groups',
    replies: { 200: GroupStatus },
    errors: [404],
  },
  {
    method: 'post',
    path: '/groups/{id}/discard',
    summary: 'Gives up everything that waits',
    tag: 'Groups',
    body: Reason,
    replies: { 200: Done.extend({ discarded: z.int() }) },
    errors: [404, 422],
  },
  {
    method: 'post',
    path: '/groups/{id}/messages/{message}/retry',
    summary: 'Tries a parked message again',
    tag: 'Groups',
    replies: { 202: Done },
    errors: [404],
  },
  {
    method: 'post',
    path: '/groups/{id}/messages/{message}/discard',
    summary: 'Gives up a parked message',
    tag: 'Groups',
    body: Reason,
    replies: { 200: Done },
    errors: [404, 422],
  },
  {
    method: 'get',
    path: '/hooks',
    summary: 'All hooks, with what to paste at their sources',
    tag: 'Hooks',
    replies: { 200: z.object({ hooks: z.array(Hook) }) },
  },
  {
    method: 'post',
    path: '/hooks',
    summary: 'Adds a hook',
    details: 'Without `key` and `secrets` they are made where the source uses them.',
    tag: 'Hooks',
    body: HookBody,
    replies: { 201: NewHook },
    errors: [422],
  },
  { method: 'get', path: '/hooks/{id}', summary: 'One hook', tag: 'Hooks', replies: { 200: Hook }, errors: [404] },
  {
    method: 'put',
    path: '/hooks/{id}',
    summary: 'Replaces a hook, or adds it under this id',
    details: stars,
    tag: 'Hooks',
    body: HookBody,
    replies: { 200: Hook, 201: NewHook },
    errors: [422],
  },
  {
    method: 'delete',
    path: '/hooks/{id}',
    summary: 'Removes a hook: its address answers 404 from then on',
    tag: 'Hooks',
    replies: { 204: null },
    errors: [404],
  },
  {
    method: 'get',
    path: '/hooks/{id}/samples',
    summary: 'The sample deliveries of the hook’s source',
    tag: 'Hooks',
    replies: { 200: Samples },
    errors: [404],
  },
  {
    method: 'post',
    path: '/hooks/{id}/sample',
    summary: 'Plays a sample through the hook, to its groups',
    details: 'It is journaled and sent by the hook’s rules, like a delivery of the source.',
    tag: 'Hooks',
    body: z.object({ sample: z.string().describe('Its name') }),
    replies: { 202: Sampled },
    errors: [404, 409, 422],
  },
  {
    method: 'get',
    path: '/hooks/{id}/deliveries',
    summary: 'Deliveries, newest first, and how the hook fares',
    tag: 'Hooks',
    query: Page.extend({ outcome: z.enum(deliveryOutcomes).optional() }),
    replies: { 200: Deliveries },
    errors: [400, 404],
  },
  {
    method: 'get',
    path: '/hooks/{id}/deliveries/{delivery}',
    summary: 'One delivery with what arrived and what became of it',
    tag: 'Hooks',
    replies: { 200: DeliveryDetail },
    errors: [404],
  },
  {
    method: 'post',
    path: '/hooks/{id}/deliveries/{delivery}/replay',
    summary: 'Sends a delivery again',
    tag: 'Hooks',
    query: z.object({
      render: z.enum(['true', 'false']).default('false').describe('With today’s adapter and templates'),
    }),
    replies: { 202: Replayed },
    errors: [400, 404, 409],
  },
  {
    method: 'post',
    path: '/preview/{source}',
    summary: 'What a delivery would become',
    details:
      'Send the vendor’s own headers and body; the proof is not needed, nothing is sent or stored. With `hook`, by that hook’s rules, templates and people.',
    tag: 'Previews',
    query: z.object({ locale: z.enum(locales).optional(), hook: z.string().optional() }),
    body: z.unknown(),
    replies: { 200: Previewed },
    errors: [400, 404],
  },
  {
    method: 'get',
    path: '/people',
    summary: 'Everybody who can be mentioned',
    tag: 'People',
    replies: { 200: Everybody },
  },
  {
    method: 'put',
    path: '/people',
    summary: 'Replaces the people',
    tag: 'People',
    body: People.meta({ id: 'PeopleDraft' }),
    replies: { 200: Everybody },
    errors: [422],
  },
  {
    method: 'get',
    path: '/tokens',
    summary: 'The named tokens, without the tokens themselves',
    tag: 'Tokens',
    replies: { 200: TokenList },
  },
  {
    method: 'post',
    path: '/tokens',
    summary: 'Makes a named token',
    tag: 'Tokens',
    body: TokenDraft,
    replies: { 201: NewToken },
    errors: [422],
  },
  {
    method: 'delete',
    path: '/tokens/{id}',
    summary: 'Takes a named token away',
    tag: 'Tokens',
    replies: { 204: null },
    errors: [404],
  },
];
