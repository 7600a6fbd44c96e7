import { Lexer, type MarkedToken, type Token, type Tokens } from 'marked';
import type { Locale } from '../../event/index.ts';
import { decode } from './entities.ts';

const hidden = /<!--[\s\S]*?(?:-->|$)|<details\b[\s\S]*?(?:<\/details>|$)|<(script|style)\b[\s\S]*?(?:<\/\1>|$)/gi;
const badges = /shields\.io|badge|codecov\.io|travis-ci\.|app\.netlify\.com|circleci\.com|coveralls\.io/i;
const tag = /<\/?[a-z][^<>]*>/gi;

// Quotes and lists in each other deeper than anybody means: the parser would recurse as deep.
const nesting = /^[ \t]*(?:(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t]))[ \t]*){7,}/gm;

/** A line of an excerpt; quoted ones are what somebody else said before. */
export interface Line {
  text: string;
  quoted: boolean;
  heading: boolean;
}

/**
 * GitHub-flavoured markdown as lines of plain text: headings, emphasis and code lose their marks, tasks become ☐ and ☑,
 * tables a line per row, images their alt text, links their text. What is hidden or only decorates a page is left out; a
 * quoted earlier message is left out when anything else was said.
 */
export function reduce(markdown: string, locale: Locale): Line[] {
  const lines = new Reducer(locale).blocks(
    new Lexer({ gfm: true }).lex(markdown.replace(hidden, '').replace(nesting, '')),
  );
  const said = lines.filter(({ quoted, text }) => !quoted && text.trim() !== '');
  return said.length > 0 ? said : lines;
}

class Reducer {
  readonly #locale: Locale;

  constructor(locale: Locale) {
    this.#locale = locale;
  }

  blocks(tokens: readonly Token[], depth = 0): Line[] {
    if (depth > 8) return [];
    return tokens.flatMap((token) => this.#block(token as MarkedToken, depth + 1));
  }

  #block(token: MarkedToken, depth: number): Line[] {
    switch (token.type) {
      case 'heading':
        return said(this.#inline(token.tokens)).map((line) => ({ ...line, heading: true }));
      case 'paragraph':
        return said(this.#inline(token.tokens));
      case 'text':
        return said(token.tokens ? this.#inline(token.tokens) : decode(token.text));
      case 'code':
        return said(token.text);
      case 'blockquote':
        return this.blocks(token.tokens, depth).map((line) => ({ ...line, quoted: true }));
      case 'list':
        return token.items.flatMap((item, index) => this.#item(item, bullet(token, item, index), depth));
      case 'table':
        return token.rows.flatMap((row) => said(this.#row(row)));
      case 'html':
        return said(decode(token.text.replace(/<img\b[^<>]*>/gi, (html) => this.#htmlImage(html)).replace(tag, ' ')));
      default:
        return [];
    }
  }

  #item(item: Tokens.ListItem, mark: string, depth: number): Line[] {
    const [first, ...rest] = this.blocks(item.tokens, depth);
    return first ? [{ ...first, text: `${mark}${first.text}` }, ...rest] : [];
  }

  #row(cells: readonly Tokens.TableCell[]): string {
    const texts = cells.map((cell) => this.#inline(cell.tokens).trim()).filter((text) => text !== '');
    return texts.join(' · ');
  }

  #inline(tokens: readonly Token[], depth = 0): string {
    return depth > 8 ? '' : tokens.map((token) => this.#span(token as MarkedToken, depth + 1)).join('');
  }

  #span(token: MarkedToken, depth: number): string {
    switch (token.type) {
      case 'strong':
      case 'em':
      case 'del':
        return this.#inline(token.tokens, depth);
      case 'link':
        return this.#inline(token.tokens, depth);
      case 'image':
        return this.#image(token);
      case 'br':
        return '\n';
      case 'html':
        return /^<br\b/i.test(token.text) ? '\n' : this.#htmlImage(token.text);
      case 'codespan':
        return token.text;
      case 'text':
        return token.tokens ? this.#inline(token.tokens, depth) : decode(token.text);
      case 'escape':
        return decode(token.text);
      default:
        return '';
    }
  }

  #image({ href, text }: Tokens.Image): string {
    if (badges.test(href)) return '';
    const alt = decode(text).trim();
    const word = this.#locale === 'en' ? 'image' : '图片';
    return alt === '' || /^(?:image|img|图片|screenshot)$/i.test(alt) ? `[${word}]` : `[${word}] ${alt}`;
  }

  #htmlImage(html: string): string {
    const source = /^<img\b/i.test(html) ? html : null;
    if (source === null) return '';
    const attribute = (name: string) => new RegExp(`\\b${name}\\s*=\\s*["']([^"']*)["']`, 'i').exec(source)?.[1] ?? '';
    return this.#image({
      type: 'image',
      raw: source,
      title: null,
      tokens: [],
      href: attribute('src'),
      text: attribute('alt'),
    });
  }
}

function said(text: string): Line[] {
  return text.split('\n').map((line) => ({ text: line, quoted: false, heading: false }));
}

function bullet(list: Tokens.List, item: Tokens.ListItem, index: number): string {
  if (item.task) return item.checked ? '☑ ' : '☐ ';
  return list.ordered ? `${(list.start || 1) + index}. ` : '• ';
}
