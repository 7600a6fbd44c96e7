import { parseServer } from './address.ts';
import type { Attempt, Field, Values, Words } from './contract.ts';
import type { Network } from './line.ts';
import { done, failed } from './problems.ts';

/** A field's text, without the space around it; its `standard` where nothing was entered. */
export function text(values: Values, name: string, fields: readonly Field[] = []): string {
  const value = values[name];
  const entered = typeof value === 'string' ? value.trim() : '';
  return entered === '' ? (fields.find((field) => field.name === name)?.standard ?? '') : entered;
}

/** The ticked values of a list that are among its options; undefined when the list was left alone. */
export function ticked(values: Values, { name, options = [] }: Field): string[] | undefined {
  const value = values[name];
  if (value === undefined) return undefined;
  const chosen = typeof value === 'string' ? value.split(/[\s,]+/) : value;
  const known = options.map((option) => option.value).filter((each) => chosen.includes(each));
  return known.length > 0 ? known : undefined;
}

/** Whether a box is ticked. */
export function isTicked(values: Values, name: string): boolean {
  return text(values, name) === 'yes';
}

/** The server that was entered, or which field to fill in. Secrets must be one printable word each: they go into headers. */
export function filledIn(
  values: Values,
  fields: readonly Field[],
  network: Network,
): Attempt<{ url: string; host: string }> {
  for (const field of fields) {
    const value = text(values, field.name, fields);
    if (field.required && value === '') return failed('field', empty(field.label), { field: field.name });
    if (field.kind === 'secret' && value !== '' && !/^[\x21-\x7e]{1,1000}$/.test(value)) {
      return failed('field', oneWord(field.label), { field: field.name });
    }
  }
  const address = fields.find(({ kind }) => kind === 'address');
  if (!address) return done({ url: '', host: '' });
  const server = parseServer(text(values, address.name, fields), network.allowPrivate);
  return server.ok ? done(server) : failed('address', server.error, { field: address.name });
}

function empty(label: Words): Words {
  return { 'zh-CN': `请填写“${label['zh-CN']}”。`, en: `Fill in “${label.en}”.` };
}

function oneWord(label: Words): Words {
  return {
    'zh-CN': `“${label['zh-CN']}”里不能有空格、换行或中文，请重新复制。`,
    en: `“${label.en}” must not hold spaces, line breaks or other than plain characters. Copy it again.`,
  };
}
