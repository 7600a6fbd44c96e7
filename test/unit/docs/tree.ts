import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The repository. */
export const root = join(import.meta.dirname, '../../..');

/** Pages written by programs or by name in one language: they need no twin. */
const alone: readonly string[] = ['docs/reliability.md', 'docs/benchmarks.md'];

/** The Markdown pages that people read, by their paths in the repository. */
export function pages(): string[] {
  const folders = [
    'docs',
    'docs/sources',
    'bench',
    ...readdirSync(join(root, 'adapters')).map((name) => `adapters/${name}`),
  ];
  const inFolders = folders.flatMap((folder) =>
    folder.endsWith('.ts') ? [] : readdirSync(join(root, folder)).map((name) => `${folder}/${name}`),
  );
  return ['README.md', 'README.en.md', 'CONTRIBUTING.md', ...inFolders].filter((path) => path.endsWith('.md'));
}

/** The pages that stand in two languages or should. */
export function bilingual(): string[] {
  return pages().filter((path) => /^(docs\/|adapters\/|README)/.test(path) && !alone.includes(path));
}

/** The same page in the other language: `x.zh-CN.md` and `x.en.md`, or `README.md` and `README.en.md`. */
export function twinOf(path: string): string {
  if (path.endsWith('README.md')) return path.replace(/md$/, 'en.md');
  if (path.endsWith('README.en.md')) return path.replace(/en\.md$/, 'md');
  return path.endsWith('.zh-CN.md') ? path.replace(/zh-CN\.md$/, 'en.md') : path.replace(/en\.md$/, 'zh-CN.md');
}

/** The language of a page, by its name. */
export function languageOf(path: string): 'zh-CN' | 'en' {
  return path.endsWith('.en.md') ? 'en' : 'zh-CN';
}

/** The text of a page. */
export function textOf(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}
