const shanghai = 8 * 60 * 60 * 1000;

/** The month of a moment (ms) in Shanghai, where DingTalk counts calls: `2026-11`. */
export function monthOf(now: number): string {
  return new Date(now + shanghai).toISOString().slice(0, 7);
}

/** When that month began, ms. */
export function monthStart(now: number): number {
  const there = new Date(now + shanghai);
  return Date.UTC(there.getUTCFullYear(), there.getUTCMonth()) - shanghai;
}
