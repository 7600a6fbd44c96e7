import * as z from 'zod';
import { locales } from '../event/index.ts';
import { Id, Name as name, oneOf, Timezone } from './checks.ts';
import { Repositories, Server } from './places.ts';
import { Rules, ruleFields } from './rules.ts';
import { isStars } from './stars.ts';
import { Templates, unused } from './templates.ts';

export { Id } from './checks.ts';

/** What a hook's key looks like: it stands in the URL that is pasted at the source. */
export const KEY = /^[A-Za-z0-9_-]{16,128}$/;

const word = z.string().regex(/^[a-z][a-z0-9-]{0,62}$/, 'Use lower-case letters, digits and hyphens, such as github.');

const RobotDraft = z.strictObject({
  id: Id.optional(),
  webhook: z.string().trim().min(1, 'Paste the address that DingTalk shows for the robot.'),
  secret: z
    .string()
    .trim()
    .refine((value) => isStars(value) || /^\S{6,256}$/.test(value), {
      error:
        'Copy the signing secret (加签) from the robot’s security settings: it is one word, usually starting with SEC.',
    })
    .optional(),
  keywords: z
    .array(z.string().trim().min(1, 'Write a keyword, or leave this entry out.'))
    .max(10, 'Name 10 keywords at most: DingTalk allows no more.')
    .default([]),
});

/** How a group's news is merged. */
const Merge = z.strictObject({
  settle: seconds(60, 'how long a burst gathers').default(1),
  calm: seconds(3_600, 'how long everything but failures is collected, to save calls').default(0),
});

/** What an organisation may spend in a month; groups that name the same organisation share it. */
const Quota = z.strictObject({
  organization: name,
  monthly: z
    .int('Write the number of calls the organisation may make in a month, such as 3000.')
    .min(1, 'Write at least 1.')
    .max(100_000_000, 'Write 100000000 at most.'),
  near: oneOf(['calm', 'continue']).default('calm'),
});

/** A DingTalk group with its robots, as people write it: ids may be left out, secrets may be stars. */
export const GroupDraft = z.strictObject({
  id: Id.optional(),
  name,
  locale: oneOf(locales).default('zh-CN'),
  timezone: Timezone.default('Asia/Shanghai'),
  links: oneOf(['browser', 'sidebar']).default('browser'),
  merge: Merge.prefault({}),
  quota: Quota.optional(),
  operators: Id.optional(),
  robots: z
    .array(RobotDraft)
    .min(1, 'Add at least one robot: messages reach the group through it.')
    .max(20, 'Add 20 robots at most.'),
});
export type GroupDraft = z.output<typeof GroupDraft>;

const topics = z
  .array(
    z
      .string()
      .regex(/^[^\s.]+(\.[^\s.]+)*$/, 'Write a topic such as pull_request.labeled; * stands for one part.')
      .max(100, 'Use 100 characters at most.'),
  )
  .max(200, 'Name 200 topics at most.')
  .default([]);

/**
 * A hook as people write it. Without a `key`, and without `secrets`, an existing hook keeps its own; a new one is given a
 * key, and a secret where its source uses one. `secrets: []` means none.
 */
export const HookDraft = z
  .strictObject({
    id: Id.optional(),
    name,
    source: word,
    key: z
      .string()
      .refine((value) => isStars(value) || KEY.test(value), {
        error: 'Use 16 to 128 letters, digits, - and _, or leave the key out to have one made.',
      })
      .optional(),
    auth: word.optional(),
    secrets: z
      .array(
        z.string().min(1, 'Write the secret, or leave this entry out.').max(8_192, 'Use 8,192 characters at most.'),
      )
      .max(4, 'Name 4 secrets at most, newest first.')
      .optional(),
    repositories: Repositories.optional(),
    server: Server.optional(),
    groups: z.array(Id).min(1, 'Name at least one group that the messages go to.').max(50, 'Name 50 groups at most.'),
    events: z.strictObject({ on: topics, off: topics }).prefault({}),
    templates: Templates.default({}),
    rules: Rules.optional(),
  })
  .superRefine(({ templates, rules = [] }, context) => {
    for (const { key, message } of unused(templates, rules)) {
      context.addIssue({ code: 'custom', path: ['templates', key], message });
    }
  });
export type HookDraft = z.output<typeof HookDraft>;

/** Somebody who can be mentioned: how DingTalk knows them, and how each source does (`email` counts for all). */
export const Person = z
  .strictObject({
    name,
    mobile: z
      .string()
      .trim()
      .regex(
        /^(\+\d{1,4}-)?\d{5,15}$/,
        'Write the mobile number as DingTalk knows it, such as 13800000000 or +852-51234567.',
      )
      .optional(),
    userId: z
      .string()
      .trim()
      .min(1, 'Write the DingTalk userId, or leave it out.')
      .max(64, 'Use 64 characters at most.')
      .optional(),
    accounts: z
      .record(
        z.string(),
        z
          .array(z.string().trim().min(1, 'Write a login, or leave this entry out.'))
          .max(20, 'Name 20 accounts at most.'),
      )
      .default({}),
  })
  .refine((person) => person.mobile !== undefined || person.userId !== undefined, {
    path: ['mobile'],
    error: 'Add a mobile number or a userId: DingTalk mentions people by one of them.',
  });
export type Person = z.output<typeof Person>;

/** The people on their own, as the part of a configuration that they are. */
export const People = z.strictObject({ people: z.array(Person) });

/**
 * The whole configuration as people write it. `groups` and `hooks` have to be there, so that an empty file cannot wipe
 * everything.
 */
export const ConfigDraft = z.strictObject({
  groups: z.array(GroupDraft),
  hooks: z.array(HookDraft),
  people: z.array(Person).default([]),
});
export type ConfigDraft = z.output<typeof ConfigDraft>;

/** A robot with its id in place: what `dingtalk/` posts with. */
export interface GroupRobot extends z.output<typeof RobotDraft> {
  id: string;
}

/** A group with every id and secret in place. */
export interface Group extends Omit<GroupDraft, 'id' | 'robots'> {
  id: string;
  robots: GroupRobot[];
}

/** A hook with its id, key and secrets in place. */
export interface Hook extends Omit<HookDraft, 'id' | 'key' | 'secrets'> {
  id: string;
  key: string;
  /** Newest first. */
  secrets: string[];
}

/** A whole configuration, complete; with its secrets in clear or as stars, depending on who asks. */
export interface Config {
  groups: Group[];
  hooks: Hook[];
  people: Person[];
}

/** The fields people may write, by where they stand: what an unknown field is compared with. */
export const fields: Readonly<Record<string, readonly string[]>> = {
  '': Object.keys(ConfigDraft.shape),
  groups: Object.keys(GroupDraft.shape),
  'groups.robots': Object.keys(RobotDraft.shape),
  'groups.merge': Object.keys(Merge.shape),
  'groups.quota': Object.keys(Quota.shape),
  hooks: Object.keys(HookDraft.shape),
  'hooks.events': ['on', 'off'],
  ...ruleFields,
  people: Object.keys(Person.shape),
};

function seconds(most: number, what: string) {
  const message = `Write whole seconds from 0 to ${most}: ${what}.`;
  return z.int(message).min(0, message).max(most, message);
}
