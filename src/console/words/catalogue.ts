import type { Locale } from '../../event/index.ts';

/** A text, or what makes one of what it is about. */
type Phrase = string | ((...about: never[]) => string);

/** A page's words in both languages, side by side, so that none can be missing. */
type Entries<Phrases extends Record<string, Phrase>> = {
  readonly [Name in keyof Phrases]: Readonly<Record<Locale, Phrases[Name]>>;
};

/** A page's words in one language. */
export type WordsOf<Catalogue extends (locale: Locale) => unknown> = ReturnType<Catalogue>;

/**
 * Makes a page's catalogue: `const words = catalogue({ title: { 'zh-CN': '群', en: 'Groups' } })`, then `words(locale).title`.
 * A phrase may be a function; both languages take the same arguments.
 */
export function catalogue<Phrases extends Record<string, Phrase>>(
  entries: Entries<Phrases>,
): (locale: Locale) => Phrases {
  const inOne = (locale: Locale): Phrases => {
    const phrases: Partial<Phrases> = {};
    for (const name in entries) phrases[name] = entries[name][locale];
    return phrases as Phrases;
  };
  const all: Record<Locale, Phrases> = { 'zh-CN': inOne('zh-CN'), en: inOne('en') };
  return (locale) => all[locale];
}
