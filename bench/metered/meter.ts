/** Rows written by one kind of statement of one object's class since the start. */
export interface Counted {
  object: string;
  /** `INSERT journal`, or `setAlarm`. */
  statement: string;
  times: number;
  rows: number;
}

interface Tally {
  object: string;
  statement: string;
  times: number;
  rows: number;
  /** A cursor knows all its rows only after it was read, so they are asked later. */
  open: { readonly rowsWritten: number }[];
}

const tallies = new Map<string, Tally>();

function tally(object: string, statement: string): Tally {
  const key = `${object} ${statement}`;
  const known = tallies.get(key) ?? { object, statement, times: 0, rows: 0, open: [] };
  tallies.set(key, known);
  known.times++;
  return known;
}

/**
 * Counts what an object writes from now on, as a hosted deployment would be billed: `rowsWritten` of every statement, and a
 * row for every alarm that is set. Returns the same state: its storage answers as before.
 */
export function meter(ctx: DurableObjectState, object: string): DurableObjectState {
  const { storage } = ctx;
  const { sql } = storage;
  const exec = sql.exec.bind(sql);
  const setAlarm = storage.setAlarm.bind(storage);
  const counted: typeof sql.exec = (query, ...bindings) => {
    const cursor = exec(query, ...bindings);
    const known = tally(object, nameOf(query));
    if (known.open.length > 100) settle(known);
    known.open.push(cursor);
    return cursor as never;
  };
  const alarming: typeof storage.setAlarm = (...args) => {
    tally(object, 'setAlarm').rows++;
    return setAlarm(...args);
  };
  Object.defineProperty(sql, 'exec', { value: counted });
  Object.defineProperty(storage, 'setAlarm', { value: alarming });
  return ctx;
}

/** Everything counted so far. */
export function read(): Counted[] {
  return [...tallies.values()].map((known) => {
    settle(known);
    const { object, statement, times, rows } = known;
    return { object, statement, times, rows };
  });
}

function settle(known: Tally): void {
  for (const { rowsWritten } of known.open) known.rows += rowsWritten;
  known.open = [];
}

function nameOf(query: string): string {
  const words = query
    .trim()
    .replace(/\b(OR (IGNORE|REPLACE)|INTO|FROM|IF NOT EXISTS|TABLE)\b/g, '')
    .split(/[\s(;]+/);
  const [verb = '', table = ''] = words;
  return verb === 'SELECT' ? verb : `${verb} ${table}`;
}
