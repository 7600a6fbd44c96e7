import * as z from 'zod';

/** The languages a message, a page or an error can be written in. The first is written first. */
export const locales = ['zh-CN', 'en'] as const;

/** One of {@link locales}. */
export type Locale = (typeof locales)[number];

/**
 * Words that reach a reader. A plain string is somebody's own text (a title, a branch) and reads the same in every
 * language; an object holds words that an adapter wrote, once per language. Never markup: it is escaped when rendered.
 */
export const Text = z.union([z.string(), z.object({ 'zh-CN': z.string(), en: z.string() })]);
export type Text = z.infer<typeof Text>;

/**
 * Somebody's formatted text in the markup of the system it comes from; rendering reduces it to an excerpt. `jira` is wiki
 * markup, `adf` the JSON text of an Atlassian document.
 */
export const Markup = z.object({ format: z.enum(['text', 'markdown', 'jira', 'adf']), text: z.string() });
export type Markup = z.infer<typeof Markup>;

/** The words of `text` in one language. */
export function localise(text: Text, locale: Locale): string {
  return typeof text === 'string' ? text : text[locale];
}
