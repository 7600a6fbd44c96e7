import { adapters } from '../../../adapters/index.ts';
import { offers } from '../../../src/console/pages/connect/words.ts';
import type { Adapter } from '../../../src/kit/index.ts';
import { proofWords } from './proofs.ts';
import { type Language, tableOf } from './words.ts';

const heads = { 'zh-CN': ['来源', '收什么', '接入步骤'], en: ['source', 'what comes', 'set-up'] } as const;
const steps = { 'zh-CN': '一步步来', en: 'step by step' } as const;

/** Every source with its page and its set-up page; for `sources/README`. */
export function sourceTable(locale: Language): string {
  const rows = Object.values(adapters).map(({ name, title }) => [
    `[${title[locale]}](${name}.${locale}.md)`,
    offers[name]?.[locale] ?? '',
    `[${steps[locale]}](${setup(name, locale)})`,
  ]);
  return tableOf(heads[locale], rows);
}

/** What is known of one source, a line each, with the pages to read on. */
export function factList(locale: Language, source: string): string {
  const adapter = adapters[source];
  if (!adapter) throw new Error(`there is no source "${source}"`);
  const messages = `../../test/golden/${source}`;
  const size = `${adapter.maxBody / 1024 / 1024} MB`;
  const facts =
    locale === 'en'
      ? [
          ['Set-up', `[step by step](${setup(source, locale)})`],
          ['Proof', proofs(adapter, locale)],
          ['Largest request', size],
          ['Every message it makes', `[test/golden/${source}](${messages})`],
          ['The vendor’s page', `<${adapter.docs}>`],
        ]
      : [
          ['接入', `[一步步的说明](${setup(source, locale)})`],
          ['验证', proofs(adapter, locale)],
          ['请求最大', size],
          ['每条消息的样子', `[test/golden/${source}](${messages})`],
          ['官方文档', `<${adapter.docs}>`],
        ];
  return facts.map(([name, fact]) => `- **${name}**${locale === 'en' ? ': ' : '：'}${fact}`).join('\n');
}

function proofs(adapter: Adapter, locale: Language): string {
  const each = adapter.auth.map(
    ({ id }) => `\`${id}\`${locale === 'en' ? ' – ' : '，'}${proofWords(adapter.name, id, locale)}`,
  );
  return each.join(locale === 'en' ? '; ' : '；');
}

function setup(source: string, locale: Language): string {
  return `../../adapters/${source}/setup.${locale}.md`;
}
