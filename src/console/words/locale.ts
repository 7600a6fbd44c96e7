import { type Locale, locales } from '../../event/index.ts';

/**
 * The language to show: the one chosen, else the first of Accept-Language that the product speaks. Chinese when a browser
 * says nothing, English when it asks for neither.
 */
export function localeFor(chosen: string | undefined, accepted: string | undefined): Locale {
  const known = locales.find((each) => each === chosen);
  if (known) return known;
  if (!accepted?.trim()) return 'zh-CN';
  const wanted = accepted
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part
        .trim()
        .toLowerCase()
        .split(/\s*;\s*/);
      const weight = Number(parameters.find((each) => each.startsWith('q='))?.slice(2) ?? 1);
      return { tag, weight: Number.isFinite(weight) ? weight : 0 };
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight);
  const first = wanted.find(({ tag }) => /^(zh|en)(-|$)/.test(tag));
  return first?.tag.startsWith('zh') ? 'zh-CN' : 'en';
}
