import { escapeMarkdown } from './escape.ts';
import { clip } from './fit.ts';
import { Safe } from './safe.ts';
import { type Clock, dated } from './time.ts';

/** Of one side of a change, characters: a description that was rewritten is not repeated. */
const longest = 60;

/** One changed field as a line: `状态：进行中 → **待测试**`, dates as people write them. Empty for anything else. */
export function changeLine(change: unknown, clock: Clock): Safe {
  const { locale } = clock;
  if (typeof change !== 'object' || change === null) return new Safe('', '');
  const field = 'field' in change ? side(change.field) : '';
  const from = 'from' in change ? dated(side(change.from), clock) : '';
  const to = 'to' in change ? dated(side(change.to), clock) : '';
  const name = `${field}${locale === 'en' ? ': ' : '：'}`;
  if (from === '' && to === '') return both(field);
  if (to === '') return both(name + (locale === 'en' ? `cleared (was ${from})` : `清空（原为 ${from}）`));
  const before = `${name}${from === '' ? '' : `${from} → `}`;
  return new Safe(`${escapeMarkdown(before)}**${escapeMarkdown(to)}**`, `${before}${to}`);
}

function both(text: string): Safe {
  return new Safe(escapeMarkdown(text), text);
}

function side(value: unknown): string {
  return typeof value === 'string' ? clip(value, longest) : '';
}
