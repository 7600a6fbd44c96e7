import * as z from 'zod';
import { People } from '../../src/directory/schema.ts';
import type { Operation } from './operation.ts';
import { fields } from './stored.ts';

const Everybody = z.strictObject(fields(People)).meta({ id: 'People' });

/** The calls on the people. */
export const people: readonly Operation[] = [
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
];
