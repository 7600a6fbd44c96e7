import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { patience } from '../../../src/dingtalk/patience.ts';

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

it('runs out after the time it was given', () => {
  const giveUp = vi.fn();
  patience(10_000, giveUp);
  vi.advanceTimersByTime(9_999);
  expect(giveUp).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(giveUp).toHaveBeenCalledTimes(1);
});

it('a minute in which nothing could run costs one step', () => {
  const giveUp = vi.fn();
  patience(10_000, giveUp);
  // Timers that are overdue fire once, as a loop that was blocked fires them.
  vi.setSystemTime(Date.now() + 60_000);
  vi.runOnlyPendingTimers();
  expect(giveUp).not.toHaveBeenCalled();
  vi.advanceTimersByTime(9_500);
  expect(giveUp).toHaveBeenCalledTimes(1);
});

it('can be called off', () => {
  const giveUp = vi.fn();
  patience(10_000, giveUp)();
  vi.advanceTimersByTime(60_000);
  expect(giveUp).not.toHaveBeenCalled();
  expect(vi.getTimerCount()).toBe(0);
});
