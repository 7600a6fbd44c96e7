/** What this version writes; a database says in `meta` which version wrote it. */
const schema = 2;

/**
 * Creates the tables of an Outbox, or brings those of an earlier version up to date. Tables are WITHOUT ROWID, and none has
 * a second index: every row written is paid for.
 */
export function createTables(storage: DurableObjectStorage): void {
  const { sql } = storage;
  storage.transactionSync(() => {
    sql.exec('CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID');
    const [written] = sql.exec<{ value: string }>(`SELECT value FROM meta WHERE key = 'schema'`).toArray();
    const from = Number(written?.value ?? 0);
    if (from === schema) return;
    sql.exec(`
      CREATE TABLE IF NOT EXISTS batches (id TEXT PRIMARY KEY, ids TEXT NOT NULL, data TEXT NOT NULL) WITHOUT ROWID;
      CREATE TABLE IF NOT EXISTS messages (
        id TEXT PRIMARY KEY,
        uuid TEXT NOT NULL,
        state TEXT NOT NULL,
        robot TEXT NOT NULL,
        body TEXT NOT NULL,
        count INTEGER NOT NULL,
        attempts INTEGER NOT NULL,
        shrunk INTEGER NOT NULL,
        starts TEXT NOT NULL,
        dispatches TEXT NOT NULL,
        created INTEGER NOT NULL,
        finished INTEGER,
        note TEXT
      ) WITHOUT ROWID;
      CREATE TABLE IF NOT EXISTS robots (id TEXT PRIMARY KEY, data TEXT NOT NULL) WITHOUT ROWID;
    `);
    if (from === 1) batchUp(sql);
    sql.exec(`INSERT OR REPLACE INTO meta VALUES ('schema', ?)`, String(schema));
  });
}

/** Version 0.1.0 stored each dispatch in a row of its own. */
function batchUp(sql: SqlStorage): void {
  sql.exec('INSERT INTO batches SELECT id, json_array(id), json_array(json(data)) FROM dispatches');
  sql.exec('DROP TABLE dispatches');
}
