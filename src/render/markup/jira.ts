import type { Locale } from '../../event/index.ts';
import { inline } from './jira-inline.ts';
import type { Line } from './reduce.ts';

/** Macros of Jira itself; other braces are somebody's text. */
const macro =
  /(?<!\\)\{(code|noformat|quote|panel|color|anchor|info|tip|note|warning|toc|section|column|expand|adf)(?::([^{}\n]{0,300}))?\}/g;

/** Nothing in these is markup. Cloud puts what wiki markup cannot say into `adf`, as JSON that nobody wants to read. */
const enclosing: ReadonlySet<string> = new Set(['code', 'noformat', 'adf']);

/** A stretch of a text between macros. */
interface Part {
  text: string;
  /** Code: nothing in it is markup. */
  verbatim: boolean;
  quoted: boolean;
}

/**
 * Jira's wiki markup as lines of plain text: headings, marks, panels and colours lose their signs, lists get bullets,
 * tables a line per row without the header, links their text; pictures are left out. A quoted earlier message is left out
 * when anything else was said. Takes time in proportion to the length of `text`.
 */
export function reduceJira(text: string, locale: Locale): Line[] {
  const lines = partsOf(text).flatMap((part) => linesOf(part, locale));
  const said = lines.filter(({ quoted, text }) => !quoted && text.trim() !== '');
  return said.length > 0 ? said : lines;
}

/** Code ends at the next macro of its own name, or never. Macros that only decorate leave nothing behind. */
function partsOf(source: string): Part[] {
  const parts: Part[] = [];
  let [text, from, quoted] = ['', 0, false];
  const flush = (verbatim = false, words = text) => {
    if (words !== '') parts.push({ text: words, verbatim, quoted });
    if (!verbatim) text = '';
  };
  macro.lastIndex = 0;
  for (let found = macro.exec(source); found; found = macro.exec(source)) {
    const [, name = ''] = found;
    text += source.slice(from, found.index);
    from = macro.lastIndex;
    if (enclosing.has(name)) {
      flush();
      const end = source.indexOf(`{${name}}`, from);
      if (name !== 'adf') flush(true, source.slice(from, end < 0 ? undefined : end));
      from = end < 0 ? source.length : end + name.length + 2;
      macro.lastIndex = from;
    } else if (name === 'quote') {
      flush();
      quoted = !quoted;
    }
    if (from >= source.length) break;
  }
  text += source.slice(from);
  flush();
  return parts;
}

const rule = /^\s*-{4,}\s*$/;
const heading = /^\s*h[1-6]\.\s+(.*)$/;
const citation = /^\s*bq\.\s+(.*)$/;
const item = /^\s*(-|[*#]{1,20}-?)\s+(.*)$/;

function linesOf({ text, verbatim, quoted }: Part, locale: Locale): Line[] {
  if (verbatim) return text.split('\n').map((line) => ({ text: line, quoted, heading: false }));
  let count = 0;
  return text.split('\n').flatMap((line): Line[] => {
    const said = (words: string, more: Partial<Line> = {}) =>
      inline(words, locale)
        .split(/ ?\\\\(?!\w)/)
        .map((each) => ({ text: each, quoted, heading: false, ...more }));
    const [, bullets, entry = ''] = item.exec(line) ?? [];
    const numbered = bullets?.endsWith('#') === true;
    count = numbered ? count + 1 : 0;
    if (rule.test(line)) return [];
    if (bullets !== undefined) return prefixed(numbered ? `${count}. ` : '• ', said(entry));
    const [title, quote] = [heading.exec(line)?.[1], citation.exec(line)?.[1]];
    if (title !== undefined) return said(title, { heading: true });
    if (quote !== undefined) return said(quote, { quoted: true });
    return /^\s*\|/.test(line) ? row(line, quoted, locale) : said(line);
  });
}

function prefixed(mark: string, [first, ...rest]: Line[]): Line[] {
  return first && first.text.trim() !== '' ? [{ ...first, text: mark + first.text }, ...rest] : rest;
}

/** `|a|b|`, with `||` before the cells of a header; a row of nothing but headers says nothing. */
function row(line: string, quoted: boolean, locale: Locale): Line[] {
  const cells = line.trim().replace(/^\|{1,2}|\|{1,2}$/g, '');
  if (/^\s*\|\|/.test(line) && !/(?<!\|)\|(?!\|)/.test(cells.replace(/\[[^[\]\n]*\]/g, ''))) return [];
  // A bar inside of a link is no border of a cell.
  const texts = cells.replace(/\[[^[\]\n]*\]/g, (link) => link.replaceAll('|', '\ue002')).split(/\|{1,2}/);
  const words = texts
    .map((cell) => inline(cell.replaceAll('\ue002', '|'), locale).trim())
    .filter((cell) => cell !== '');
  return words.length > 0 ? [{ text: words.join(' · '), quoted, heading: false }] : [];
}
