import type { Words } from '../../../src/dingtalk/causes.ts';

/** The languages of the pages. */
export type Language = keyof Words;

/** A Markdown table; bars in its cells are escaped. */
export function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), `|${head.map(() => '---|').join('')}`, ...rows.map(line)].join('\n');
}

/** A number as people read it: 20,000. */
export function grouped(n: number): string {
  return n.toLocaleString('en');
}
