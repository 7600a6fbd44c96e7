import { adapters } from '../../../adapters/index.ts';
import { type Language, tableOf } from './words.ts';

const heads = {
  'zh-CN': ['不发的原因', '主题（`†` 与别的事件重复）'],
  en: ['why it is quiet', 'topics (`†`: another event says it too)'],
} as const;

/** What a source keeps quiet by default, by reason, with the patterns that switch it on again. */
export function quietTable(locale: Language, source: string): string {
  const adapter = adapters[source];
  if (!adapter) throw new Error(`there is no source "${source}"`);
  const { quiet, doubles = [] } = adapter;
  const byReason = Map.groupBy(Object.entries(quiet), ([, why]) => (typeof why === 'string' ? why : why[locale]));
  const rows = [...byReason].map(([why, entries]) => [
    why,
    entries.map(([topic]) => `\`${topic}\`${doubles.includes(topic) ? '†' : ''}`).join(locale === 'en' ? ', ' : '、'),
  ]);
  return tableOf(heads[locale], rows);
}
