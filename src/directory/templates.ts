import * as z from 'zod';
import { locales, templatedKinds } from '../event/index.ts';
import type { Rule } from '../rules/index.ts';
import { didYouMean } from './suggest.ts';

/** A hook's own templates: `<kind>` or `<locale>/<kind>`, or instead of a kind a name that its rules use → text. */
export const Templates = z
  .record(z.string(), z.string().max(20_000, 'Shorten the template: it may have 20,000 characters.'))
  .superRefine((value, context) => {
    for (const key of Object.keys(value)) {
      const { locale } = partsOf(key);
      if (locale === undefined || (locales as readonly string[]).includes(locale)) continue;
      const message = `Start the name with a language, ${locales.join(' or ')}${didYouMean(locale, locales)}`;
      context.addIssue({ code: 'custom', path: [key], message });
    }
  });

/** The templates that are named after no kind of event and by no rule: they would never be used. */
export function unused(
  templates: Readonly<Record<string, string>>,
  rules: readonly Pick<Rule, 'template'>[],
): { key: string; message: string }[] {
  const named = new Set(rules.flatMap(({ template }) => (template === undefined ? [] : namedBy(templates, template))));
  return Object.keys(templates).flatMap((key) => {
    const { name } = partsOf(key);
    if ((templatedKinds as readonly string[]).includes(name) || named.has(key)) return [];
    const message = `Name the template after a kind of event, such as push or zh-CN/push${didYouMean(name, templatedKinds)}`;
    return [{ key, message }];
  });
}

/** The keys of the templates that a rule means by a name: the one of that name, and those of that name in a language. */
export function namedBy(templates: Readonly<Record<string, string>>, name: string): string[] {
  return [name, ...locales.map((locale) => `${locale}/${name}`)].filter((key) => Object.hasOwn(templates, key));
}

function partsOf(key: string): { locale?: string; name: string } {
  const [name = '', locale] = key.split('/').reverse();
  return { locale, name };
}
