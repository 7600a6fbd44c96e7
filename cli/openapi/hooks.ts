import * as z from 'zod';
import { HookDraft } from '../../src/directory/schema.ts';
import { deliveryOutcomes } from '../../src/inbox/delivery.ts';
import { type Operation, Page, stars } from './operation.ts';
import { Deliveries, DeliveryDetail, Replayed, Sampled, Samples } from './schemas.ts';
import { fields } from './stored.ts';

const HookBody = HookDraft.meta({ id: 'HookDraft' });
const secrets = {
  key: z.string().describe('Stars'),
  secrets: z.array(z.string()).describe('Stars, as many as there are'),
};

/** A hook as it is stored, its secrets as stars. */
export const StoredHook = z.strictObject({ ...fields(HookDraft), ...secrets });

const address = z
  .string()
  .optional()
  .describe('What to paste at the source; absent when the key cannot be opened any more');
const Hook = StoredHook.extend({ url: address }).meta({ id: 'Hook' });
const NewHook = StoredHook.extend({
  url: address,
  secret: z.string().optional().describe('Shown this once, where one was made'),
}).meta({ id: 'NewHook' });

/** The calls on hooks and their deliveries. */
export const hooks: readonly Operation[] = [
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
];
