import { templates as shipped } from '../../../../templates/index.ts';
import { type Locale, locales, type TemplatedKind } from '../../../event/index.ts';
import { kindOf } from './kinds.ts';

/** Which groups read a template: those of one language, or all. */
export type Reach = Locale | 'all';

/** The reaches there are, in their order. */
export const reaches: readonly Reach[] = [...locales, 'all'];

/** A place for a template on a hook: a kind of event, or a name that its rules use, in one language or in all. */
export interface Slot {
  /** The kind of event that it is looked at with. */
  kind: TemplatedKind;
  /** Of a template that rules name; absent where the kind is the name. */
  name?: string;
  reach: Reach;
}

/** The key of a slot among a hook's templates: `push`, `zh-CN/push`, `en/oncall`. */
export function keyOf({ kind, name = kind, reach }: Slot): string {
  return reach === 'all' ? name : `${reach}/${name}`;
}

/** The slot that a key of a hook's templates stands for; a template that rules name is looked at as `notice`. */
export function slotOf(key: string): Slot {
  const [name = '', language] = key.split('/').reverse();
  const reach = locales.find((each) => each === language) ?? 'all';
  const kind = kindOf(name);
  return kind ? { kind, reach } : { kind: 'notice', name, reach };
}

/** The language that a slot is shown in: its own, else that of the page. */
export function localeOf({ reach }: Slot, page: Locale): Locale {
  return reach === 'all' ? page : reach;
}

/** The text of the template that ships for a kind, in one language and for a source. */
export function builtIn(kind: TemplatedKind, locale: Locale, source: string): string {
  return shipped[`${locale}/${source}/${kind}`] ?? shipped[`${locale}/${kind}`] ?? '';
}

/** The slots that a hook has filled, in the order of its configuration. */
export function filled(templates: Readonly<Record<string, string>>): { key: string; slot: Slot }[] {
  return Object.keys(templates).map((key) => ({ key, slot: slotOf(key) }));
}

/** Whether a hook reads a kind by a template of its own in a language. */
export function isOwn(templates: Readonly<Record<string, string>>, kind: TemplatedKind, locale: Locale): boolean {
  return Object.hasOwn(templates, kind) || Object.hasOwn(templates, `${locale}/${kind}`);
}

/** The address of the editor. */
export function editorPath({ kind, name, reach }: Slot, hook: string | undefined): string {
  const query = new URLSearchParams({ kind, reach });
  if (name !== undefined) query.set('name', name);
  if (hook !== undefined) query.set('hook', hook);
  return `/console/templates/edit?${query}`;
}
