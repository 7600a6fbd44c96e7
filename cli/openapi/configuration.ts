import * as z from 'zod';
import { ConfigDraft, Person } from '../../src/directory/schema.ts';
import { Group } from './groups.ts';
import { StoredHook } from './hooks.ts';
import { type Operation, stars } from './operation.ts';
import { Written } from './schemas.ts';
import { stored } from './stored.ts';

const ConfigBody = ConfigDraft.meta({ id: 'Config' });
const StoredConfig = z
  .strictObject({ groups: z.array(Group), hooks: z.array(StoredHook), people: z.array(stored(Person)) })
  .meta({ id: 'StoredConfig' });

/** The calls on the whole configuration, and the documents that describe it. */
export const configuration: readonly Operation[] = [
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
];
