import { closeSync, existsSync, mkdirSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Refusal, systemCode } from './refusal.ts';

/** Where a running server keeps what is not worth a backup. */
export function runFolder(data: string): string {
  return join(data, '.run');
}

/**
 * Makes the data folder this process's own until `release` or the process's end, however it ends: the lock is the
 * kernel's, so a crash leaves none behind. Throws a {@link Refusal} when the folder cannot be written or is in use, also
 * by a server that outlived its parent.
 */
export function hold(data: string): { release(): void } {
  const run = runFolder(data);
  try {
    mkdirSync(run, { recursive: true, mode: 0o700 });
    closeSync(openSync(join(run, 'lock'), 'a', 0o600));
  } catch (error) {
    throw new Refusal(
      `The data folder ${data} cannot be written (${systemCode(error) ?? String(error)}). Give it to the user who runs dinghook.`,
    );
  }
  const lock = lockFile(join(run, 'lock'));
  if (!lock) throw inUse(data, readPid(run));
  if (openElsewhere(data)) {
    lock.close();
    throw inUse(data, null);
  }
  const pid = join(run, 'pid');
  writeFileSync(pid, `${process.pid}\n`);
  const release = () => {
    rmSync(pid, { force: true });
    lock.close();
  };
  return { release };
}

function inUse(data: string, pid: string | null): Refusal {
  const owner = pid === null ? 'another server' : `another server, process ${pid}`;
  return new Refusal(`The data folder ${data} is in use by ${owner}. Stop it, or name another folder with --data.`);
}

function readPid(run: string): string | null {
  const path = join(run, 'pid');
  return existsSync(path) ? readFileSync(path, 'utf8').trim() : null;
}

/** Whether a server has the databases open. It keeps each namespace's `metadata.sqlite` open for as long as it lives. */
function openElsewhere(data: string): boolean {
  return readdirSync(data, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => join(data, name, 'metadata.sqlite'))
    .filter((path) => existsSync(path))
    .some((path) => {
      const lock = lockFile(path);
      lock?.close();
      return lock === null;
    });
}

/** Locks a database against every other process, or returns null when one has it open. */
function lockFile(path: string): DatabaseSync | null {
  const database = new DatabaseSync(path, { timeout: 0 });
  try {
    database.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
    return database;
  } catch (error) {
    database.close();
    if (isBusy(error)) return null;
    throw error;
  }
}

/** SQLITE_BUSY: https://www.sqlite.org/rescode.html#busy */
function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && typeof error.errcode === 'number' && error.errcode % 256 === 5;
}
