import { limits } from '../config.ts';

/**
 * Who is signed in to the console, and who has tried lately. Sessions are known by a hash: what is stored opens nothing. Every
 * method is one synchronous piece of work; times in ms.
 */
export class Sessions {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
    this.#sql.exec(`
      CREATE TABLE IF NOT EXISTS sessions (hash TEXT PRIMARY KEY, seen INTEGER NOT NULL) WITHOUT ROWID;
      CREATE TABLE IF NOT EXISTS sign_ins (address TEXT PRIMARY KEY, last INTEGER NOT NULL, tried TEXT NOT NULL) WITHOUT ROWID;
    `);
  }

  /** Counts an attempt of an address to sign in. 0: it may be checked; otherwise how long it has to wait, and nothing is counted. */
  admit(address: string, now: number): number {
    const since = now - limits.signInWindow;
    const row = this.#sql.exec<{ tried: string }>('SELECT tried FROM sign_ins WHERE address = ?', address).toArray()[0];
    const tried = ((row ? JSON.parse(row.tried) : []) as number[])
      .map((at) => Math.min(at, now))
      .filter((at) => at > since);
    const first = tried[0];
    if (first !== undefined && tried.length >= limits.signInAttempts) return first + limits.signInWindow - now;
    this.#sql.exec('DELETE FROM sign_ins WHERE last <= ?', since);
    const all = JSON.stringify([...tried, now]);
    this.#sql.exec('INSERT OR REPLACE INTO sign_ins (address, last, tried) VALUES (?, ?, ?)', address, now, all);
    return 0;
  }

  /** Begins a session. */
  open(hash: string, now: number): void {
    this.#sql.exec('DELETE FROM sessions WHERE seen <= ?', now - limits.sessionIdle);
    this.#sql.exec('INSERT INTO sessions (hash, seen) VALUES (?, ?)', hash, now);
  }

  /** Whether a session is open. `active`: its owner does something, so it stays open for longer. */
  check(hash: string, active: boolean, now: number): boolean {
    const row = this.#sql.exec<{ seen: number }>('SELECT seen FROM sessions WHERE hash = ?', hash).toArray()[0];
    if (!row || row.seen <= now - limits.sessionIdle) return false;
    if (active && now - row.seen > limits.sessionNoted) {
      this.#sql.exec('UPDATE sessions SET seen = ? WHERE hash = ?', now, hash);
    }
    return true;
  }

  /** Ends a session. */
  close(hash: string): void {
    this.#sql.exec('DELETE FROM sessions WHERE hash = ?', hash);
  }

  /** Ends all of them. */
  closeAll(): void {
    this.#sql.exec('DELETE FROM sessions');
  }
}
