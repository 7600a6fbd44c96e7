import { existsSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { Marked, type Token } from 'marked';
import { root, textOf } from './tree.ts';

const marked = new Marked();

/** Where the links and pictures of a page lead that stay in the repository, as they are written. */
export function relativeLinks(page: string): string[] {
  const found: string[] = [];
  walk(marked.lexer(page), (token) => {
    if ((token.type === 'link' || token.type === 'image') && 'href' in token) found.push(String(token.href));
    if (token.type === 'html') {
      for (const [, href = ''] of token.raw.matchAll(/\b(?:src|href)="([^"]*)"/g)) found.push(href);
    }
  });
  return found.filter((href) => !/^[a-z][a-z0-9+.-]*:/i.test(href) && !href.includes('{{'));
}

/** Why a link of a page leads nowhere; null when it does not. */
export function fault(path: string, href: string): string | null {
  const [file = '', anchor] = decodeURI(href).split('#');
  const target = file === '' ? path : normalize(join(dirname(path), file));
  if (target.startsWith('..') || !existsSync(join(root, target))) return `${href}: there is no ${target}`;
  if (anchor === undefined || statSync(join(root, target)).isDirectory()) return null;
  return anchors(textOf(target)).has(anchor) ? null : `${href}: ${target} has no such heading`;
}

/** The names of a page's headings as GitHub makes them: lower case, spaces to hyphens, punctuation gone. */
function anchors(page: string): ReadonlySet<string> {
  const names = new Set<string>();
  walk(marked.lexer(page), (token) => {
    if (token.type !== 'heading' || !('text' in token)) return;
    const plain = String(token.text)
      .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .toLowerCase();
    const name = plain.replace(/[^\p{L}\p{N}\p{M}_ -]/gu, '').replaceAll(' ', '-');
    let unique = name;
    for (let n = 1; names.has(unique); n++) unique = `${name}-${n}`;
    names.add(unique);
  });
  return names;
}

function walk(tokens: Token[], visit: (token: Token) => void): void {
  void marked.walkTokens(tokens, visit);
}
