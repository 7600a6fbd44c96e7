import type { View } from '../view.ts';
import { exact, spoken } from '../words/time.ts';

/** A moment (ms) as people say it, with the exact one for whoever points at it. */
export function Time({ at, view, zone }: { at: number; view: View; zone?: string }) {
  return (
    <time datetime={new Date(at).toISOString()} title={exact(at, zone)}>
      {spoken(at, view.now, view.locale, zone)}
    </time>
  );
}
