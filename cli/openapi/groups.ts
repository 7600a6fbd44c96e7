import * as z from 'zod';
import { GroupDraft } from '../../src/directory/schema.ts';
import { Done, type Operation, Page, stars } from './operation.ts';
import { GroupStatus, Messages, Tested } from './schemas.ts';
import { fields } from './stored.ts';

const GroupBody = GroupDraft.meta({ id: 'GroupDraft' });
const Reason = z.object({ reason: z.string().min(1).max(500).describe('Why, for those who look at it later') });

/** A group as it is answered. */
export const Group = z.strictObject(fields(GroupDraft)).meta({ id: 'Group' });

/** The calls on groups and their messages. */
export const groups: readonly Operation[] = [
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
];
