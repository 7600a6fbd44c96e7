import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, root } from '../cli/build.ts';

/** What can be put under load: the product, or a worker of our own beside it. */
export type Subject = 'product' | 'floor' | 'empty' | 'inside' | 'metered';

const folder = mkdtempSync(join(tmpdir(), 'dinghook-bench-'));
const built = new Map<string, string>();
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));

/** The folder of a subject's bundle; built once a run, away from `dist`. */
export function bundleOf(subject: Subject): string {
  const known = built.get(subject);
  if (known !== undefined) return known;
  const to = join(folder, subject);
  if (subject === 'product') build({ to });
  else bundle(`bench/${subject}/worker.ts`, to);
  built.set(subject, to);
  return to;
}

/** The product's bundle as `minify` makes it, whatever the repository deploys. */
export function minified(): string {
  const to = join(folder, 'minified');
  bundle('src/worker.ts', to, '--minify');
  return to;
}

/** Bundles another entry with the product's own settings. */
function bundle(entry: string, to: string, ...flags: string[]): void {
  const wrangler = join(root, 'node_modules/wrangler/bin/wrangler.js');
  const run = spawnSync(process.execPath, [wrangler, 'deploy', entry, '--dry-run', '--outdir', to, ...flags], {
    cwd: root,
    encoding: 'utf8',
    env: {
      ...process.env,
      WRANGLER_SEND_METRICS: 'false',
      WRANGLER_HIDE_BANNER: 'true',
      WRANGLER_WRITE_LOGS: 'false',
      CLOUDFLARE_CF_FETCH_ENABLED: 'false',
    },
  });
  if (run.status !== 0) throw new Error(`${entry} could not be bundled:\n${run.stdout}${run.stderr}`);
}
