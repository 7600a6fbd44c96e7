/**
 * Creates the tables of an Inbox. Tables are WITHOUT ROWID, and none has a second index: every row written is paid for.
 * Large columns stand last, so that lists need not read them.
 */
export function createTables(sql: SqlStorage): void {
  sql.exec(`
    CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS journal (
      id TEXT PRIMARY KEY,
      at INTEGER NOT NULL,
      event TEXT NOT NULL,
      topic TEXT NOT NULL,
      native TEXT,
      outcome TEXT NOT NULL,
      reason TEXT,
      bytes INTEGER NOT NULL,
      dispatches TEXT NOT NULL,
      behind TEXT NOT NULL,
      recalled TEXT,
      headers TEXT NOT NULL,
      contents TEXT NOT NULL,
      body BLOB
    ) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS replays (
      id TEXT PRIMARY KEY,
      delivery TEXT NOT NULL,
      at INTEGER NOT NULL,
      rendered INTEGER NOT NULL,
      dispatches TEXT NOT NULL,
      behind TEXT NOT NULL,
      contents TEXT NOT NULL
    ) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS seen (
      day INTEGER NOT NULL,
      key TEXT NOT NULL,
      delivery TEXT NOT NULL,
      until INTEGER NOT NULL,
      PRIMARY KEY (day, key)
    ) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS builds (series TEXT PRIMARY KEY, status TEXT NOT NULL, since INTEGER NOT NULL) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS flags (
      scope TEXT NOT NULL,
      template TEXT NOT NULL,
      error TEXT NOT NULL,
      count INTEGER NOT NULL,
      since INTEGER NOT NULL,
      last INTEGER NOT NULL,
      PRIMARY KEY (scope, template)
    ) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS unverified (id TEXT PRIMARY KEY, hook TEXT NOT NULL, proof TEXT NOT NULL) WITHOUT ROWID;
    INSERT OR IGNORE INTO meta VALUES ('schema', '1');
  `);
}
