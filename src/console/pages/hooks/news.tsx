import type { Hook } from '../../../directory/index.ts';
import { directory } from '../../../directory/stub.ts';
import { adapterFor } from '../../../ingress/adapter.ts';
import type { Adapter } from '../../../kit/index.ts';
import type { FormError } from '../../components/error-summary.tsx';
import { setFlash } from '../../flash.ts';
import { readForm } from '../../form.ts';
import { formErrors, issueText } from '../../issues/text.ts';
import { page } from '../../page.tsx';
import type { ConsoleContext } from '../../view.ts';
import { presets } from '../connect/plan.ts';
import { presetWords } from '../connect/plan-words.ts';
import { missing } from '../trouble.tsx';
import { HookFrame, hookPath } from './frame.tsx';
import { eventsOf, fieldsOf, type NewsFields, presetOf, readFields, withPreset } from './news-draft.ts';
import { NewsForm, Presets } from './news-form.tsx';
import { words } from './news-words.ts';
import { words as hookWords } from './words.ts';
import { changed, putHook } from './write.ts';

/** What a hook tells: presets, and a switch for everything. */
export async function newsPage(c: ConsoleContext): Promise<Response> {
  const found = await find(c);
  return found ? show(c, found, fieldsOf(found.hook.events, found.adapter)) : missing(c);
}

/** Stores the switches, or shows them again with what is wrong. */
export async function saveNews(c: ConsoleContext): Promise<Response> {
  const found = await find(c);
  if (!found) return missing(c);
  const { hook, adapter } = found;
  const { locale } = c.var.view;
  const fields = readFields(await readForm(c), adapter);
  const written = await putHook(c.env, changed(hook, { events: eventsOf(fields, hook.events) }), hook.id);
  if (!written.ok) {
    c.status(422);
    return show(c, found, fields, formErrors(written.issues, ['events.on', 'events.off'], locale));
  }
  setFlash(c, { tone: 'good', text: words(locale).saved });
  return c.redirect(hookPath(hook.id, 'news'), 303);
}

/** Sets everything to a preset. */
export async function usePreset(c: ConsoleContext): Promise<Response> {
  const found = await find(c);
  const preset = presets.find((each) => each === c.req.param('preset'));
  if (!found || !preset) return missing(c);
  const { hook, adapter } = found;
  const { locale } = c.var.view;
  const written = await putHook(c.env, changed(hook, withPreset(hook, preset, adapter, locale)), hook.id);
  if (written.ok) {
    setFlash(c, { tone: 'good', text: words(locale).applied(presetWords[preset].title[locale]) });
  } else {
    const text = written.issues.map(({ message }) => issueText(message, locale)).join(' ');
    setFlash(c, { tone: 'bad', text: hookWords(locale).refused(text) });
  }
  return c.redirect(hookPath(hook.id, 'news'), 303);
}

interface Found {
  hook: Hook;
  adapter: Adapter;
}

async function find(c: ConsoleContext): Promise<Found | null> {
  const hook = await directory(c.env).getHook(c.req.param('id') ?? '');
  const adapter = hook && adapterFor(hook.source);
  return hook && adapter ? { hook, adapter } : null;
}

async function show(
  c: ConsoleContext,
  { hook, adapter }: Found,
  fields: NewsFields,
  errors: readonly FormError[] = [],
): Promise<Response> {
  const { view } = c.var;
  const groups = await directory(c.env).groups();
  return page(
    c,
    { title: `${hookWords(view.locale).tabNews} · ${hook.name}`, area: 'hooks' },
    <HookFrame view={view} hook={hook} groups={groups} tab="news">
      <Presets view={view} hook={hook} adapter={adapter} chosen={presetOf(hook, adapter, view.locale)} />
      <NewsForm view={view} hook={hook} adapter={adapter} fields={fields} errors={errors} />
    </HookFrame>,
  );
}
