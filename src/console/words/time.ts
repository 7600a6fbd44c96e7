import type { Locale } from '../../event/index.ts';
import { catalogue } from './catalogue.ts';

/** Where nobody says otherwise: the product's users are there. */
export const homeZone = 'Asia/Shanghai';

const words = catalogue({
  now: { 'zh-CN': '刚刚', en: 'just now' },
  today: { 'zh-CN': (time: string) => `今天 ${time}`, en: (time) => `today ${time}` },
  yesterday: { 'zh-CN': (time: string) => `昨天 ${time}`, en: (time) => `yesterday ${time}` },
  seconds: { 'zh-CN': (n: number) => `${n} 秒`, en: (n) => `${n} s` },
  minutes: { 'zh-CN': (n: number) => `${n} 分钟`, en: (n) => `${n} min` },
  hours: { 'zh-CN': (n: number) => `${n} 小时`, en: (n) => `${n} h` },
  days: { 'zh-CN': (n: number) => `${n} 天`, en: (n) => (n === 1 ? '1 day' : `${n} days`) },
  ago: { 'zh-CN': (span: string) => `${span}前`, en: (span) => `${span} ago` },
});

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** A duration in ms in one unit, rounded: `12 秒`, `3 分钟`, `5 小时`, `2 天`. */
export function span(ms: number, locale: Locale): string {
  const t = words(locale);
  if (ms < 90_000) return t.seconds(Math.max(0, Math.round(ms / 1000)));
  if (ms < 90 * minute) return t.minutes(Math.round(ms / minute));
  return ms < 36 * hour ? t.hours(Math.round(ms / hour)) : t.days(Math.round(ms / day));
}

/** A moment (ms) as people say it at `now`: `刚刚`, `3 分钟前`, `今天 14:05`, `昨天 09:12`, `11月22日 18:30`. */
export function spoken(at: number, now: number, locale: Locale, timeZone = homeZone): string {
  const t = words(locale);
  const age = now - at;
  if (age >= 0 && age < minute) return t.now;
  if (age >= 0 && age < hour) return t.ago(t.minutes(Math.round(age / minute)));
  const time = new Intl.DateTimeFormat(locale, { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const days = dayNumber(now, timeZone) - dayNumber(at, timeZone);
  if (days === 0) return t.today(time.format(at));
  if (days === 1) return t.yesterday(time.format(at));
  const date = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
    timeZone,
    month: 'short',
    day: 'numeric',
  });
  return `${date.format(at)} ${time.format(at)}`;
}

/** A moment in full, for whoever points at it: `2026-11-22 18:30:05 (Asia/Shanghai)`. */
export function exact(at: number, timeZone = homeZone): string {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  return `${format.format(at)} (${timeZone})`;
}

/** `14:05`, or `14:05:09` with seconds. */
export function clock(at: number, timeZone = homeZone, seconds = false): string {
  const format = { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  return new Intl.DateTimeFormat('en', seconds ? { ...format, second: '2-digit' } : format).format(at);
}

function dayNumber(at: number, timeZone: string): number {
  return Date.parse(new Intl.DateTimeFormat('sv-SE', { timeZone }).format(at)) / day;
}
