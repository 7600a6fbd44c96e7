import { clean } from './clean.ts';

const active = /[\\`*_[\]~&<>]|:(?=\/\/)|(?<=\])\(|(?<=www)\.|(?<=[\w.+-])@(?=[\w-])/gi;
const starts = /^[^\S\n]*[#=+|:\d-]/m;
const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  // Clients make links of bare addresses; a character reference keeps them readable and dead.
  ':': '&#58;',
  '.': '&#46;',
  '@': '&#64;',
};

/**
 * Somebody's text as DingTalk markdown that reads as that text and does nothing: no emphasis, link, image, heading, list,
 * quote, table or HTML, wherever in a line it is put. Newlines stay.
 */
export function escapeMarkdown(text: string): string {
  // Indented lines would be code.
  const flat = clean(text).replace(/^ {2,}/gm, ' ');
  const escaped = flat.replace(active, (char) => entities[char] ?? `\\${char}`);
  return starts.test(escaped) ? escaped.replace(/^.+/gm, escapeStart) : escaped;
}

/** Disarms what only works at the beginning of a line: headings, list markers, rules, tables. */
function escapeStart(line: string): string {
  if (/^[\s|:-]+$/.test(line)) return line.replace(/^(\s*)(\S)/, '$1\\$2');
  return line
    .replace(/^(\s*)([#|]|=(?==*\s*$)|[-+](?![\p{L}\p{N}]))/u, '$1\\$2')
    .replace(/^(\s*\d{1,9})([.)])(?=\s|$)/, '$1\\$2');
}

const label = String.raw`((?:\\.|[^\\\]])*)`;
const links = new RegExp(String.raw`(?<!\\)!?\[${label}\]\([^()\s]*\)`, 'g');
const names: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ' };

/** The words of DingTalk markdown as plain text: links become their text, marks and escapes go, list dashes stay. */
export function plain(markdown: string): string {
  return markdown
    .replace(links, '$1')
    .replace(/^ *(?:#{1,6} |> ?)+/gm, '')
    .replace(/ +$/gm, '')
    .replace(
      /\\([!-/:-@[-`{-~])|\*\*|&(?:(amp|lt|gt|quot|nbsp)|#(\d{1,6}));/g,
      (_, char, name, code) => char ?? (name ? (names[name] ?? '') : code ? String.fromCodePoint(Number(code)) : ''),
    );
}
