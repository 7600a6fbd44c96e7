import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundle } from './bundle.ts';

/** The repository's root. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Where the bundle is written: `worker.mjs` and the modules it imports. */
export const dist = join(root, 'dist');

/** The worker's own module. */
const entry = 'worker.mjs';

/** The worker, and what it imports when that is first asked for. */
const product = { worker: 'src/worker.ts', api: 'src/api/index.ts', console: 'src/console/index.tsx' };

/** How to bundle; for tests and benches. */
export interface BuildOptions {
  /** Where to; default {@link dist}. */
  to?: string;
  /** Makes every duration of the product that much shorter. */
  timeScale?: number;
  /** Another worker instead of the product, as a path below {@link root}. */
  worker?: string;
}

/**
 * Bundles the worker as it is deployed, without an account or the network. The old bundle stays until the new one is
 * whole. Throws with the bundler's words when it fails.
 */
export function build({ to = dist, timeScale, worker }: BuildOptions = {}): void {
  const sources = fingerprint();
  const entries = worker === undefined ? product : { worker };
  const define: Record<string, string> = timeScale === undefined ? {} : { TIME_SCALE: String(timeScale) };
  const files = bundle({ root, entries, define }).set(stamp, sources);
  const fresh = join(dirname(to), `.${basename(to)}-${process.pid}`);
  try {
    mkdirSync(fresh, { recursive: true });
    for (const [name, contents] of files) writeFileSync(join(fresh, name), contents);
    rmSync(to, { recursive: true, force: true });
    renameSync(fresh, to);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

/** Whether a bundle was made from the sources as they are now. */
export function isCurrent(bundle: string = dist): boolean {
  const path = join(bundle, stamp);
  return existsSync(path) && readFileSync(path, 'utf8') === fingerprint();
}

/** Says, beside a bundle, what it was made from. */
const stamp = 'sources.sha256';

/** What a bundle is made from. */
const inputs = [
  'adapters',
  'docs/schema',
  'fixtures',
  'src',
  'templates',
  'cli/build.ts',
  'cli/bundle.ts',
  'package.json',
  'package-lock.json',
  'wrangler.toml',
];

/** Of the contents, not of the times: copying or checking out changes those. */
function fingerprint(): string {
  const hash = createHash('sha256');
  for (const path of inputs.flatMap(filesBelow)) hash.update(`${path}\0`).update(readFileSync(join(root, path)));
  return hash.digest('hex');
}

function filesBelow(path: string): string[] {
  if (path.includes('.')) return [path];
  const entries = readdirSync(join(root, path), { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return files.map((file) => file.slice(root.length + 1)).sort();
}

/** What a bundle needs from its runtime, read from `wrangler.toml` so that it is said once. */
export function manifest(folder: string): {
  compatibilityDate: string;
  objects: { binding: string; className: string }[];
  /** Names of files in the bundle; the first is the worker. */
  modules: string[];
} {
  const toml = readFileSync(join(root, 'wrangler.toml'), 'utf8');
  const compatibilityDate = /^compatibility_date = "([\d-]+)"$/m.exec(toml)?.[1];
  const bindings = [...toml.matchAll(/^\[\[durable_objects\.bindings\]\]\nname = "(\w+)"\nclass_name = "(\w+)"$/gm)];
  if (!compatibilityDate || bindings.length === 0)
    throw new Error('wrangler.toml names no compatibility_date or no objects.');
  const chunks = readdirSync(folder).filter((name) => name.endsWith('.mjs') && name !== entry);
  const objects = bindings.map(([, binding = '', className = '']) => ({ binding, className }));
  return { compatibilityDate, objects, modules: [entry, ...chunks] };
}

if (import.meta.main) build();
