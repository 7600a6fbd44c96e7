import type { Locale } from '../../event/index.ts';
import type { Line } from './reduce.ts';

/** Longer documents are not read at all; adapters send less. */
const longest = 200_000;
/** Nodes in each other deeper than this are left out. */
const deepest = 24;

/** A node of an Atlassian document, as far as it is one. */
interface Node {
  type: string;
  text: string;
  attrs: ReadonlyMap<string, unknown>;
  content: readonly unknown[];
}

/**
 * An Atlassian document (its JSON) as lines of plain text, the way markdown reduces: lists get bullets, tasks ☐ and ☑,
 * tables a line per row without the header, links and cards their text or address, mentions a name with an @; pictures are
 * left out. Nothing for what is no document.
 * https://developer.atlassian.com/cloud/jira/platform/apis/document/structure/
 */
export function reduceAdf(json: string, locale: Locale): Line[] {
  const lines = new Reader(locale).blocks([parsed(json)], 0);
  const said = lines.filter(({ quoted, text }) => !quoted && text.trim() !== '');
  return said.length > 0 ? said : lines;
}

function parsed(json: string): unknown {
  if (json.length > longest) return null;
  try {
    return JSON.parse(json);
  } catch {
    // Somebody's text that is no JSON says nothing that we could read.
    return null;
  }
}

class Reader {
  readonly #locale: Locale;

  constructor(locale: Locale) {
    this.#locale = locale;
  }

  blocks(values: readonly unknown[], depth: number): Line[] {
    if (depth > deepest) return [];
    const nodes = values.map(nodeOf);
    if (!nodes.some(({ type }) => inlines.has(type))) return nodes.flatMap((node) => this.#block(node, depth));
    return said(this.inline(values, depth));
  }

  #block(node: Node, depth: number): Line[] {
    const { type, content } = node;
    switch (type) {
      case 'heading':
        return said(this.inline(content, depth + 1)).map((line) => ({ ...line, heading: true }));
      case 'paragraph':
      case 'codeBlock':
        return said(this.inline(content, depth + 1));
      case 'blockquote':
        return this.blocks(content, depth + 1).map((line) => ({ ...line, quoted: true }));
      case 'bulletList':
      case 'orderedList':
      case 'taskList':
      case 'decisionList':
        return content.map(nodeOf).flatMap((item, index) => this.#item(item, bullet(node, item, index), depth + 1));
      case 'blockCard':
      case 'embedCard':
        return said(this.#span(node, depth));
      case 'table':
        return this.#table(content.map(nodeOf), depth + 1);
      default:
        if (pictures.has(type)) return [];
        return node.text === '' ? this.blocks(content, depth + 1) : said(node.text);
    }
  }

  #item({ type, content }: Node, mark: string, depth: number): Line[] {
    // A list in a list of tasks is no item of its own.
    if (/List$/.test(type)) return this.blocks([{ type, content }], depth);
    const [first, ...rest] = this.blocks(content, depth + 1);
    return first ? [{ ...first, text: mark + first.text }, ...rest] : [];
  }

  #table(rows: readonly Node[], depth: number): Line[] {
    const cells = rows.map(({ content }) => content.map(nodeOf));
    const body = cells.filter((row) => row.some(({ type }) => type !== 'tableHeader'));
    return body.flatMap((row) => {
      const texts = row.map(({ content }) =>
        this.blocks(content, depth + 1)
          .map(({ text }) => text.trim())
          .join(' '),
      );
      const words = texts.filter((text) => text !== '').join(' · ');
      return words === '' ? [] : said(words);
    });
  }

  inline(values: readonly unknown[], depth: number): string {
    return depth > deepest ? '' : values.map((value) => this.#span(nodeOf(value), depth)).join('');
  }

  #span({ type, text, attrs, content }: Node, depth: number): string {
    const attribute = (name: string) => {
      const value = attrs.get(name);
      return typeof value === 'string' ? value : '';
    };
    switch (type) {
      case 'text':
        return text;
      case 'hardBreak':
        return '\n';
      case 'mention':
        return attribute('text').replace(/^@?(?=.)/, '@') || (this.#locale === 'en' ? '@someone' : '@某人');
      case 'emoji':
        return attribute('text') || attribute('shortName');
      case 'status':
        return attribute('text');
      case 'date':
        return day(attrs.get('timestamp'));
      case 'inlineCard':
      case 'blockCard':
      case 'embedCard':
        return attribute('url');
      default:
        return text || (pictures.has(type) ? '' : this.inline(content, depth + 1));
    }
  }
}

const inlines = new Set(['text', 'hardBreak', 'mention', 'emoji', 'status', 'date', 'inlineCard']);
const pictures = new Set(['media', 'mediaInline', 'mediaSingle', 'mediaGroup', 'rule']);

function nodeOf(value: unknown): Node {
  const own = fields(value);
  const [type, text, content] = ['type', 'text', 'content'].map((name) => own.get(name));
  return {
    type: typeof type === 'string' ? type : '',
    text: typeof text === 'string' ? text : '',
    attrs: fields(own.get('attrs')),
    content: Array.isArray(content) ? content : [],
  };
}

function fields(value: unknown): ReadonlyMap<string, unknown> {
  return new Map(typeof value === 'object' && value !== null ? Object.entries(value) : []);
}

function bullet({ type, attrs }: Node, item: Node, index: number): string {
  if (type === 'taskList') return item.attrs.get('state') === 'DONE' ? '☑ ' : '☐ ';
  const start = Number(attrs.get('order') ?? 1);
  return type === 'orderedList' ? `${(Number.isSafeInteger(start) ? start : 1) + index}. ` : '• ';
}

/** A date's milliseconds as `2026-11-30`. */
function day(timestamp: unknown): string {
  const ms = Number(timestamp ?? Number.NaN);
  return Math.abs(ms) <= 8.64e15 ? new Date(ms).toISOString().slice(0, 10) : '';
}

function said(text: string): Line[] {
  return text.split('\n').map((line) => ({ text: line, quoted: false, heading: false }));
}
