import type { Context } from 'hono';
import { sha256, toHex } from '../../../directory/bytes.ts';
import type { Group, Hook } from '../../../directory/index.ts';
import { directory } from '../../../directory/stub.ts';
import type { Locale } from '../../../event/index.ts';
import { compile, type Rule } from '../../../rules/index.ts';
import type { FormError } from '../../components/error-summary.tsx';
import { setFlash } from '../../flash.ts';
import { readForm } from '../../form.ts';
import { issueText } from '../../issues/text.ts';
import { page } from '../../page.tsx';
import { recentEvents } from '../../recent-events.ts';
import type { ConsoleContext, ConsoleEnv } from '../../view.ts';
import { listed } from '../../words/numbers.ts';
import { missing } from '../trouble.tsx';
import { HookFrame, hookPath } from './frame.tsx';
import { fieldNames, fieldsOf, type RuleFields, readRule, ruleOf, templatesFor } from './rule-draft.ts';
import { RuleForm } from './rule-form.tsx';
import { RuleList } from './rule-list.tsx';
import { words } from './rule-words.ts';
import { words as hookWords } from './words.ts';
import { changed, putHook } from './write.ts';

/** Deliveries that the rules are tried on. */
const triedOn = 20;

/** A hook's rules in their order. */
export async function rulesPage(c: ConsoleContext): Promise<Response> {
  const hook = await find(c);
  if (!hook) return missing(c);
  const { view } = c.var;
  const groups = await directory(c.env).groups();
  const [mark, hits] = await Promise.all([markOf(hook), hitsOf(c.env, hook, groups)]);
  return page(
    c,
    { title: `${hookWords(view.locale).tabRules} · ${hook.name}`, area: 'hooks' },
    <HookFrame view={view} hook={hook} groups={groups} tab="rules">
      <RuleList view={view} hook={hook} groups={groups} mark={mark} hits={hits} />
    </HookFrame>,
  );
}

/** The form for a rule: for a new one, or for that whose number stands in the path. */
export async function rulePage(c: ConsoleContext): Promise<Response> {
  const hook = await find(c);
  const place = hook && placeOf(c, hook);
  if (!hook || !place) return missing(c);
  return show(c, hook, fieldsOf(place.stored ?? { send: true }), place.number);
}

/** Stores the rule that the form describes, a new one last; or shows it again with what is wrong. */
export async function saveRule(c: ConsoleContext): Promise<Response> {
  const hook = await find(c);
  const place = hook && placeOf(c, hook);
  if (!hook || !place) return missing(c);
  const form = await readForm(c);
  if (form.text('mark') !== (await markOf(hook))) return stale(c, hook);
  const fields = readRule(form);
  const rules: unknown[] = [...(hook.rules ?? [])];
  const index = place.number === null ? rules.length : place.number - 1;
  rules[index] = ruleOf(fields, place.stored);
  const { templates, gone } = templatesFor(hook.templates, rules, fields);
  const written = await putHook(c.env, changed(hook, { rules, templates }), hook.id);
  if (!written.ok) {
    c.status(422);
    return show(c, hook, fields, place.number, errorsOf(c, written.issues, index));
  }
  return done(c, hook, 'saved', gone);
}

/** Changes the list itself: `change` says how, given the rules and the place of one. */
function arrange(change: (rules: readonly Rule[], index: number) => Rule[], said: 'moved' | 'removed') {
  return async (c: ConsoleContext): Promise<Response> => {
    const hook = await find(c);
    const place = hook && placeOf(c, hook);
    if (!hook || place?.number == null) return missing(c);
    if ((await readForm(c)).text('mark') !== (await markOf(hook))) return stale(c, hook);
    const rules = change(hook.rules ?? [], place.number - 1);
    const { templates, gone } = templatesFor(hook.templates, rules);
    const changes = { rules: rules.length > 0 ? rules : undefined, templates };
    const written = await putHook(c.env, changed(hook, changes), hook.id);
    if (written.ok) return done(c, hook, said, gone);
    const { locale } = c.var.view;
    const text = errorsOf(c, written.issues, -1)
      .map((error) => error.text)
      .join(' ');
    setFlash(c, { tone: 'bad', text: hookWords(locale).refused(text) });
    return c.redirect(hookPath(hook.id, 'rules'), 303);
  };
}

/** Puts a rule before the one above it. */
export const moveUp = arrange((rules, i) => swapped(rules, i, i - 1), 'moved');

/** Puts a rule behind the one below it. */
export const moveDown = arrange((rules, i) => swapped(rules, i, i + 1), 'moved');

/** Takes a rule out. */
export const removeRule = arrange((rules, i) => rules.toSpliced(i, 1), 'removed');

function swapped(rules: readonly Rule[], i: number, j: number): Rule[] {
  const [a, b] = [rules[i], rules[j]];
  return a && b ? rules.with(i, b).with(j, a) : [...rules];
}

function find(c: ConsoleContext): Promise<Hook | null> {
  return directory(c.env).getHook(c.req.param('id') ?? '');
}

/** The rule that a request is about; null when there is none of its number. */
function placeOf(c: Context<ConsoleEnv>, { rules = [] }: Hook): { number: number | null; stored: Rule | null } | null {
  const text = c.req.param('number');
  if (text === undefined) return { number: null, stored: null };
  const number = /^[1-9]\d{0,2}$/.test(text) ? Number(text) : 0;
  const stored = rules[number - 1];
  return stored ? { number, stored } : null;
}

/** Tells one state of the rules from another, so that nobody changes what somebody else has changed meanwhile. */
async function markOf({ rules = [] }: Hook): Promise<string> {
  return toHex(await sha256(JSON.stringify(rules))).slice(0, 16);
}

function done(c: ConsoleContext, hook: Hook, what: 'saved' | 'moved' | 'removed', gone: readonly string[]): Response {
  const { locale } = c.var.view;
  const t = words(locale);
  const text = gone.length > 0 ? `${t[what]} ${t.templateGone(listed(gone, locale))}` : t[what];
  setFlash(c, { tone: 'good', text });
  return c.redirect(hookPath(hook.id, 'rules'), 303);
}

function stale(c: ConsoleContext, hook: Hook): Response {
  setFlash(c, { tone: 'warn', text: words(c.var.view.locale).stale });
  return c.redirect(hookPath(hook.id, 'rules'), 303);
}

/** What was refused, by field of the rule at `index`; what is about other rules says which. */
function errorsOf(c: ConsoleContext, issues: readonly { path: string; message: string }[], index: number): FormError[] {
  const { locale } = c.var.view;
  return issues.map(({ path, message }) => {
    const text = inWords(issueText(message, locale), locale);
    const [, place, below = ''] = /^rules\[(\d+)\]\.?(.*)$/.exec(path) ?? [];
    if (path.startsWith('templates')) return { field: 'new.name', text };
    if (place === undefined) return { text };
    if (Number(place) !== index) return { text: words(locale).otherRule(Number(place) + 1, text) };
    const field = fieldNames.find((name) => below === name || below.startsWith(`${name}[`));
    return { field, text };
  });
}

/** The Directory calls another rule `rule 2 "name"`, in every language. */
function inWords(text: string, locale: Locale): string {
  if (locale === 'en') return text;
  return text.replace(/rule (\d+)(?: "(.*?)")? ?/, (_, number: string, name?: string) =>
    name === undefined ? `规则 ${number} ` : `规则 ${number}“${name}”`,
  );
}

async function hitsOf(env: Env, hook: Hook, groups: readonly Group[]) {
  const { rules = [] } = hook;
  if (rules.length === 0) return null;
  const events = await recentEvents(env, hook, triedOn);
  if (events.length === 0) return null;
  const zoneOf = ({ send }: Rule) => {
    const first = Array.isArray(send) ? send[0] : hook.groups[0];
    return groups.find(({ id }) => id === first)?.timezone ?? 'UTC';
  };
  const decides = compile<Rule>(rules, zoneOf);
  const by = rules.map(() => 0);
  for (const { event, receivedAt } of events) {
    const found = decides(event, receivedAt);
    if (found) by[found.number - 1] = (by[found.number - 1] ?? 0) + 1;
  }
  return { of: events.length, by };
}

async function show(
  c: ConsoleContext,
  hook: Hook,
  fields: RuleFields,
  number: number | null,
  errors: readonly FormError[] = [],
): Promise<Response> {
  const { view } = c.var;
  const t = words(view.locale);
  const stub = directory(c.env);
  const [groups, people, mark] = await Promise.all([stub.groups(), stub.people(), markOf(hook)]);
  const title = number === null ? t.addTitle : t.editTitle(number);
  return page(
    c,
    { title: `${title} · ${hook.name}`, area: 'hooks' },
    <HookFrame view={view} hook={hook} groups={groups} tab="rules">
      <h2>{title}</h2>
      <RuleForm
        view={view}
        hook={hook}
        groups={groups}
        people={people}
        fields={fields}
        errors={errors}
        mark={mark}
        number={number}
      />
    </HookFrame>,
  );
}
