import { afterEach, expect, it } from 'vitest';
import { limits } from '../../../src/config.ts';
import { enter } from '../../../src/outbox/turnstile.ts';

const leaving: (() => void)[] = [];

afterEach(() => {
  for (const leave of leaving.splice(0)) leave();
});

/** Lets as many in as there is room for. */
function fill(now: number): void {
  for (let n = 0; n < limits.sendsAtOnce; n++) leaving.push(enter(now) ?? expect.unreachable());
}

it('lets in as many as may be under way, and the next one when one has left', () => {
  fill(0);
  expect(enter(0)).toBeNull();
  leaving.pop()?.();
  const next = enter(0);
  expect(next).not.toBeNull();
  leaving.push(next ?? expect.unreachable());
  expect(enter(0)).toBeNull();
});

it('what never left is forgotten: its object may have been taken away', () => {
  fill(0);
  expect(enter(2 * limits.sendTimeout - 1)).toBeNull();
  leaving.push(enter(2 * limits.sendTimeout) ?? expect.unreachable());
});
