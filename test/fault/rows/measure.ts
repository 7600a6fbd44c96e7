/** The value below which the part `share` of all values lies; NaN where there are none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

/** The most moments that lie in any sliding window of `length`; one exactly a window old is out. */
export function peak(times: readonly number[], length: number): number {
  const sorted = times.toSorted((one, other) => one - other);
  let from = 0;
  let most = 0;
  for (const [index, time] of sorted.entries()) {
    while ((sorted[from] ?? time) <= time - length) from++;
    most = Math.max(most, index - from + 1);
  }
  return most;
}

/** Resolves after `ms`. */
export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.max(0, ms)));
}

/** Asks until the answer is not null; throws with `what` after `timeout` ms. */
export async function until<T>(what: string, timeout: number, ask: () => Promise<T | null> | T | null): Promise<T> {
  for (const end = Date.now() + timeout; ; await pause(20)) {
    const answer = await ask();
    if (answer !== null) return answer;
    if (Date.now() > end) throw new Error(`${what}: not within ${Math.round(timeout / 100) / 10} s`);
  }
}

/** Calls `work` with 0, 1, … so often a second, for `duration` ms, waiting for no call before the next; resolves when all are done. */
export async function steadily(
  perSecond: number,
  duration: number,
  work: (n: number) => Promise<unknown>,
): Promise<void> {
  const started = Date.now();
  const all: Promise<unknown>[] = [];
  for (let n = 0; (n * 1000) / perSecond < duration; n++) {
    await pause(started + (n * 1000) / perSecond - Date.now());
    all.push(work(n));
  }
  await Promise.all(all);
}

/** Calls `work` with 0 … count-1, so many at once. */
export async function together(width: number, count: number, work: (n: number) => Promise<unknown>): Promise<void> {
  let next = 0;
  const lane = async () => {
    while (next < count) await work(next++);
  };
  await Promise.all(Array.from({ length: width }, lane));
}
