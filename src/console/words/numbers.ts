import type { Locale } from '../../event/index.ts';

/** `1,234`: a count as it is written in both languages. */
export function count(n: number): string {
  return new Intl.NumberFormat('en').format(n);
}

/** `1 message`, `3 messages`: a count with its English noun; the plural is the noun with an s unless it is given. */
export function counted(n: number, noun: string, plural = `${noun}s`): string {
  return `${count(n)} ${n === 1 ? noun : plural}`;
}

/** A list as a sentence has it: `甲、乙、丙`, `a, b and c`. */
export function listed(items: readonly string[], locale: Locale): string {
  if (locale === 'zh-CN') return items.join('、');
  return new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(items);
}
