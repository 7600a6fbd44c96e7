import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Refusal } from '../refusal.ts';
import { type Proof, proofs } from './proofs.ts';
import { addSetupPages, identifier, register } from './registry.ts';

/** What a new adapter begins with. */
export interface Blueprint {
  /** Path segment and folder name: lower-case letters, digits and hyphens. */
  name: string;
  /** As people call the source. */
  title: string;
  /** The vendor's page on its webhooks. */
  docs: string;
  proof: Proof;
}

/** Where the console finds the set-up pages. */
const setupPages = 'src/console/pages/connect/setup-pages.ts';

/** Paths that are not sources. */
const taken = ['api', 'console', 'healthz', 'metrics', 'robot'];

/** What cannot name a variable, as far as it could name a source. */
const reserved =
  /^(await|break|case|catch|class|const|continue|debugger|default|delete|do|else|enum|export|extends|false|finally|for|function|if|import|in|instanceof|interface|let|new|null|package|private|protected|public|return|static|super|switch|this|throw|true|try|typeof|undefined|var|void|while|with|yield)$/;

/** Which template becomes which file. */
const files = (name: string): readonly (readonly [template: string, file: string])[] => [
  ['index.ts.txt', `adapters/${name}/index.ts`],
  ['payload.ts.txt', `adapters/${name}/payload.ts`],
  ['item.ts.txt', `adapters/${name}/item.ts`],
  ['setup.zh-CN.md', `adapters/${name}/setup.zh-CN.md`],
  ['setup.en.md', `adapters/${name}/setup.en.md`],
  ['item.json.txt', `fixtures/${name}/item.json`],
  ['cases.json.txt', `fixtures/${name}/cases.json`],
  ['golden.zh-CN.md', `test/golden/${name}/item.zh-CN.md`],
  ['golden.en.md', `test/golden/${name}/item.en.md`],
];

/**
 * Writes a new adapter below `root`, with fixtures, golden messages and set-up pages, and registers it; returns the files, the
 * registry last. Throws a {@link Refusal} when the name is not possible, and then nothing is written.
 */
export function scaffold(root: string, blueprint: Blueprint): string[] {
  const { name } = blueprint;
  const problem = problemWith(root, blueprint);
  if (problem) throw new Refusal(problem, 'usage');
  for (const [template, file] of files(name)) {
    const text = readFileSync(join(import.meta.dirname, 'template', template), 'utf8');
    write(join(root, file), filled(text, blueprint));
  }
  const registry = join(root, 'adapters/index.ts');
  writeFileSync(registry, register(readFileSync(registry, 'utf8'), name));
  const pages = join(root, setupPages);
  writeFileSync(pages, addSetupPages(readFileSync(pages, 'utf8'), name));
  return [...files(name).map(([, file]) => file), setupPages, 'adapters/index.ts'];
}

function problemWith(root: string, { name, title, docs }: Blueprint): string | null {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name) || name.length > 40) {
    return `"${name}" cannot name a source. Use lower-case letters, digits and single hyphens, such as my-source.`;
  }
  if (taken.includes(name)) return `"${name}" is a path of dinghook's own. Use another name.`;
  if (reserved.test(name)) return `"${name}" is a word of the language. Use another name, such as ${name}-hooks.`;
  const there = ['adapters', 'fixtures', 'test/golden'].find((folder) => existsSync(join(root, folder, name)));
  if (there) return `${there}/${name} exists already.`;
  if (/['\\\n]/.test(title) || title.trim() === '') return 'The title must be a name on one line, without quotes.';
  if (!URL.canParse(docs) || docs.includes("'")) return `${docs} is no address of a page.`;
  return null;
}

function filled(text: string, { name, title, docs, proof }: Blueprint): string {
  return text
    .replaceAll('__AUTH__', () => proofs[proof].auth(name))
    .replaceAll('__IMPORTS__', proofs[proof].imports)
    .replaceAll('__IDENT__', identifier(name))
    .replaceAll('__NAME__', name)
    .replaceAll('__TITLE__', () => title)
    .replaceAll('__DOCS__', () => docs);
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
