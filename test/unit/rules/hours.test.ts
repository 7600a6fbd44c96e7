import { describe, expect, test } from 'vitest';
import { daysOf, minuteOf, withinHours } from '../../../src/rules/hours.ts';
import type { Hours } from '../../../src/rules/index.ts';

describe('withinHours', () => {
  const office: Hours = { days: ['mon-fri'], from: '09:00', to: '19:00' };
  const night: Hours = { days: ['fri'], from: '22:00', to: '08:00' };
  // 2026-11-23 is a Monday.
  test.each<[name: string, hours: Hours, at: string, within: boolean]>([
    ['its first minute', office, '2026-11-23T09:00:00+08:00', true],
    ['the minute before', office, '2026-11-23T08:59:59+08:00', false],
    ['its last minute', office, '2026-11-23T18:59:59+08:00', true],
    ['its end', office, '2026-11-23T19:00:00+08:00', false],
    ['a Sunday', office, '2026-11-22T12:00:00+08:00', false],
    ['Sunday there, Monday here', office, '2026-11-23T01:30:00Z', true],
    ['a night begins on its day', night, '2026-11-27T23:00:00+08:00', true],
    ['and ends on the next', night, '2026-11-28T07:59:00+08:00', true],
    ['but does not begin there', night, '2026-11-28T22:30:00+08:00', false],
    ['nor ends on its own day', night, '2026-11-27T07:00:00+08:00', false],
    ['only days', { days: ['sat', 'sun'] }, '2026-11-22T00:00:00+08:00', true],
    ['only a beginning', { from: '18:00' }, '2026-11-22T23:59:59+08:00', true],
    ['midnight in the hour that is 00, not 24', { to: '00:30' }, '2026-11-22T00:15:00+08:00', true],
    ['another zone', { from: '09:00', to: '10:00', timezone: 'UTC' }, '2026-11-22T09:30:00Z', true],
  ])('%s', (_, hours, at, within) => {
    expect(withinHours(hours, 'Asia/Shanghai')(Date.parse(at))).toBe(within);
  });
});

test.each([
  ['mon', [0]],
  ['mon-fri', [0, 1, 2, 3, 4]],
  ['sat-mon', [5, 6, 0]],
  ['Mon', undefined],
  ['mon-', undefined],
  ['mon-wed-fri', undefined],
  ['', undefined],
])('days %s', (text, days) => {
  expect(daysOf(text)).toEqual(days);
});

test.each([
  ['00:00', 0],
  ['09:05', 545],
  ['24:00', 1440],
  ['24:01', undefined],
  ['9:00', undefined],
  ['09:60', undefined],
])('time %s', (text, minute) => {
  expect(minuteOf(text)).toBe(minute);
});
