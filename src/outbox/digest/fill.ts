import { bytes } from '../../render/index.ts';
import type { Line } from './lines.ts';

/** How much a digest may hold: characters of its text and bytes of its body. */
export interface DigestRoom {
  chars: number;
  bytes: number;
}

/** Some news under a heading, the most telling line first. */
export interface Section {
  /** What it is called where it finds no room. */
  name: string;
  /** Dispatches it stands for. */
  count: number;
  head: string;
  lines: readonly Line[];
}

/** How much of a section is told: its lines, and those that found no room. */
export interface Told {
  section: Section;
  lines: readonly Line[];
  left: readonly Line[];
}

/** What a row or a heading takes beside itself: laying out adds at most a blank line. */
const spacing = 4;

/** Room that is used up row by row. */
export class Space {
  #chars: number;
  #bytes: number;

  constructor({ chars, bytes }: DigestRoom) {
    this.#chars = chars;
    this.#bytes = bytes;
  }

  /** Takes the room for a row, and says whether there was any. */
  take(row: string): boolean {
    const [chars, size] = [row.length + spacing, bytes(JSON.stringify(row)) + spacing];
    if (chars > this.#chars || size > this.#bytes) return false;
    this.#chars -= chars;
    this.#bytes -= size;
    return true;
  }
}

/**
 * Deals the room out to sections in turns, a line each, so that a busy one leaves room for what the others have to say first.
 * A section of which not even that fits is left out. `rest` makes the row that stands for the lines of one that are missing.
 */
export function deal(sections: readonly Section[], space: Space, rest: (left: readonly Line[]) => string): Told[] {
  const told = sections.map((section) => ({ section, count: 0, isFull: false }));
  const most = Math.max(0, ...sections.map(({ lines }) => lines.length));
  for (let turn = 0; turn < most; turn++) {
    for (const each of told) {
      const { head, lines } = each.section;
      const line = lines[turn];
      if (!line || each.isFull) continue;
      // The first line brings the heading along, and the row for all that may be missing.
      const begun = turn > 0 ? '' : [head, ...(lines.length > 1 ? [rest(lines)] : []), ''].join('\n');
      if (space.take(begun + line.text)) each.count++;
      else each.isFull = true;
    }
  }
  return told
    .filter(({ count }) => count > 0)
    .map(({ section, count }) => ({
      section,
      lines: section.lines.slice(0, count),
      left: section.lines.slice(count),
    }));
}
