import { type Cause, causes, type Explanation } from './causes.ts';
import { lookUp } from './table.ts';

/** What a note of an outcome means for a person: a cause with its fix, or a limit that passes by itself. */
export type Meaning = ({ kind: 'cause'; cause: Cause } & Explanation) | { kind: 'limit' | 'quota' };

/**
 * Reads the note that an outcome left with a message or a robot (`310000 sign not match`); null when it names nothing that a
 * person could mend. `keywords`: as configured now.
 */
export function explain(note: string | null, keywords: readonly string[] = []): Meaning | null {
  const [, code, text = ''] = /^(-?\d+)(?: (.*))?$/s.exec(note ?? '') ?? [];
  if (code === undefined) return note === 'the webhook is not an address' ? meaning('address') : null;
  const row = lookUp(Number(code), text);
  switch (row.class) {
    case 'limit':
    case 'quota':
      return { kind: row.class };
    case 'message':
    case 'park':
      return meaning(row.cause === 'keyword' && keywords.length > 0 ? 'stale-keyword' : row.cause);
    case 'soon':
      return row.cause ? meaning(row.cause) : null;
    case 'ok':
      return null;
  }
}

function meaning(cause: Cause): Meaning {
  return { kind: 'cause', cause, ...causes[cause] };
}
