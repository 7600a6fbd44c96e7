import type { Lab } from './lab.ts';

/** What is read of `GET /api/groups/{id}/status`: what became of everything accepted. */
export interface Ledger {
  accepted: number;
  sent: number;
  merged: number;
  waiting: number;
}

/** Resolves to what became of everything, once a group has taken over `accepted` dispatches and none waits any more. */
export async function drained(lab: Lab, group: string, accepted: number, timeout: number): Promise<Ledger> {
  const end = performance.now() + timeout;
  for (;;) {
    const { ledger } = await lab.api<{ ledger: Ledger }>('GET', `/api/groups/${group}/status`);
    if (ledger.accepted >= accepted && ledger.waiting === 0) return ledger;
    if (performance.now() > end) throw new Error(`still waiting after ${timeout} ms: ${JSON.stringify(ledger)}`);
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}
