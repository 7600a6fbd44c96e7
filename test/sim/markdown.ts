/** Renders DingTalk's markdown subset as a phone does: what lies outside the subset is shown as it was written. */
import { escapeHtml, linkTo } from './html.ts';

/** Returns safe HTML for a markdown text. */
export function renderMarkdown(text: string): string {
  return renderBlocks(text.replaceAll('\r\n', '\n').split('\n'));
}

type Kind = 'blank' | 'heading' | 'rule' | 'quote' | 'bullet' | 'number' | 'plain';

const PATTERNS: readonly (readonly [Kind, RegExp])[] = [
  ['blank', /^\s*$/],
  ['heading', /^\s{0,3}(#{1,6})\s+(.*)$/],
  ['rule', /^\s*-{3,}\s*$/],
  ['quote', /^\s*(?:>\s?)+(.*)$/],
  ['bullet', /^\s*[-*+]\s+(.*)$/],
  ['number', /^\s*\d+[.)]\s+(.*)$/],
];

interface Line {
  kind: Kind;
  /** The line without what marks its kind. */
  text: string;
  /** Of a heading. */
  level: number;
}

function readLine(line: string): Line {
  for (const [kind, pattern] of PATTERNS) {
    const match = pattern.exec(line);
    if (match) return { kind, text: match.at(-1) ?? '', level: kind === 'heading' ? (match[1]?.length ?? 0) : 0 };
  }
  return { kind: 'plain', text: line, level: 0 };
}

function renderBlocks(source: readonly string[]): string {
  const lines = source.map(readLine);
  const html: string[] = [];
  for (let index = 0; index < lines.length; ) {
    const first = lines[index];
    if (!first) break;
    let end = index + 1;
    const stacks =
      first.kind === 'quote' || first.kind === 'bullet' || first.kind === 'number' || first.kind === 'plain';
    // A plain line after a quote or an item continues it, as markdown has it.
    while (stacks && (lines[end]?.kind === first.kind || lines[end]?.kind === 'plain')) end++;
    html.push(renderBlock(first, lines.slice(index, end)));
    index = end;
  }
  return html.join('');
}

function renderBlock(first: Line, lines: readonly Line[]): string {
  switch (first.kind) {
    case 'blank':
      return '';
    case 'heading':
      return `<h${first.level}>${renderInline(first.text)}</h${first.level}>`;
    case 'rule':
      return '<hr>';
    case 'quote':
      return `<blockquote>${renderBlocks(lines.map(({ text }) => text))}</blockquote>`;
    case 'bullet':
      return `<ul>${renderItems(lines)}</ul>`;
    case 'number':
      return `<ol>${renderItems(lines)}</ol>`;
    case 'plain':
      return `<p>${renderLines(lines.map(({ text }) => text))}</p>`;
  }
}

function renderItems(lines: readonly Line[]): string {
  const items: string[][] = [];
  for (const { kind, text } of lines) {
    if (kind === 'plain') items.at(-1)?.push(text);
    else items.push([text]);
  }
  return items.map((item) => `<li>${renderLines(item)}</li>`).join('');
}

/** Joins lines with a space, or with a break after two spaces: the trap of the single newline shows here too. */
function renderLines(lines: readonly string[]): string {
  return renderInline(
    lines
      .map((line) => (/ {2,}$/.test(line) ? `${line.trim()}\n` : `${line.trim()} `))
      .join('')
      .trim(),
  );
}

/** What may stand inside a line, in order of precedence; anything else is text. */
const INLINE = new RegExp(
  [
    /\\(?<escaped>[\\`*_{}[\]()#+\-.!<>&~|])/,
    /(?<entity>&(?:lt|gt|amp|quot|apos|nbsp|#\d{1,6}|#x[\da-f]{1,6});)/,
    /!\[(?<alt>[^[\]\n]*)\]\((?<image>[^()\s]*)\)/,
    /\[(?<label>(?:\\.|[^\\[\]\n])*)\]\((?<target>[^()\s]*)\)/,
    /\*\*(?<strong>[^\n]+?)\*\*/,
    /\*(?<em>[^*\n]+)\*/,
    /<font\s+color=["']?(?<color>#[\da-f]{3,8}|[a-z]+)["']?\s*>(?<tinted>[^\n]*?)<\/font>/,
    /(?<break>\n)/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'gi',
);

function renderInline(text: string): string {
  const html: string[] = [];
  let done = 0;
  for (const match of text.matchAll(INLINE)) {
    html.push(escapeHtml(text.slice(done, match.index)), renderSpan(match.groups ?? {}));
    done = match.index + match[0].length;
  }
  html.push(escapeHtml(text.slice(done)));
  return html.join('');
}

function renderSpan(found: Record<string, string | undefined>): string {
  if (found.escaped !== undefined) return escapeHtml(found.escaped);
  if (found.entity !== undefined) return found.entity;
  if (found.image !== undefined) {
    return `<span class="picture" title="${escapeHtml(found.image)}">${escapeHtml(found.alt || '图片')}</span>`;
  }
  if (found.target !== undefined) return linkTo(found.target, renderInline(found.label ?? ''));
  if (found.strong !== undefined) return `<strong>${renderInline(found.strong)}</strong>`;
  if (found.em !== undefined) return `<em>${renderInline(found.em)}</em>`;
  if (found.tinted !== undefined) {
    return `<span style="color:${escapeHtml(found.color ?? '')}">${renderInline(found.tinted)}</span>`;
  }
  return '<br>';
}
