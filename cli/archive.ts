import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import * as z from 'zod';
import { Refusal } from './refusal.ts';

const name = 'backup.json';

/** What a backup says of itself; it lies beside the databases in the archive. */
const Manifest = z.object({
  format: z.literal('dinghook-backup-1'),
  /** ISO 8601. */
  startedAt: z.string(),
  /** SHA-256 of each file, by its path. */
  files: z.record(z.string(), z.string()),
});

/** Packs the files of a folder into a gzipped tar, with a manifest of their digests. */
export async function pack(folder: string, to: string, startedAt: string): Promise<void> {
  const manifest: z.infer<typeof Manifest> = { format: 'dinghook-backup-1', startedAt, files: await digests(folder) };
  writeFileSync(join(folder, name), JSON.stringify(manifest, null, 2));
  tar(['-czf', to, '-C', folder, '.'], `${to} could not be written`);
}

/**
 * Unpacks what {@link pack} made into an empty folder and checks every byte of it; the manifest does not stay. Throws a
 * {@link Refusal} when the file is no backup or not whole.
 */
export async function unpack(from: string, folder: string): Promise<{ startedAt: string; files: string[] }> {
  tar(['-xzf', from, '-C', folder, '--no-same-owner'], `${from} could not be unpacked`);
  const path = join(folder, name);
  const read = Manifest.safeParse(existsSync(path) ? readJson(path) : null);
  if (!read.success) throw new Refusal(`${from} is no backup that this version of dinghook can read.`);
  rmSync(path);
  const { files, startedAt } = read.data;
  const found = await digests(folder);
  const differing = Object.keys({ ...files, ...found }).find((each) => files[each] !== found[each]);
  if (differing !== undefined) throw new Refusal(`${from} is damaged at ${differing}. Restore another backup.`);
  return { startedAt, files: Object.keys(files) };
}

/** What a file says, or null when that is not JSON. */
function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

async function digests(folder: string): Promise<Record<string, string>> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => !entry.isDirectory());
  const paths = entries.map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1)).sort();
  const found: Record<string, string> = {};
  for (const path of paths) {
    const hash = createHash('sha256');
    await pipeline(createReadStream(join(folder, path)), hash);
    found[path] = hash.digest('hex');
  }
  return found;
}

function tar(args: string[], failed: string): void {
  const run = spawnSync('tar', args, { encoding: 'utf8' });
  if (run.status === 0) return;
  throw new Refusal(`${failed}: ${run.error?.message ?? run.stderr.trim().split('\n')[0]}`);
}
