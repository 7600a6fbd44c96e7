import { styleText } from 'node:util';
import { stringify } from 'yaml';
import * as z from 'zod';
import { t } from '../language.ts';

/** What a write changes or would change, as the API tells it. */
export const Changes = z.object({
  changes: z.array(
    z.object({
      what: z.enum(['group', 'hook', 'person']),
      change: z.enum(['added', 'changed', 'removed']),
      id: z.string().optional(),
      name: z.string(),
      fields: z.array(z.string()).optional(),
    }),
  ),
});
export type Change = z.output<typeof Changes>['changes'][number];

const signs = { added: ['+', 'green'], changed: ['~', 'yellow'], removed: ['-', 'red'] } as const;
const hidden = ['robots', 'key', 'secrets'];

/**
 * One line a change, and below it what each field was and becomes. Fields that hold secrets are named only. `before` and
 * `after` are the two configurations, as far as they are at hand.
 */
export function describe(changes: readonly Change[], before?: unknown, after?: unknown): string {
  return changes.flatMap((change) => [headline(change), ...details(change, before, after)]).join('\n');
}

function headline({ what, change, id, name, fields }: Change): string {
  const [sign, colour] = signs[change];
  const noun = { group: t('群', 'group'), hook: t('接入点', 'hook'), person: t('人员', 'person') }[what];
  const told = fields ? `  ${fields.join(', ')}` : '';
  return styleText(colour, `${sign} ${noun} ${name}${id === undefined ? '' : ` (${id})`}`) + told;
}

function details(change: Change, before: unknown, after: unknown): string[] {
  const [was, is] = [entry(change, before), entry(change, after)];
  if (!was || !is) return [];
  return (change.fields ?? [])
    .filter((field) => !hidden.includes(field))
    .flatMap((field) => [
      ...rows(was[field]).map((row) => styleText('red', `    - ${field}: ${row}`)),
      ...rows(is[field]).map((row) => styleText('green', `    + ${field}: ${row}`)),
    ]);
}

function rows(value: unknown): string[] {
  if (value === undefined) return [];
  const text = stringify(value, { collectionStyle: 'flow', lineWidth: 0 }).trimEnd();
  return text.length > 200 ? [`${text.slice(0, 199)}…`] : [text];
}

const lists = { group: 'groups', hook: 'hooks', person: 'people' } as const;
const Entry = z.record(z.string(), z.unknown());

function entry({ what, id, name }: Change, config: unknown): Record<string, unknown> | undefined {
  const list = z.array(Entry).safeParse(Entry.safeParse(config).data?.[lists[what]]);
  return list.data?.find((each) => (id !== undefined && each.id === id) || each.name === name);
}
