import { randomHex } from '../../../directory/bytes.ts';
import type { Hook } from '../../../directory/index.ts';
import { STARS } from '../../../directory/stars.ts';
import type { Locale } from '../../../event/index.ts';
import type { Adapter } from '../../../kit/index.ts';
import type { Form } from '../../form.ts';
import { mentionings, type Plan, planOf, presets, settingsOf, usual } from './plan.ts';

/** How requests of a hook prove themselves: with a secret, or by knowing the address. */
export const proofs = ['secret', 'address'] as const;
export type Proof = (typeof proofs)[number];

/** What the form of this step holds: what was typed, right or wrong. */
export interface PlanFields extends Plan {
  name: string;
  repositories: readonly string[];
  proof: Proof;
}

/** The form for a hook that is not there yet; `taken`: names that other hooks have. */
export function blankPlan({ name: source, title }: Adapter, locale: Locale, taken: readonly string[]): PlanFields {
  const named = (n: number) => (n === 1 ? title[locale] : `${title[locale]} ${n}`);
  let n = 1;
  while (taken.includes(named(n))) n++;
  return { ...usual, name: named(n), repositories: [], proof: source === 'custom' ? 'address' : 'secret' };
}

/** The form for a hook that was made and may still be changed. */
export function fieldsOfHook(hook: Hook): PlanFields {
  const proof = hook.auth === 'secret-url' ? 'address' : 'secret';
  return { ...planOf(hook), name: hook.name, repositories: hook.repositories ?? [], proof };
}

/** What was sent, in a form or in the query of a preview; `before` stands where nothing was. */
export function readPlan(form: Form, before: PlanFields): PlanFields {
  if (!form.has('preset')) return before;
  const preset = presets.find((each) => each === form.text('preset')) ?? before.preset;
  const mention = mentionings.find((each) => each === form.text('mention')) ?? before.mention;
  const proof = proofs.find((each) => each === form.text('proof')) ?? before.proof;
  return {
    preset,
    mention,
    proof,
    name: form.text('name'),
    repositories: entries(form, 'repositories'),
    branches: entries(form, 'branches'),
    muted: entries(form, 'muted'),
  };
}

/** The hook that the fields describe, for the Directory to check. `stored`: what was made of them before. */
export function hookDraft(
  fields: PlanFields,
  adapter: Adapter,
  group: string,
  locale: Locale,
  stored: Hook | undefined,
): object {
  const isAddress = choosesProof(adapter) && fields.proof === 'address';
  return {
    ...stored,
    name: fields.name,
    source: adapter.name,
    groups: [group],
    ...settingsOf(fields, adapter, locale),
    ...(adapter.repository ? { repositories: fields.repositories } : {}),
    auth: isAddress ? 'secret-url' : stored?.auth === 'secret-url' ? undefined : stored?.auth,
    secrets: isAddress ? [] : makesSecret(adapter) ? secretsOf(stored) : (stored?.secrets ?? []),
  };
}

/** Whether a hook of this source may do without a secret; where the vendor signs with a key of its own, nobody has to choose. */
export function choosesProof({ auth, keys }: Adapter): boolean {
  return keys === undefined && auth.some(({ id }) => id === 'secret-url') && auth.length > 1;
}

/** Whether the secret is chosen here. Trello hands its own out, Travis CI publishes a key. */
function makesSecret({ name, auth, keys }: Adapter): boolean {
  return name !== 'trello' && keys === undefined && auth[0].id !== 'secret-url';
}

function secretsOf(stored: Hook | undefined): string[] {
  const kept = stored?.secrets.map(() => STARS) ?? [];
  return kept.length > 0 ? kept : [randomHex(32)];
}

function entries(form: Form, name: string): string[] {
  return form
    .text(name)
    .split(/[\n,，、]/)
    .map((each) => each.trim())
    .filter((each) => each !== '');
}
