import type * as z from 'zod';
import { kindName } from '../../../src/console/pages/templates/kinds.ts';
import {
  common,
  filterHelp,
  liquidFilters,
  liquidTags,
  variables,
} from '../../../src/console/pages/templates/reference/index.ts';
import { Event, type Locale, Place, templatedKinds } from '../../../src/event/index.ts';

const said = {
  'zh-CN': {
    title: '变量和过滤器',
    common: '每种事件都有',
    head: '| 变量 | 意思 | 值 |\n|---|---|---|',
    filters: '过滤器',
    filterHead: '| 写法 | 意思 |\n|---|---|',
    liquid: (tags: string, filters: string) => `Liquid 自带的，可以用这些标签：${tags}；这些过滤器：${filters}。`,
    types: { string: '文字', number: '数字', boolean: '真假', array: '列表', object: '', union: '文字', unknown: '' },
  },
  en: {
    title: 'Variables and filters',
    common: 'In every event',
    head: '| variable | meaning | value |\n|---|---|---|',
    filters: 'Filters',
    filterHead: '| written | meaning |\n|---|---|',
    liquid: (tags: string, filters: string) =>
      `Of Liquid’s own there are these tags: ${tags}; and these filters: ${filters}.`,
    types: {
      string: 'text',
      number: 'number',
      boolean: 'yes or no',
      array: 'list',
      object: '',
      union: 'text',
      unknown: '',
    },
  },
} as const;

/** The generated half of `docs/templates`: every variable of every kind, and every filter. */
export function reference(locale: Locale): string {
  const t = said[locale];
  const code = (words: readonly string[]) => words.map((each) => `\`${each}\``).join(' ');
  const table = (meanings: (typeof variables)['push'], fields: Fields) => [
    t.head,
    ...Object.entries(meanings).map(
      ([name, words]) => `| \`${name}\` | ${words[locale]} | ${valuesOf(fields[name], locale)} |`,
    ),
  ];
  return [
    `## ${t.title}`,
    [`### ${t.common}`, '', ...table(common, { ...fieldsOf('push'), placeType: Place.shape.type })].join('\n'),
    ...templatedKinds.map((kind) =>
      [`### ${kindName(kind, locale)} \`${kind}\``, '', ...table(variables[kind], fieldsOf(kind))].join('\n'),
    ),
    [
      `### ${t.filters}`,
      '',
      t.filterHead,
      ...Object.values(filterHelp).map(
        ({ usage, meaning }) => `| \`${usage.replaceAll('|', '\\|')}\` | ${meaning[locale]} |`,
      ),
      '',
      t.liquid(code(liquidTags), code(liquidFilters)),
    ].join('\n'),
  ].join('\n\n');
}

type Fields = Readonly<Record<string, z.ZodType | undefined>>;

/** The fields of a kind, as its schema has them. */
export function fieldsOf(kind: string): Fields {
  const schema = Event.options.find(({ shape }) => shape.kind.value === kind);
  return schema?.shape ?? {};
}

function valuesOf(schema: z.ZodType | undefined, locale: Locale): string {
  if (schema === undefined) return '';
  const { def }: { def: Def } = schema;
  if (def.type === 'optional' && def.innerType) return valuesOf(def.innerType, locale);
  if (def.type === 'enum') {
    return names(def.entries)
      .map((each) => `\`${each}\``)
      .join(' ');
  }
  const { types } = said[locale];
  return def.type in types ? types[def.type as keyof typeof types] : '';
}

function names(entries: object = {}): string[] {
  return Object.keys(entries);
}

interface Def {
  type: string;
  innerType?: z.ZodType;
  entries?: object;
}
