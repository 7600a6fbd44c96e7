import { Lexer, type Token } from 'marked';

/** What stands in a set-up page in place of `{{url}}` and the like. */
export interface Fillings {
  url: string;
  /** Shown where it may still be seen; otherwise words that say so. */
  secret: string;
  origin: string;
  key: string;
}

/** A part of a set-up page under one heading. */
export interface Chapter {
  title: string;
  tokens: Token[];
}

/** A set-up page, taken apart: what it is for, what to do, and what is only needed later. */
export interface Guide {
  intro: Token[];
  steps: Chapter[];
  later: Chapter[];
}

/** The step that ends the work: see that it arrives. */
const last = /确认成功|check that it works/i;

/** Fills a set-up page in and takes it apart at its headings of the second level. */
export function guideOf(markdown: string, fillings: Fillings): Guide {
  const filled = markdown.replaceAll(/\{\{(url|secret|origin|key)\}\}/g, (_, name: keyof Fillings) => fillings[name]);
  const intro: Token[] = [];
  const chapters: Chapter[] = [];
  for (const token of new Lexer({ gfm: true }).lex(filled)) {
    if (token.type === 'heading' && token.depth === 1) continue;
    if (token.type === 'heading' && token.depth === 2) chapters.push({ title: token.text, tokens: [] });
    else (chapters.at(-1)?.tokens ?? intro).push(token);
  }
  const end = chapters.findIndex(({ title }) => last.test(title));
  // A page without that step is a reference: its first chapter is enough to begin with.
  const count = end < 0 ? 1 : end + 1;
  return { intro, steps: chapters.slice(0, count), later: chapters.slice(count) };
}
