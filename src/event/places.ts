import * as z from 'zod';
import { Actor, Change, common, number } from './common.ts';
import { Markup, Text } from './text.ts';

/** Somebody joined, left or changed role. */
export const Member = z.object({
  kind: z.literal('member'),
  ...common,
  member: Actor,
  action: z.enum([
    'added',
    'removed',
    'updated',
    'invited',
    'requested',
    'denied',
    /** A request to join is no longer there: taken back, or turned down. */
    'request_removed',
    'blocked',
    'unblocked',
  ]),
  /** The role given or held. */
  role: Text.optional(),
  /** The role before. */
  was: Text.optional(),
  /** The team, when it is not the place itself. */
  team: z.string().optional(),
});

/** Something about the place itself: created, renamed, archived, made public, forked, starred. */
export const Repository = z.object({
  kind: z.literal('repository'),
  ...common,
  action: z.enum([
    'created',
    'deleted',
    'archived',
    'unarchived',
    'edited',
    'renamed',
    'transferred',
    'publicized',
    'privatized',
    'forked',
    'starred',
    'unstarred',
    'imported',
  ]),
  changes: z.array(Change).optional(),
  /** The fork, or where it was transferred from. */
  subject: z.object({ name: z.string(), url: z.string().optional() }).optional(),
});

/** Something watches and says that a thing is wrong, or right again. */
export const Alert = z.object({
  kind: z.literal('alert'),
  ...common,
  title: z.string(),
  number,
  /** What was raised, as the word that stands before its title: `依赖漏洞`, `Vulnerable dependency`. */
  type: Text.optional(),
  status: z.enum(['firing', 'resolved']),
  /** What exactly happened to it, where firing or resolved does not say enough: `已忽略`, `dismissed`. */
  action: Text.optional(),
  /** The source's own grading: `high`, `critical`. */
  level: z.string().optional(),
  facts: z.array(z.object({ name: Text, value: Text })).optional(),
  count: z.number().optional(),
  /** How long it lasted, seconds. */
  seconds: z.number().optional(),
  body: Markup.optional(),
});

/** The generic floor: anything worth saying that has no kind of its own. */
export const Notice = z.object({
  kind: z.literal('notice'),
  ...common,
  /**
   * What happened, as the words that follow the actor's name: `添加了部署密钥 prod`, `added deploy key prod`. Without an
   * actor, a sentence of its own.
   */
  title: Text,
  body: Markup.optional(),
  facts: z.array(z.object({ name: Text, value: Text })).optional(),
  /** The JSON it was made of, for templates of a hook's own: `{{ data.order.id }}`. */
  data: z.unknown().optional(),
});
