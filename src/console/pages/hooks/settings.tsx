import { randomBase64Url } from '../../../directory/bytes.ts';
import { clearHookCache } from '../../../directory/cache.ts';
import type { Hook } from '../../../directory/index.ts';
import { directory } from '../../../directory/stub.ts';
import type { FormError } from '../../components/error-summary.tsx';
import { Ask, Card } from '../../components/parts.tsx';
import { setFlash } from '../../flash.ts';
import { type Form, readForm } from '../../form.ts';
import { formErrors, issueText } from '../../issues/text.ts';
import { page } from '../../page.tsx';
import type { ConsoleContext } from '../../view.ts';
import { missing } from '../trouble.tsx';
import { HookFrame, hookPath } from './frame.tsx';
import { type SettingsFields, SettingsForm } from './settings-form.tsx';
import { words } from './settings-words.ts';
import { words as hookWords } from './words.ts';
import { changed, putHook } from './write.ts';

/** A hook's name, groups and proof; deleting it. */
export async function settingsPage(c: ConsoleContext): Promise<Response> {
  const hook = await find(c);
  return hook ? show(c, hook, fieldsOf(hook)) : missing(c);
}

/** Stores them, or shows them again with what is wrong. */
export async function saveSettings(c: ConsoleContext): Promise<Response> {
  const hook = await find(c);
  if (!hook) return missing(c);
  const { locale } = c.var.view;
  const fields = read(await readForm(c), hook);
  const { name, groups, repositories, server, auth } = fields;
  const changes = {
    name,
    groups,
    repositories: repositories.length > 0 ? repositories : undefined,
    server: server || undefined,
    auth: auth || undefined,
  };
  const written = await putHook(c.env, changed(hook, changes), hook.id);
  if (!written.ok) {
    c.status(422);
    return show(c, hook, fields, formErrors(written.issues, Object.keys(fields), locale));
  }
  setFlash(c, { tone: 'good', text: words(locale).saved });
  return c.redirect(hookPath(hook.id, 'settings'), 303);
}

/** Gives the hook another key: its old address is void. */
export async function renewAddress(c: ConsoleContext): Promise<Response> {
  const hook = await find(c);
  if (!hook) return missing(c);
  const { locale } = c.var.view;
  const written = await putHook(c.env, changed(hook, { key: randomBase64Url(24) }), hook.id);
  if (written.ok) setFlash(c, { tone: 'good', text: words(locale).renewed });
  else {
    const text = written.issues.map(({ message }) => issueText(message, locale)).join(' ');
    setFlash(c, { tone: 'bad', text: hookWords(locale).refused(text) });
  }
  return c.redirect(hookPath(hook.id), 303);
}

/** Takes the hook out. */
export async function deleteHook(c: ConsoleContext): Promise<Response> {
  const hook = await find(c);
  if (!hook) return missing(c);
  const { locale } = c.var.view;
  const written = await directory(c.env).deleteHook(hook.id);
  if (!written.ok) {
    setFlash(c, { tone: 'bad', text: written.issues.map(({ message }) => issueText(message, locale)).join(' ') });
    return c.redirect(hookPath(hook.id, 'settings'), 303);
  }
  clearHookCache();
  setFlash(c, { tone: 'good', text: words(locale).removed(hook.name) });
  return c.redirect('/console/hooks', 303);
}

function find(c: ConsoleContext): Promise<Hook | null> {
  return directory(c.env).getHook(c.req.param('id') ?? '');
}

function fieldsOf({ name, groups, repositories = [], server = '', auth = '' }: Hook): SettingsFields {
  return { name, groups, repositories, server, auth };
}

/** What was sent. Groups keep the order that they have: the first one's time zone counts. */
function read(form: Form, { groups }: Hook): SettingsFields {
  const ticked = form.all('groups');
  return {
    name: form.text('name'),
    groups: [...groups.filter((id) => ticked.includes(id)), ...ticked.filter((id) => !groups.includes(id))],
    repositories: form.lines('repositories'),
    server: form.text('server'),
    auth: form.text('auth'),
  };
}

async function show(
  c: ConsoleContext,
  hook: Hook,
  fields: SettingsFields,
  errors: readonly FormError[] = [],
): Promise<Response> {
  const { view } = c.var;
  const t = words(view.locale);
  const groups = await directory(c.env).groups();
  const own = hookPath(hook.id);
  return page(
    c,
    { title: `${hookWords(view.locale).tabSettings} · ${hook.name}`, area: 'hooks' },
    <HookFrame view={view} hook={hook} groups={groups} tab="settings">
      <SettingsForm view={view} hook={hook} groups={groups} fields={fields} errors={errors} />
      <Card title={t.danger}>
        <div class="stack-s">
          <Ask label={t.renew} action={`${own}/renew`} submit={t.renew} danger small>
            <p>{t.renewText}</p>
          </Ask>
          <Ask label={t.remove} action={`${own}/delete`} submit={t.remove} danger small>
            <p>{t.removeText(hook.name)}</p>
          </Ask>
        </div>
      </Card>
    </HookFrame>,
  );
}
