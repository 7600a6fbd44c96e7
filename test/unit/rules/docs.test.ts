import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { check } from '../../../src/directory/issues.ts';
import { references } from '../../../src/directory/references.ts';
import { fields, HookDraft, People } from '../../../src/directory/schema.ts';
import { locales } from '../../../src/event/index.ts';
import { bounds, reasons } from '../../../src/rules/index.ts';
import { aliases } from '../../../src/rules/names.ts';
import { sampleConfig } from '../directory/samples.ts';

const page = (name: string, locale: string) =>
  readFileSync(join(import.meta.dirname, `../../../docs/${name}.${locale}.md`), 'utf8');

/** The first example of a page. */
const example = (text: string): Record<string, unknown[]> => parse(/```yaml\n(.*?)```/s.exec(text)?.[1] ?? '');

describe.each(locales)('docs in %s', (locale) => {
  test('name every alias, condition and bound of rules', () => {
    const text = page('rules', locale);
    const words = [...Object.keys(aliases), ...(fields['hooks.rules.when'] ?? [])].map((word) => `\`${word}\``);
    const numbers = Object.values(bounds).map((bound) => `${bound}`);
    expect([...words, ...numbers].filter((word) => !text.includes(word))).toEqual([]);
  });

  test('show rules that can be saved', () => {
    const checked = check(HookDraft, example(page('rules', locale)).hooks?.[0], 'hooks');
    if (!checked.ok) throw new Error(JSON.stringify(checked.issues));
    const { groups: stored, ...rest } = sampleConfig();
    const [first] = stored;
    const groups = first ? [...stored, { ...first, id: 'docs' }] : [];
    const hook = { ...checked.value, id: 'h', key: 'k'.repeat(16), secrets: [] };
    expect(references({ ...rest, groups, hooks: [hook] }).filter(({ path }) => path.startsWith('hooks'))).toEqual([]);
  });

  test('name every reason, and show people that can be saved', () => {
    const text = page('people', locale);
    expect(reasons.filter((reason) => !text.includes(`| \`${reason}\` |`))).toEqual([]);
    expect(check(People, example(text))).toMatchObject({ ok: true });
  });
});
