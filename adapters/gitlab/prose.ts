import type { Markup } from '../../src/kit/index.ts';

/** Somebody's Markdown as GitLab sends it; undefined when there is nothing in it. */
export function markdown(text: string | undefined): Markup | undefined {
  return text?.trim() ? { format: 'markdown', text } : undefined;
}
