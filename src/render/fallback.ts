import { oneLine } from './clean.ts';
import type { Rendered } from './contract.ts';
import { escapeMarkdown } from './escape.ts';
import { clip } from './fit.ts';
import { titleChars } from './title.ts';

/**
 * What is said when rendering itself failed: who, kind, title and place, as far as they can be found, without any
 * formatting. `event` may be anything.
 */
export function fallback(event: unknown, error: string): Rendered {
  const actor = nameIn(fieldOf(event, 'actor'));
  const words = [actor, fieldOf(event, 'kind'), fieldOf(event, 'title'), nameIn(fieldOf(event, 'place'))];
  const found = words.filter((word) => typeof word === 'string').map(oneLine);
  const title = clip(found.filter((word) => word !== '').join(' · ') || 'dinghook', titleChars);
  return {
    message: { msgtype: 'markdown', markdown: { title: title.replace(/^#/, '＃'), text: escapeMarkdown(title) } },
    line: escapeMarkdown(title),
    failures: [{ template: 'all', error }],
  };
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).find(([key]) => key === name)?.[1]
    : undefined;
}

function nameIn(value: unknown): unknown {
  return fieldOf(value, 'name');
}
