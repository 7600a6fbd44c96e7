import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from '../cli/build.ts';

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
  build(subject === 'product' ? { to } : { to, worker: `bench/${subject}/worker.ts` });
  built.set(subject, to);
  return to;
}
