import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Where the bundle is written: `worker.js` and its text modules. */
export const dist = join(root, 'dist');

/** How to bundle; for tests. */
export interface BuildOptions {
  /** Where to; default {@link dist}. */
  to?: string;
  /** Makes every duration of the product that much shorter. */
  timeScale?: number;
}

/**
 * Bundles the worker as it is deployed, without an account or the network. The old bundle stays until the new one is
 * whole. Throws with the bundler's words when it fails.
 */
export function build({ to = dist, timeScale }: BuildOptions = {}): void {
  const wrangler = join(root, 'node_modules/wrangler/bin/wrangler.js');
  const define = timeScale === undefined ? [] : ['--define', `TIME_SCALE:${timeScale}`];
  const sources = fingerprint();
  const fresh = join(dirname(to), `.${basename(to)}-${process.pid}`);
  try {
    const run = spawnSync(process.execPath, [wrangler, 'deploy', '--dry-run', '--outdir', fresh, ...define], {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, ...quiet },
    });
    if (run.status !== 0) throw new Error(`The bundle could not be built:\n${run.stdout}${run.stderr}`);
    writeFileSync(join(fresh, stamp), sources);
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
const inputs = ['adapters', 'docs/schema', 'fixtures', 'src', 'templates', 'package-lock.json', 'wrangler.toml'];

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

/** Keeps wrangler from looking for updates, an account or the network. */
const quiet = {
  WRANGLER_SEND_METRICS: 'false',
  WRANGLER_HIDE_BANNER: 'true',
  WRANGLER_WRITE_LOGS: 'false',
  CLOUDFLARE_CF_FETCH_ENABLED: 'false',
};

/** What a bundle needs from its runtime, read from `wrangler.toml` so that it is said once. */
export function manifest(bundle: string): {
  compatibilityDate: string;
  objects: { binding: string; className: string }[];
  modules: string[];
} {
  const toml = readFileSync(join(root, 'wrangler.toml'), 'utf8');
  const compatibilityDate = /^compatibility_date = "([\d-]+)"$/m.exec(toml)?.[1];
  const bindings = [...toml.matchAll(/^\[\[durable_objects\.bindings\]\]\nname = "(\w+)"\nclass_name = "(\w+)"$/gm)];
  if (!compatibilityDate || bindings.length === 0)
    throw new Error('wrangler.toml names no compatibility_date or no objects.');
  const modules = readdirSync(bundle).filter(
    (name) => /\.(liquid|md|css|txt|json|client\.js)$/.test(name) && name !== 'README.md',
  );
  const objects = bindings.map(([, binding = '', className = '']) => ({ binding, className }));
  return { compatibilityDate, objects, modules };
}

if (import.meta.main) build();
