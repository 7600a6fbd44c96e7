import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Every file of a data folder with its bytes, databases and their logs (-wal) included. */
export function rawFiles(data: string): { name: string; bytes: Buffer }[] {
  return readdirSync(data, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ name: path.slice(data.length + 1), bytes: readFileSync(path) }));
}

/** Which of some texts stand in files, as they are or in base64, hex or UTF-16; a line each. */
export function foundIn(files: readonly { name: string; bytes: Buffer }[], texts: readonly string[]): string[] {
  return texts.flatMap((text) =>
    files.flatMap(({ name, bytes }) =>
      disguises(text).flatMap(([how, needle]) => (bytes.includes(needle) ? [`${text} (${how}) in ${name}`] : [])),
    ),
  );
}

function disguises(text: string): [how: string, needle: Buffer][] {
  const bytes = Buffer.from(text);
  // In base64 a text looks different at each of three offsets; its edges depend on what is beside it.
  const coded = [0, 1, 2].flatMap((offset) => {
    const base64 = Buffer.concat([Buffer.alloc(offset), bytes])
      .toString('base64')
      .slice(4, -4);
    return [base64, base64.replaceAll('+', '-').replaceAll('/', '_')];
  });
  return [
    ['as it is', bytes],
    ['hex', Buffer.from(bytes.toString('hex'))],
    ['UTF-16', Buffer.from(text, 'utf16le')],
    ...[...new Set(coded)].map((each): [string, Buffer] => ['base64', Buffer.from(each)]),
  ];
}

/** Opens the database of the Directory of a server that has stopped, or beside one that runs to look into it. */
export function openDirectory(data: string, readOnly = false): DatabaseSync {
  const folder = join(data, 'dinghook-Directory');
  for (const name of readdirSync(folder).filter((each) => each.endsWith('.sqlite'))) {
    const database = new DatabaseSync(join(folder, name), { readOnly });
    const [table] = database.prepare(`SELECT 1 FROM sqlite_master WHERE name = 'groups'`).all();
    if (table) return database;
    database.close();
  }
  throw new Error('There is no Directory in this folder.');
}
