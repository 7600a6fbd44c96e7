import { limits } from '../config.ts';

/** Requests under way in this isolate, with the moment (ms) from which one is taken for lost: its object may be gone. */
const underWay = new Map<symbol, number>();

/**
 * Lets a request to DingTalk leave, unless this isolate, which serves many groups, has enough under way: what leaves should
 * be answered soon, not wait half-way while its time runs out. Returns what to call afterwards; null when it is not its turn.
 */
export function enter(now: number): (() => void) | null {
  for (const [request, until] of underWay) if (now >= until) underWay.delete(request);
  if (underWay.size >= limits.sendsAtOnce) return null;
  const request = Symbol();
  underWay.set(request, now + 2 * limits.sendTimeout);
  return () => underWay.delete(request);
}

/** The same, as soon as there is room. */
export async function entered(): Promise<() => void> {
  for (;;) {
    const leave = enter(Date.now());
    if (leave) return leave;
    // Each object waits on a timer of its own: none may be woken by another.
    await new Promise((resolve) => setTimeout(resolve, limits.sendRetry * (0.5 + Math.random())));
  }
}
