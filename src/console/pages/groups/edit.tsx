import { clearHookCache } from '../../../directory/cache.ts';
import type { Group, Written } from '../../../directory/index.ts';
import { allowedOrigins } from '../../../directory/origins.ts';
import { isMaskedWebhook } from '../../../directory/stars.ts';
import { directory } from '../../../directory/stub.ts';
import type { FormError } from '../../components/error-summary.tsx';
import { setFlash } from '../../flash.ts';
import { readForm } from '../../form.ts';
import { formErrors, issueText, webhookError } from '../../issues/text.ts';
import { page } from '../../page.tsx';
import type { ConsoleContext } from '../../view.ts';
import { missing } from '../trouble.tsx';
import { test } from './actions.ts';
import { blankGroup, draftOf, fieldNames, fieldsOf, type GroupFields, readFields } from './draft.ts';
import { GroupForm } from './form.tsx';
import { words } from './form-words.ts';

/** The form for a new group, empty. */
export async function newGroupPage(c: ConsoleContext): Promise<Response> {
  return formPage(c, blankGroup, null, await directory(c.env).groups());
}

/** The form for a stored group. */
export async function editGroupPage(c: ConsoleContext): Promise<Response> {
  const groups = await directory(c.env).groups();
  const stored = groups.find(({ id }) => id === c.req.param('id'));
  return stored ? formPage(c, fieldsOf(stored), stored, groups) : missing(c);
}

/** Stores what the form says, or shows it again with what is wrong. Several buttons send it; `do` says which. */
export async function saveGroup(c: ConsoleContext): Promise<Response> {
  const stub = directory(c.env);
  const [form, groups] = await Promise.all([readForm(c), stub.groups()]);
  const id = c.req.param('id');
  const stored = groups.find((each) => each.id === id) ?? null;
  if (id !== undefined && !stored) return missing(c);
  const fields = readFields(form);
  const wish = form.text('do');
  if (wish === 'add' || wish.startsWith('remove-')) return formPage(c, fields, stored, groups);
  const written = await stub.putGroup(draftOf(fields, stored), id);
  if (!written.ok) {
    c.status(422);
    return formPage(c, fields, stored, groups, errorsOf(c, written, fields));
  }
  clearHookCache();
  const { locale } = c.var.view;
  if (wish === 'save-and-test') return test(c, written.id ?? '');
  setFlash(c, { tone: 'good', text: words(locale).saved(fields.name) });
  return c.redirect(`/console/groups/${written.id}`, 303);
}

/** Takes the group out, unless something still needs it. */
export async function deleteGroup(c: ConsoleContext): Promise<Response> {
  const stub = directory(c.env);
  const id = c.req.param('id') ?? '';
  const group = await stub.getGroup(id);
  if (!group) return missing(c);
  const { locale } = c.var.view;
  const written = await stub.deleteGroup(id);
  if (!written.ok) {
    setFlash(c, { tone: 'bad', text: written.issues.map(({ message }) => issueText(message, locale)).join(' ') });
    return c.redirect(`/console/groups/${id}`, 303);
  }
  clearHookCache();
  setFlash(c, { tone: 'good', text: words(locale).deleted(group.name) });
  return c.redirect('/console/groups', 303);
}

async function formPage(
  c: ConsoleContext,
  fields: GroupFields,
  stored: Group | null,
  groups: readonly Group[],
  errors: readonly FormError[] = [],
): Promise<Response> {
  const { view } = c.var;
  const t = words(view.locale);
  const others = groups.filter(({ id }) => id !== stored?.id);
  const title = stored ? t.editTitle(stored.name) : t.addTitle;
  return page(
    c,
    { title, area: 'groups' },
    <GroupForm view={view} fields={fields} errors={errors} stored={stored} others={others} />,
  );
}

/** The Directory’s refusal by field; what is wrong with a webhook in the words that the parser has in both languages. */
export function errorsOf(
  c: ConsoleContext,
  refused: Extract<Written, { ok: false }>,
  fields: GroupFields,
): FormError[] {
  const { locale } = c.var.view;
  const origins = allowedOrigins(c.env.DINGTALK_ORIGINS);
  const names = fieldNames(fields);
  return formErrors(refused.issues, names, locale).map((error) => {
    const robot = fields.robots.find((_, i) => error.field === `robots[${i}].webhook`);
    if (!robot || isMaskedWebhook(robot.webhook)) return error;
    return { ...error, text: webhookError(robot.webhook, origins, locale) ?? error.text };
  });
}
