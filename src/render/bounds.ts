import type { Emitter } from 'liquidjs';

/** What a template may use up. Counted, not timed: in Workers the clock stands still while code runs. */
export const bounds = {
  /** Of a template's source, characters. */
  source: 20_000,
  /** Of its output, and of any value on its way there, characters. */
  output: 20_000,
  /** Of all that one run builds on the way, characters and items. */
  memory: 100_000,
} as const;

/** `text`, where it is not longer than a template's output may be. Throws otherwise. */
export function bounded(text: string): string {
  if (text.length > bounds.output) throw new Error('the template prints too much');
  return text;
}

/** What a template prints on. Throws when it is full. */
export class Sheet implements Emitter {
  buffer = '';

  /** Nothing but texts: every output is escaped, which makes it one. */
  write(piece: unknown): void {
    if (typeof piece === 'string') this.buffer = bounded(this.buffer + piece);
  }
}
