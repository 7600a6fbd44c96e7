import { adapters } from '../../adapters/index.ts';
import type { Locale } from '../event/index.ts';
import type { Adapter } from '../kit/index.ts';

const known: readonly Adapter[] = Object.values(adapters);

/** What a source is called; its own word where it is not known (any more). */
export function sourceTitle(source: string, locale: Locale): string {
  return known.find(({ name }) => name === source)?.title[locale] ?? source;
}
