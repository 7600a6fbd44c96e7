import { describe, expect, test } from 'vitest';
import { clipWords } from '../../../src/render/fit.ts';
import { bytes, clip, cut, duration, fitTitle, layout, when } from '../../../src/render/index.ts';
import { tidy } from '../../../src/render/layout.ts';
import { seam } from '../../../src/render/seam.ts';
import { dated } from '../../../src/render/time.ts';
import { now } from './samples.ts';

describe('layout', () => {
  test.for([
    { name: 'lines of a paragraph break', from: 'a\nb', to: 'a  \nb' },
    { name: 'paragraphs stay apart', from: 'a\n\n\n\nb', to: 'a\n\nb' },
    { name: 'a heading stands alone', from: '#### a\nb', to: '#### a\n\nb' },
    { name: 'a list stands alone', from: 'a\n- b\n- c\nd', to: 'a\n\n- b\n- c\n\nd' },
    { name: 'a loop leaves no holes in a list', from: '- a\n\n\n- b', to: '- a\n- b' },
    { name: 'lines of a quote break', from: '> a\n> b\nc', to: '> a  \n> b\n\nc' },
    { name: 'numbered list', from: '1. a\n2. b', to: '1. a\n2. b' },
    { name: 'no indentation', from: '  a\n    - b', to: 'a\n\n- b' },
    { name: 'windows line ends', from: 'a\r\nb\r\n', to: 'a  \nb' },
    { name: 'tabs', from: 'a\tb', to: 'a b' },
    { name: 'markers without words', from: '- \n#### \n> \na', to: 'a' },
    { name: 'a marker alone at the end', from: 'a\n-', to: 'a' },
    {
      name: 'html of a template',
      from: '<b>a</b> <font color=#f00>b</font>',
      to: '&lt;b>a&lt;/b> <font color=#f00>b</font>',
    },
    { name: 'empty', from: ' \n ', to: '' },
  ])('$name', ({ from, to }) => {
    expect(layout(from)).toBe(to);
    expect(layout(layout(from))).toBe(layout(from));
  });
});

describe('tidy', () => {
  test.for([
    { name: 'nothing missing', from: 'a · b · c', to: 'a · b · c' },
    { name: 'first missing', from: ' · b', to: 'b' },
    { name: 'middle missing', from: 'a ·  · c', to: 'a · c' },
    { name: 'last missing', from: 'a · ', to: 'a' },
    { name: 'all missing', from: ' ·  · ', to: '' },
    { name: 'a dot in a name', from: '张·三 · b', to: '张·三 · b' },
    { name: 'dash with nothing after it', from: 'a — ', to: 'a' },
    { name: 'double spaces', from: 'a  b   c', to: 'a b c' },
  ])('$name', ({ from, to }) => {
    expect(tidy(from)).toBe(to);
  });
});

describe('clip', () => {
  test.for([
    { name: 'short enough', text: 'abc', max: 3, clipped: 'abc' },
    { name: 'cut', text: 'abcd', max: 3, clipped: 'ab…' },
    { name: 'no blank before the dots', text: 'ab cd', max: 4, clipped: 'ab…' },
    { name: 'surrogates stay together', text: 'a😀b', max: 3, clipped: 'a…' },
    { name: 'a family stays together', text: 'a👨‍👩‍👧b', max: 8, clipped: 'a…' },
    { name: 'accents stay on', text: 'ae\u0301xx', max: 4, clipped: 'ae\u0301…' },
    { name: 'no room', text: 'abc', max: 1, clipped: '…' },
  ])('$name', ({ text, max, clipped }) => {
    expect(clip(text, max)).toBe(clipped);
  });
});

describe('bytes', () => {
  test.for([
    { text: '', size: 0 },
    { text: 'a', size: 1 },
    { text: '钉', size: 3 },
    { text: '😀', size: 4 },
  ])('$text is $size', ({ text, size }) => {
    expect(bytes(text)).toBe(size);
  });
});

describe('cut', () => {
  const list = `#### a\n\n${'- item\n'.repeat(20).trim()}\n\n[open](dingtalk://x)\n\n@13800000000`;

  test('what fits is left alone', () => {
    expect(cut(list, list.length)).toBe(list);
  });

  test('links and mentions at the end stay', () => {
    const shorter = cut(list, 90);
    expect(shorter).toBe(
      '#### a\n\n- item\n- item\n- item\n- item\n- item\n- item\n\n…\n\n[open](dingtalk://x)\n\n@13800000000',
    );
    expect(shorter?.length).toBeLessThanOrEqual(90);
  });

  test('null when not even one line fits', () => {
    expect(cut('x'.repeat(50), 20)).toBeNull();
  });
});

describe('fitTitle', () => {
  const long = '一个非常长的标题'.repeat(10);

  test('the thing gives way, who and where stay', () => {
    const title = fitTitle(`陈晨 新建了 #1 ${long} · acme/web`, long, 'acme/web');
    expect(title).toMatch(/^陈晨 新建了 #1 一个非常长的标题.*… · acme\/web$/);
    expect(title).toHaveLength(64);
  });

  test('the beginning gives way where there is no thing to shorten', () => {
    expect(fitTitle(`${long} · acme/web`, '', 'acme/web')).toMatch(/^.{52}… · acme\/web$/);
  });

  test.for([
    { name: 'short', title: '陈晨 推送了 main', fitted: '陈晨 推送了 main' },
    { name: 'line breaks', title: 'a\nb', fitted: 'a b' },
    { name: 'no heading', title: '#128 a', fitted: '＃128 a' },
    { name: 'no bold, no link', title: 'a **b** [c](d)', fitted: 'a ＊＊b＊＊ [c] (d)' },
  ])('$name', ({ title, fitted }) => {
    expect(fitTitle(title, '')).toBe(fitted);
  });
});

describe('when', () => {
  test.for([
    { iso: '2026-11-22T10:30:00Z', zh: '今天 18:30', en: 'today 18:30' },
    { iso: '2026-11-21T10:30:00Z', zh: '昨天 18:30', en: 'yesterday 18:30' },
    { iso: '2026-11-22T17:00:00Z', zh: '明天 01:00', en: 'tomorrow 01:00' },
    { iso: '2026-11-25T10:30:00+08:00', zh: '11月25日 10:30', en: '25 Nov 10:30' },
    { iso: '2025-01-02T00:00:00Z', zh: '2025年1月2日 08:00', en: '2 Jan 2025 08:00' },
    { iso: '2026-12-01', zh: '12月1日', en: '1 Dec' },
    { iso: '2026-11-22', zh: '今天', en: 'today' },
    { iso: 'soon', zh: '', en: '' },
    { iso: '', zh: '', en: '' },
  ])('$iso', ({ iso, zh, en }) => {
    expect(when(iso, { locale: 'zh-CN', timezone: 'Asia/Shanghai', now })).toBe(zh);
    expect(when(iso, { locale: 'en', timezone: 'Asia/Shanghai', now })).toBe(en);
  });

  test('an unknown time zone is Shanghai', () => {
    expect(when('2026-11-22T10:30:00Z', { locale: 'en', timezone: 'Mars/Base', now })).toBe('today 18:30');
  });

  test('the time zone decides what today is', () => {
    expect(when('2026-11-22T10:30:00Z', { locale: 'en', timezone: 'Pacific/Auckland', now })).toBe('today 23:30');
  });
});

describe('dated', () => {
  test.for([
    { text: '2026-12-01', zh: '12月1日' },
    { text: '2026-11-22T10:30:00Z', zh: '今天 18:30' },
    { text: '2026-11-22T10:30:00.000+0800', zh: '今天 10:30' },
    { text: '2026-13-45', zh: '2026-13-45' },
    { text: '2026-12-01 之前', zh: '2026-12-01 之前' },
    { text: 'v2026', zh: 'v2026' },
    { text: '', zh: '' },
  ])('$text', ({ text, zh }) => {
    expect(dated(text, { locale: 'zh-CN', timezone: 'Asia/Shanghai', now })).toBe(zh);
  });
});

describe('seam', () => {
  test.for([
    { left: '关联了', right: '子议题', space: '' },
    { left: '关联了', right: '#128', space: ' ' },
    { left: '到', right: 'main', space: ' ' },
    { left: 'main', right: '失败', space: ' ' },
    { left: 'f(x)', right: '的', space: ' ' },
    { left: '标签「', right: 'ios', space: '' },
    { left: '"', right: '前端组', space: '' },
    { left: '到 ', right: 'main', space: '' },
    { left: '改为', right: '「管理员」', space: '' },
    { left: '', right: '子议题', space: '' },
    { left: 'a', right: 'b', space: '' },
  ])('$left|$right', ({ left, right, space }) => {
    expect(seam(left, right)).toBe(space);
  });
});

describe('clipWords', () => {
  test.for([
    { text: 'the merge queue', max: 11, kept: 'the merge…' },
    { text: 'the merge queue', max: 10, kept: 'the merge…' },
    { text: '合并队列移出了', max: 5, kept: '合并队列…' },
    { text: 'x'.repeat(9), max: 5, kept: 'xxxx…' },
    { text: 'short', max: 5, kept: 'short' },
  ])('$text in $max', ({ text, max, kept }) => {
    expect(clipWords(text, max)).toBe(kept);
  });
});

describe('duration', () => {
  test.for([
    { seconds: 0, zh: '0 秒', en: '0s' },
    { seconds: 12, zh: '12 秒', en: '12s' },
    { seconds: 192, zh: '3 分 12 秒', en: '3m 12s' },
    { seconds: 2520, zh: '42 分钟', en: '42m' },
    { seconds: 7260, zh: '2 小时 1 分', en: '2h 1m' },
    { seconds: 7200, zh: '2 小时', en: '2h' },
    { seconds: 90_000, zh: '1 天 1 小时', en: '1d 1h' },
    { seconds: 59.6, zh: '1 分钟', en: '1m' },
    { seconds: -1, zh: '', en: '' },
    { seconds: Number.NaN, zh: '', en: '' },
  ])('$seconds', ({ seconds, zh, en }) => {
    expect(duration(seconds, 'zh-CN')).toBe(zh);
    expect(duration(seconds, 'en')).toBe(en);
  });
});
