import { checkTemplate } from '../../../render/index.ts';
import type { FormError } from '../../components/error-summary.tsx';
import { setFlash } from '../../flash.ts';
import { type Form, readForm } from '../../form.ts';
import { issueText } from '../../issues/text.ts';
import { page } from '../../page.tsx';
import type { ConsoleContext } from '../../view.ts';
import { changed, putHook } from '../hooks/write.ts';
import { missing } from '../trouble.tsx';
import { complaintText } from './complaints.ts';
import { type Desk, deskFor, trialOf, type Wish, wishOf } from './desk.ts';
import { Editor } from './editor.tsx';
import { kindName } from './kinds.ts';
import { materialsFor } from './material.ts';
import { Differences, Preview, Variables } from './preview.tsx';
import { editorPath, keyOf } from './slot.ts';
import { words } from './words.ts';

/** The editor, with what is stored or used now. */
export async function editPage(c: ConsoleContext): Promise<Response> {
  const desk = await deskFor(c, (name) => c.req.query(name));
  if (!desk) return missing(c);
  return editorPage(
    c,
    desk,
    desk.initial,
    wishOf((name) => c.req.query(name)),
  );
}

/** Draws what a text would become: parts of the editor's page, for its script. */
export async function preview(c: ConsoleContext): Promise<Response> {
  const desk = await deskFor(c, (name) => c.req.query(name));
  if (!desk) return missing(c);
  const form = await readForm(c);
  const { locale } = c.var.view;
  const text = textOf(form);
  const trial = await trialOf(
    c,
    desk,
    text,
    wishOf((name) => form.optional(name)),
  );
  return c.html(
    <>
      <Preview trial={trial} page={locale} />
      {desk.slot.name === undefined && <Differences text={text} builtIn={desk.builtIn} page={locale} />}
      <Variables trial={trial} page={locale} />
    </>,
  );
}

/** Stores the template on its hook, or shows it again: with a preview, or with what is wrong. */
export async function save(c: ConsoleContext): Promise<Response> {
  const desk = await deskFor(c, (name) => c.req.query(name));
  if (!desk) return missing(c);
  const form = await readForm(c);
  const { locale } = c.var.view;
  const t = words(locale);
  const text = textOf(form);
  const wish = wishOf((name) => form.optional(name));
  if (form.text('do') !== 'save' || !desk.hook) return editorPage(c, desk, text, wish);
  const checked = checkTemplate(text);
  if (!checked.ok) {
    const error = { field: 'text', text: t.brokenAt(checked.line, complaintText(checked.error, locale)) };
    return editorPage(c, desk, text, wish, [error], checked.line);
  }
  const key = keyOf(desk.slot);
  const isBuiltIn = desk.slot.name === undefined && text === desk.builtIn.trim().concat('\n');
  const { [key]: _, ...others } = desk.hook.templates;
  const templates = isBuiltIn ? others : { ...desk.hook.templates, [key]: text };
  const written = await putHook(c.env, changed(desk.hook, { templates }), desk.hook.id);
  if (!written.ok) {
    const errors = written.issues.map(({ message }) => ({ field: 'text', text: issueText(message, locale) }));
    return editorPage(c, desk, text, wish, errors);
  }
  const said = isBuiltIn ? (desk.stored === undefined ? t.unchanged : t.wasReset) : t.saved;
  setFlash(c, { tone: isBuiltIn && desk.stored === undefined ? 'info' : 'good', text: said });
  const query = new URLSearchParams({ material: wish.material });
  return c.redirect(`${editorPath(desk.slot, desk.hook.id)}&${query}`, 303);
}

/** Deletes the hook's own template. */
export async function reset(c: ConsoleContext): Promise<Response> {
  const desk = await deskFor(c, (name) => c.req.query(name));
  if (!desk?.hook) return missing(c);
  const { locale } = c.var.view;
  const { [keyOf(desk.slot)]: _, ...templates } = desk.hook.templates;
  const written = await putHook(c.env, changed(desk.hook, { templates }), desk.hook.id);
  if (written.ok) setFlash(c, { tone: 'good', text: words(locale).wasReset });
  else setFlash(c, { tone: 'bad', text: written.issues.map(({ message }) => issueText(message, locale)).join(' ') });
  return c.redirect(editorPath(desk.slot, desk.hook.id), 303);
}

async function editorPage(
  c: ConsoleContext,
  desk: Desk,
  text: string,
  wish: Wish,
  errors: readonly FormError[] = [],
  wrong?: number,
): Promise<Response> {
  const { view } = c.var;
  const [trial, materials] = await Promise.all([
    trialOf(c, desk, text, wish),
    materialsFor(c.env, desk.hook, desk.slot.kind, view.locale, view.now),
  ]);
  if (errors.length > 0) c.status(422);
  const t = words(view.locale);
  return page(
    c,
    { title: t.editTitle(kindName(desk.slot.kind, view.locale)), area: 'templates' },
    <Editor
      view={view}
      desk={desk}
      trial={trial}
      wish={{ ...wish, material: trial.material }}
      materials={materials}
      errors={errors}
      wrong={wrong}
    />,
  );
}

/** The text of the editor, with the line ends that templates have. */
function textOf(form: Form): string {
  return form.text('text').replace(/\r\n?/g, '\n').concat('\n');
}
