import type { Locale } from '../../../event/index.ts';
import { templatedKinds } from '../../../event/index.ts';
import { fieldId } from '../../components/field.tsx';
import { sourceTitle } from '../../sources.ts';
import type { View } from '../../view.ts';
import type { Desk, Wish } from './desk.ts';
import { msgtypes } from './draw.ts';
import { kindName } from './kinds.ts';
import type { Material, Materials } from './material.ts';
import { reaches } from './slot.ts';
import { words } from './words.ts';

type Option = readonly [value: string, label: string];

/** A list to choose from, in groups where they have a name. */
export function Choice({
  name,
  label,
  value,
  options,
}: {
  name: string;
  label: string;
  value: string;
  options: readonly { title?: string; options: readonly Option[] }[];
}) {
  const id = fieldId(name);
  const drawn = (each: readonly Option[]) =>
    each.map(([option, text]) => (
      <option value={option} selected={option === value}>
        {text}
      </option>
    ));
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <span class="select">
        <select id={id} name={name}>
          {options.map(({ title, options: some }) =>
            title === undefined ? drawn(some) : <optgroup label={title}>{drawn(some)}</optgroup>,
          )}
        </select>
      </span>
    </div>
  );
}

/** The hooks to choose from, and none. */
export function hookOptions({ hooks }: Pick<Desk, 'hooks'>, page: Locale): Option[] {
  return [
    ['', words(page).noHook],
    ...hooks.map(({ id, name, source }): Option => [id, `${name} · ${sourceTitle(source, page)}`]),
  ];
}

/** Which template: of which hook, for which kind, in which language. A form of its own: another one is another page. */
export function Which({ desk, view }: { desk: Desk; view: View }) {
  const t = words(view.locale);
  const { slot, hook } = desk;
  const kinds = templatedKinds.map((kind): Option => [kind, kindName(kind, view.locale)]);
  const readers = { 'zh-CN': t.readByZh, en: t.readByEn, all: t.readByAll };
  return (
    <form method="get" action="/console/templates/edit" class="which" data-auto>
      {slot.name !== undefined && <input type="hidden" name="name" value={slot.name} />}
      <Choice
        name="hook"
        label={t.hook}
        value={hook?.id ?? ''}
        options={[{ options: hookOptions(desk, view.locale) }]}
      />
      <Choice name="kind" label={t.kind} value={slot.kind} options={[{ options: kinds }]} />
      <Choice
        name="reach"
        label={t.readBy}
        value={slot.reach}
        options={[{ options: reaches.map((reach): Option => [reach, readers[reach]]) }]}
      />
      <button type="submit" class="button">
        {t.show}
      </button>
    </form>
  );
}

/** What the preview shows: an event, as a type of message, on a screen. */
export function PreviewControls({
  desk,
  materials,
  wish,
  page,
}: {
  desk: Desk;
  materials: Materials;
  wish: Wish;
  page: Locale;
}) {
  const t = words(page);
  const types: Readonly<Record<(typeof msgtypes)[number], string>> = {
    markdown: t.markdown,
    actionCard: t.actionCard,
    link: t.link,
    feedCard: t.feedCard,
    text: t.plain,
  };
  const group = (title: string, some: readonly Material[]) =>
    some.length === 0 ? [] : [{ title, options: some.map(({ id, title: text }): Option => [id, text]) }];
  return (
    <div class="fields">
      <Choice
        name="material"
        label={t.material}
        value={wish.material}
        options={[
          ...group(t.deliveries, materials.deliveries),
          ...group(t.samples, materials.samples),
          ...group(t.sourceSamples(sourceTitle(desk.source, page)), materials.source),
        ]}
      />
      <Choice
        name="as"
        label={t.type}
        value={wish.as ?? ''}
        options={[{ options: [['', t.asWritten], ...msgtypes.map((type): Option => [type, types[type]])] }]}
      />
    </div>
  );
}

/** PC or phone: how wide a bubble is drawn. Works by style alone. */
export function Screens({ page }: { page: Locale }) {
  const t = words(page);
  return (
    <fieldset class="segmented screens">
      <legend class="visually-hidden">{t.device}</legend>
      {(['pc', 'phone'] as const).map((device) => (
        <label class="tool">
          <input type="radio" name="screen" value={device} checked={device === 'pc'} class="visually-hidden" />
          <span>{t[device]}</span>
        </label>
      ))}
    </fieldset>
  );
}
