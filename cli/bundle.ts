import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import type Esbuild from 'esbuild';

/** What to bundle. */
export interface Bundling {
  /** Where paths begin. */
  root: string;
  /** Modules to begin with, as paths below the root, by the names they get. What is shared or imported later becomes a chunk. */
  entries: Readonly<Record<string, string>>;
  /** Constants, as JavaScript. */
  define: Readonly<Record<string, string>>;
}

/** The name of the file that says what the modules are made of. https://esbuild.github.io/api/#metafile */
const metafileName = 'metafile.json';

/** Bundles for workerd. Returns files by name: modules, their source maps, and what they are made of. Throws esbuild's words. */
export function bundle({ root, entries, define }: Bundling): Map<string, Uint8Array | string> {
  // Not needed to serve a bundle that is there.
  const esbuild: typeof Esbuild = createRequire(import.meta.url)('esbuild');
  const { outputFiles, metafile } = esbuild.buildSync({
    absWorkingDir: root,
    entryPoints: entries,
    outdir: '.',
    outExtension: { '.js': '.mjs' },
    write: false,
    metafile: true,
    bundle: true,
    splitting: true,
    format: 'esm',
    // Both as wrangler has them.
    target: 'es2024',
    conditions: ['workerd', 'worker', 'browser'],
    define,
    external: ['cloudflare:*', 'node:*'],
    loader: { '.liquid': 'text', '.md': 'text', '.css': 'text', '.client.js': 'text' },
    charset: 'utf8',
    minify: true,
    sourcemap: 'linked',
    sourceRoot: '..',
    sourcesContent: false,
    logLevel: 'silent',
  });
  const files = outputFiles.map(({ path, contents }) => [basename(path), contents] as const);
  return new Map<string, Uint8Array | string>([...files, [metafileName, JSON.stringify(metafile)]]);
}

/** What runs before the first request can be answered: the modules that `entry` imports statically, and their sources. */
export function loadedFirst(folder: string, entry: string): { modules: string[]; sources: string[] } {
  const { outputs }: Esbuild.Metafile = JSON.parse(readFileSync(join(folder, metafileName), 'utf8'));
  const modules = new Set([entry]);
  const sources = new Set<string>();
  for (const name of modules) {
    const { imports, inputs } = outputs[name] ?? { imports: [], inputs: {} };
    for (const { path, kind, external } of imports) if (kind === 'import-statement' && !external) modules.add(path);
    for (const source of Object.keys(inputs)) sources.add(source);
  }
  return { modules: [...modules], sources: [...sources] };
}
