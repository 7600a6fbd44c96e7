import { runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test';
import { vi } from 'vitest';
import type { Dispatch } from '../../../src/outbox/dispatch.ts';
import type { Outbox } from '../../../src/outbox/index.ts';
import type { DingTalkSim } from '../../sim/index.ts';

let serial = 0;

/** A dispatch with a marker in all it may be read by. */
export function dispatch(change: Partial<Dispatch> = {}): Dispatch {
  const n = ++serial;
  const text = `M${n}Z news`;
  return {
    id: `${n.toString().padStart(9, '0')}.00`,
    group: 'web',
    hook: 'h',
    delivery: `${n}`,
    source: 'github',
    receivedAt: Date.now(),
    kind: 'push',
    severity: 'info',
    place: { name: 'acme/web' },
    gist: {},
    message: { msgtype: 'markdown', markdown: { title: text, text } },
    line: text,
    ...change,
  };
}

/** Several of them. */
export function dispatches(count: number): Dispatch[] {
  return Array.from({ length: count }, () => dispatch());
}

/** Lets `ms` go by for an Outbox and for DingTalk, running the alarm whenever it is due. Wants fake dates. */
export async function pass(stub: DurableObjectStub<Outbox>, sim: DingTalkSim, ms: number): Promise<void> {
  const end = Date.now() + ms;
  for (;;) {
    await stub.wake();
    const at = await runInDurableObject(stub, (_, state) => state.storage.getAlarm());
    const next = Math.min(Math.max(at ?? end, Date.now()), end);
    await sim.control.advance(next - Date.now());
    vi.setSystemTime(next);
    if (at === null || at > end || next === end) return;
    await runDurableObjectAlarm(stub);
  }
}
