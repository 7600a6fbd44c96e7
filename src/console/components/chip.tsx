import type { Child } from 'hono/jsx';
import type { Tone } from './notice.tsx';

/** A state in a word, with a mark whose shape differs by tone, so that colour is never all there is. */
export function Chip({ tone, children }: { tone: Tone; children?: Child }) {
  return (
    <span class={`chip ${tone}`}>
      <svg width="10" height="10" viewBox="0 0 10 10" aria-hidden="true" focusable="false">
        <path d={marks[tone]} />
      </svg>
      {children}
    </span>
  );
}

const marks: Readonly<Record<Tone, string>> = {
  good: 'M5 1a4 4 0 1 1 0 8a4 4 0 0 1 0-8z',
  info: 'M5 1a4 4 0 1 1 0 8a4 4 0 0 1 0-8z',
  warn: 'M5 .8 9.6 9H.4z',
  bad: 'M5 .4 9.6 5 5 9.6 .4 5z',
  quiet: 'M2 4h6v2H2z',
};
