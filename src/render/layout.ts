/** A line's block marker with the space after it. */
const marker = /^(?:#{1,6}(?: +|$)|> ?|[-*+](?: +|$)|\d{1,9}[.)](?: +|$))/;

type Block = 'heading' | 'quote' | 'list' | 'text';

/** One line without what an absent value left behind: separators with nothing beside them, double spaces. */
export function tidy(line: string): string {
  let text = line.includes('\t') ? line.replaceAll('\t', ' ') : line;
  if (text.includes('  ')) text = text.replace(/ {2,}/g, ' ');
  if (text.includes('·')) {
    text = ` ${text} `
      .split(/ ·(?= )/)
      .map((piece) => piece.trim())
      .filter((piece) => piece !== '')
      .join(' · ');
  }
  return text.trim().replace(/ +—$/, '');
}

/**
 * Markdown the way every DingTalk client shows alike: blank lines around headings, lists and quotes, two spaces before a
 * line break inside a paragraph, nothing indented, no HTML but `<font>`, no markers without text.
 */
export function layout(markdown: string): string {
  let text = '';
  let before: Block | null = null;
  let blank = false;
  for (const raw of markdown.replace(/\r\n?/g, '\n').split('\n')) {
    const line = raw.trim();
    const start = marker.exec(line)?.[0] ?? '';
    const words = tidy(line.slice(start.length));
    if (words === '') {
      blank = true;
      continue;
    }
    const block = blockOf(start);
    if (before !== null) text += gap(before, block, blank);
    text += start === '' ? words : `${start.trim()} ${words}`;
    before = block;
    blank = false;
  }
  return text.includes('<') ? text.replace(/<(?!\/?font\b[^>]*>)(?=[a-z/!])/gi, '&lt;') : text;
}

function blockOf(start: string): Block {
  if (start === '') return 'text';
  if (start.startsWith('#')) return 'heading';
  return start.startsWith('>') ? 'quote' : 'list';
}

function gap(before: Block, block: Block, blank: boolean): string {
  if (before !== block || block === 'heading') return '\n\n';
  if (block === 'list') return '\n';
  return blank ? '\n\n' : '  \n';
}
