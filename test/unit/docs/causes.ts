import { type Cause, causes } from '../../../src/dingtalk/causes.ts';
import { table } from '../../../src/dingtalk/table.ts';
import { type Language, tableOf } from './words.ts';

const heads = {
  'zh-CN': ['原因', '钉钉的错误码', '怎么办'],
  en: ['cause', 'DingTalk’s code', 'what to do'],
} as const;

/** DingTalk's codes that lead to a cause, ranges as such; empty where only its wording tells. */
function codesOf(cause: Cause): string {
  const all = table.flatMap((row) =>
    'cause' in row && row.cause === cause && row.code !== undefined
      ? [typeof row.code === 'number' ? `${row.code}` : row.code.join('–')]
      : [],
  );
  return [...new Set(all)].map((code) => `\`${code}\``).join(' ');
}

/** Why things are parked, and the fix: those that stop a whole `robot`, or those that hold back one `message`. */
export function causeTable(locale: Language, scope: string): string {
  const rows = Object.entries(causes)
    .filter(([, each]) => each.scope === scope)
    .map(([cause, { fix }]) => [`\`${cause}\``, codesOf(cause as Cause) || '–', fix[locale]]);
  if (rows.length === 0) throw new Error(`no cause stops a "${scope}"`);
  return tableOf(heads[locale], rows);
}
