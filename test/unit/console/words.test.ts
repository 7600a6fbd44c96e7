import { describe, expect, it } from 'vitest';
import { listed } from '../../../src/console/words/numbers.ts';
import { clock, exact, span, spoken } from '../../../src/console/words/time.ts';

const now = Date.parse('2026-11-22T04:00:00Z');
const minute = 60_000;

describe('moments', () => {
  it.each([
    ['this second', now - 1_000, '刚刚', 'just now'],
    ['some minutes ago', now - 3 * minute, '3 分钟前', '3 min ago'],
    ['earlier today', now - 3 * 60 * minute, '今天 09:00', 'today 09:00'],
    ['yesterday', now - 20 * 60 * minute, '昨天 16:00', 'yesterday 16:00'],
    ['before that', now - 5 * 24 * 60 * minute, '11月17日 12:00', '17 Nov 12:00'],
    ['in a while', now + 10 * minute, '今天 12:10', 'today 12:10'],
    ['tomorrow', now + 20 * 60 * minute, '11月23日 08:00', '23 Nov 08:00'],
  ])('%s', (_name, at, chinese, english) => {
    expect([spoken(at, now, 'zh-CN'), spoken(at, now, 'en')]).toEqual([chinese, english]);
  });

  it('in full', () => expect(exact(now)).toBe('2026-11-22 12:00:00 (Asia/Shanghai)'));
  it('elsewhere', () => expect(clock(now, 'Europe/Berlin', true)).toBe('05:00:00'));
});

it.each([
  [12_000, '12 秒', '12 s'],
  [89_000, '89 秒', '89 s'],
  [3 * minute, '3 分钟', '3 min'],
  [5 * 60 * minute, '5 小时', '5 h'],
  [48 * 60 * minute, '2 天', '2 days'],
  [-5, '0 秒', '0 s'],
])('%d ms', (ms, chinese, english) => {
  expect([span(ms, 'zh-CN'), span(ms, 'en')]).toEqual([chinese, english]);
});

it.each([
  [['a'], 'a', 'a'],
  [['a', 'b'], 'a、b', 'a and b'],
  [['a', 'b', 'c'], 'a、b、c', 'a, b and c'],
])('%j', (items, chinese, english) => {
  expect([listed(items, 'zh-CN'), listed(items, 'en')]).toEqual([chinese, english]);
});
