import * as z from 'zod';
import { id, maybe, type Output, text, timestamp, User } from './common.ts';

/** https://developer.atlassian.com/cloud/jira/software/rest/api-group-sprint/ */
const Sprint = z.object({
  id,
  self: text,
  name: z.string().min(1),
  state: text,
  startDate: text,
  endDate: text,
  goal: text,
  originBoardId: id,
});

export const SprintEvent = z.object({
  timestamp,
  sprint: Sprint,
  oldValue: maybe(Sprint.extend({ name: text })),
});
export type SprintEvent = Output<typeof SprintEvent>;

const Version = z.object({
  id,
  self: text,
  name: z.string().min(1),
  description: text,
  releaseDate: text,
  archived: maybe(z.boolean()),
});

export const VersionEvent = z.object({
  timestamp,
  version: Version,
  /** The version that takes the issues of a deleted one. */
  mergedTo: maybe(z.object({ name: z.string().min(1) })),
});
export type VersionEvent = Output<typeof VersionEvent>;

export const ProjectEvent = z.object({
  timestamp,
  user: maybe(User),
  project: z.object({ self: text, key: text, name: z.string().min(1) }),
});
export type ProjectEvent = Output<typeof ProjectEvent>;

const Board = z.object({ id, self: text, name: z.string().min(1) });
export type Board = Output<typeof Board>;

export const BoardEvent = z.object({ timestamp, board: Board });

/** The board under another name, with its columns. */
export const BoardConfigurationEvent = z.object({ timestamp, configuration: Board });
