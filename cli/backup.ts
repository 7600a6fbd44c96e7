import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { pack, unpack } from './archive.ts';
import { Refusal, systemCode } from './refusal.ts';
import { copyDatabase, databases } from './snapshot.ts';

/** What was saved or brought back. */
export interface Saved {
  /** Objects and their alarms: a database each. */
  databases: number;
  /** ISO 8601. Everything acknowledged until then is in the backup. */
  startedAt: string;
  /** Of the file. */
  bytes: number;
}

/**
 * Saves a data folder, while its server runs or not, in one file that only its owner can read. Throws a {@link Refusal}
 * when there is nothing to save or nowhere to put it; a file appears only when it is whole.
 */
export async function backUp(data: string, to: string): Promise<Saved> {
  if (existsSync(to)) throw new Refusal(`${to} exists already. Name another file with --to.`);
  requireReadable(data);
  const startedAt = new Date().toISOString();
  process.umask(0o077);
  const staging = temporary(dirname(resolve(to)), '.dinghook-backup-');
  try {
    const content = join(staging, 'content');
    let count = 0;
    for (const path of databases(data)) {
      await copyDatabase(join(data, path), join(content, path));
      count++;
    }
    if (count === 0)
      throw new Refusal(`There is nothing to back up in ${data}. Name a server's data folder with --data.`);
    const archive = join(staging, 'archive');
    await pack(content, archive, startedAt);
    flush(archive);
    renameSync(archive, to);
    return { databases: count, startedAt, bytes: statSync(to).size };
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}

/** Brings a backup back into a folder that is empty or does not exist yet; on a {@link Refusal} it stays empty. */
export async function restore(from: string, data: string): Promise<Saved> {
  if (!existsSync(from)) throw new Refusal(`There is no file ${from}. Name one that \`dinghook backup\` made.`);
  if (existsSync(data) && readdirSync(data).length > 0) {
    throw new Refusal(`The folder ${data} is not empty. Name a new one with --data, or move what is in it away.`);
  }
  process.umask(0o077);
  const staging = temporary(data, '.restore-');
  try {
    const { startedAt, files } = await unpack(from, staging);
    for (const name of readdirSync(staging)) renameSync(join(staging, name), join(data, name));
    return { databases: files.length, startedAt, bytes: statSync(from).size };
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}

function requireReadable(data: string): void {
  try {
    readdirSync(data);
  } catch (error) {
    const code = systemCode(error) ?? String(error);
    throw new Refusal(`The folder ${data} cannot be read (${code}). Name a server's data folder, as its user or root.`);
  }
}

function temporary(folder: string, prefix: string): string {
  try {
    mkdirSync(folder, { recursive: true });
    return mkdtempSync(join(folder, prefix));
  } catch (error) {
    throw new Refusal(`The folder ${folder} cannot be written (${systemCode(error) ?? String(error)}).`);
  }
}

/** Waits until a file is on the disk. */
function flush(path: string): void {
  const file = openSync(path, 'r+');
  fsyncSync(file);
  closeSync(file);
}
