import * as z from 'zod';
import { locales } from '../event/index.ts';
import { bounds, daysOf, minuteOf, type Rule, reasons } from '../rules/index.ts';
import { Id, Name, oneOf, Timezone } from './checks.ts';

const patterns = z
  .array(
    z
      .string()
      .regex(/^!?[^!\s](?:.*\S)?$/s, 'Write a pattern such as main, release/** or !dependabot/**.')
      .max(bounds.pattern, `Use ${bounds.pattern} characters at most.`),
  )
  .min(1, 'Write at least one pattern, or leave this condition out.')
  .max(bounds.patterns, `Write ${bounds.patterns} patterns at most.`)
  .optional();

const time = z
  .string()
  .refine((text) => minuteOf(text) !== undefined, 'Write a time such as 09:00, from 00:00 to 24:00.')
  .optional();

const Hours = z.strictObject({
  days: z
    .array(z.string().refine((text) => daysOf(text) !== undefined, 'Write days such as mon, sat or mon-fri.'))
    .min(1, 'Write at least one day, or leave them out.')
    .max(7, 'Write 7 days at most.')
    .optional(),
  from: time,
  to: time,
  timezone: Timezone.optional(),
});

const When = z.strictObject({
  events: patterns,
  places: patterns,
  branches: patterns,
  source: patterns,
  target: patterns,
  labels: patterns,
  actors: patterns,
  bots: yesOrNo(),
  draft: yesOrNo(),
  paths: patterns,
  types: patterns,
  priorities: patterns,
  statuses: patterns,
  lists: patterns,
  from: patterns,
  severity: patterns,
  hours: Hours.optional(),
});

const onlyTrue = z.literal(true, { error: 'Write true, or leave this out.' });

const destinations = 'Write a list with the ids of 1 to 50 groups, or true for the hook’s own groups.';

const Send = z.union([onlyTrue, z.array(Id).min(1, destinations).max(50, destinations)], { error: destinations });

const mentions = `Write none, all, or a list of reasons (${reasons.join(', ')}) and names of people.`;

const Mention = z.union(
  [z.enum(['none', 'all']), z.array(z.string().trim().min(1).max(100)).min(1, mentions).max(50, mentions)],
  { error: mentions },
);

const ways = ['locale', 'template', 'mention'] as const;

const RuleDraft = z
  .strictObject({
    name: Name.optional(),
    when: When.optional(),
    send: Send.optional(),
    drop: onlyTrue.optional(),
    locale: oneOf(locales).optional(),
    template: z.string().min(1).max(100).optional(),
    mention: Mention.optional(),
  })
  .superRefine((rule, context) => {
    if ((rule.send === undefined) === (rule.drop === undefined)) {
      const message = 'Say what to do, one of the two: send (true, or ids of groups) or drop: true.';
      context.addIssue({ code: 'custom', path: [], message });
    }
    const way = rule.drop ? ways.find((each) => rule[each] !== undefined) : undefined;
    if (way) {
      context.addIssue({
        code: 'custom',
        path: [way],
        message: 'Take this out: what is dropped is not told to anybody.',
      });
    }
  }) satisfies z.ZodType<Rule>;

/** The rules of a hook, as far as each can be checked by itself. */
export const Rules = z.array(RuleDraft).max(bounds.rules, `Write ${bounds.rules} rules at most.`);

/** The fields people may write in a rule, by where they stand. */
export const ruleFields: Readonly<Record<string, readonly string[]>> = {
  'hooks.rules': Object.keys(RuleDraft.shape),
  'hooks.rules.when': Object.keys(When.shape),
  'hooks.rules.when.hours': Object.keys(Hours.shape),
};

function yesOrNo() {
  return z.boolean({ error: 'Write true or false.' }).optional();
}
