import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import { Refusal } from './refusal.ts';

/**
 * Who hands over is copied before who takes over, and the Directory, which wakes the others, last: what moves on while we copy
 * is in the copy twice and merged by its id, never missing.
 */
const order = ['dinghook-Inbox', 'dinghook-Outbox', 'dinghook-Directory'];

/**
 * The databases of a data folder, as paths below it, in the order in which a running server's may be copied. A namespace
 * is listed when its turn comes: by then it holds everything the one before handed over.
 */
export function* databases(data: string): Generator<string> {
  for (const name of order) {
    const folder = join(data, name);
    if (existsSync(folder)) yield* inNamespace(folder).map((file) => join(name, file));
  }
}

/** Alarms before their objects: one that is due meanwhile rings once more, rather than not at all. */
function inNamespace(folder: string): string[] {
  const files = readdirSync(folder).filter((name) => name.endsWith('.sqlite'));
  const alarms = (name: string) => (name === 'metadata.sqlite' ? 0 : 1);
  return files.sort((a, b) => alarms(a) - alarms(b) || a.localeCompare(b));
}

/**
 * Copies one database with everything that was committed before, also while a server writes to it, and checks the copy.
 * Reads only, so that it never makes the server wait: https://www.sqlite.org/backup.html
 */
export async function copyDatabase(from: string, to: string): Promise<void> {
  mkdirSync(dirname(to), { recursive: true });
  const source = new DatabaseSync(from, { readOnly: true, timeout: 5_000 });
  try {
    // All pages in one step: a write between two steps would start the copy anew.
    await backup(source, to, { rate: 0x7fff_ffff });
  } finally {
    source.close();
  }
  const copy = new DatabaseSync(to);
  try {
    const problem = copy.prepare('PRAGMA quick_check(1)').get()?.quick_check;
    if (problem !== 'ok') throw new Refusal(`${from} is damaged: ${problem}. Restore an earlier backup.`);
  } finally {
    copy.close();
  }
}
