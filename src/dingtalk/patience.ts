/** In so many steps patience runs out. */
const steps = 20;

/**
 * Calls `giveUp` after `ms`, counted in steps: where a busy machine leaves this code no time to run, none goes by. A
 * request that could not even leave yet must not be taken for one without an answer. Returns what calls it off; until
 * then a Durable Object stays in memory, and is billed.
 */
export function patience(ms: number, giveUp: () => void): () => void {
  let left = steps;
  let timer: ReturnType<typeof setTimeout>;
  const step = () => {
    if (left-- === 0) giveUp();
    else timer = setTimeout(step, ms / steps);
  };
  step();
  return () => clearTimeout(timer);
}
