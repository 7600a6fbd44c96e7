/** Whether a text is covered by a pattern. Takes time in proportion to the text's length, whatever the pattern. */
export type Glob = (text: string) => boolean;

const star = Symbol('*');
const stars = Symbol('**');
/** `**` and the slash after it: any number of whole folders, none included. */
const folders = Symbol('**/');

type Piece = string | typeof star | typeof stars | typeof folders;

/**
 * Compiles a pattern: `*` stands for any characters but `/`, `**` for any characters, a `**` followed by a slash at the start
 * of a segment also for nothing; everything else stands for itself. The whole text has to match. `fold` ignores case.
 */
export function glob(pattern: string, fold = false): Glob {
  const pieces = piecesOf(fold ? pattern.toLowerCase() : pattern);
  const match = matcher(pieces);
  return fold ? (text) => match(text.toLowerCase()) : match;
}

/** Whether a pattern holds a wildcard. */
export function isWild(pattern: string): boolean {
  return pattern.includes('*');
}

function matcher(pieces: readonly Piece[]): Glob {
  const literal = pieces.findIndex((piece) => typeof piece !== 'string');
  if (literal < 0) {
    const whole = pieces.join('');
    return (text) => text === whole;
  }
  const prefix = pieces.slice(0, literal).join('');
  const rest = pieces.slice(literal);
  if (rest.length === 1 && rest[0] === stars) return (text) => text.startsWith(prefix);
  return (text) => text.startsWith(prefix) && walk(rest, text, prefix.length);
}

/** Follows all ways through the pieces at once: one pass over the text, no way is tried twice. */
function walk(pieces: readonly Piece[], text: string, start: number): boolean {
  const end = pieces.length;
  let here = new Uint8Array(end + 1);
  enter(here, pieces, 0);
  for (let at = start; at < text.length; at++) {
    const char = text[at];
    const next = new Uint8Array(end + 1);
    let alive = false;
    for (const [state, piece] of pieces.entries()) {
      if (here[state] === 0) continue;
      const stays = piece === stars || piece === folders || (piece === star && char !== '/');
      if (stays) next[state] = 1;
      const goes = piece === folders ? char === '/' : piece === char;
      if (goes) enter(next, pieces, state + 1);
      else if (stays && piece !== folders) enter(next, pieces, state);
      alive ||= stays || goes;
    }
    if (!alive) return false;
    here = next;
  }
  return here[end] === 1;
}

/** Marks a state, and those that need no further character. A `folders` that has begun ends only at a slash. */
function enter(states: Uint8Array, pieces: readonly Piece[], from: number): void {
  for (let state = from; ; state++) {
    states[state] = 1;
    const piece = pieces[state];
    if (piece === undefined || typeof piece === 'string') return;
  }
}

function piecesOf(pattern: string): Piece[] {
  const pieces: Piece[] = [];
  for (let at = 0; at < pattern.length; ) {
    const run = /^\*+/.exec(pattern.slice(at))?.[0].length ?? 0;
    if (run === 0) {
      pieces.push(pattern.charAt(at));
      at++;
    } else if (run > 1 && pattern[at + run] === '/' && (at === 0 || pattern[at - 1] === '/')) {
      pieces.push(folders);
      at += run + 1;
    } else {
      pieces.push(run > 1 ? stars : star);
      at += run;
    }
  }
  return pieces;
}
