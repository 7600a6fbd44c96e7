import type { Locale } from '../event/index.ts';

/** Whose clock and language a time is written for; `now` in ms. */
export interface Clock {
  locale: Locale;
  timezone: string;
  now: number;
}

const fallbackZone = 'Asia/Shanghai';
const formatters = new Map<string, Intl.DateTimeFormat>();
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const day = 86_400_000;

function formatter(timezone: string): Intl.DateTimeFormat {
  const known = formatters.get(timezone);
  if (known) return known;
  if (formatters.size > 100) formatters.clear();
  const made = new Intl.DateTimeFormat('en-CA', {
    timeZone: isZone(timezone) ? timezone : fallbackZone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  formatters.set(timezone, made);
  return made;
}

interface Wall {
  year: number;
  month: number;
  day: number;
  time: string;
}

function wall(ms: number, timezone: string): Wall {
  const parts = new Map(
    formatter(timezone)
      .formatToParts(ms)
      .map(({ type, value }) => [type, value]),
  );
  const number = (type: Intl.DateTimeFormatPartTypes) => Number(parts.get(type));
  return {
    year: number('year'),
    month: number('month'),
    day: number('day'),
    time: `${parts.get('hour')}:${parts.get('minute')}`,
  };
}

/**
 * A moment (ISO 8601) as people write it: `今天 18:30`, `11月22日 18:30`, `22 Nov 18:30`; a date without a time stays one,
 * another year is named. Empty when `iso` is not a date.
 */
export function when(iso: string, clock: Clock): string {
  const dateOnly = /^\d{4}-\d{2}-\d{2}$/.test(iso.trim());
  const ms = Date.parse(iso);
  if (Number.isNaN(ms)) return '';
  const at = wall(ms, dateOnly ? 'UTC' : clock.timezone);
  const today = wall(clock.now, clock.timezone);
  const date = nearby(daysBetween(today, at), clock.locale) ?? calendar(at, today.year, clock.locale);
  return dateOnly ? date : `${date} ${at.time}`;
}

/** A text that is nothing but a date or a time (ISO 8601) the way {@link when} puts it; any other text as it is. */
export function dated(text: string, clock: Clock): string {
  return /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}[\d:.]*(?:Z|[+-]\d{2}:?\d{2}))?$/.test(text)
    ? when(text, clock) || text
    : text;
}

function daysBetween(from: Wall, to: Wall): number {
  return (Date.UTC(to.year, to.month - 1, to.day) - Date.UTC(from.year, from.month - 1, from.day)) / day;
}

function nearby(days: number, locale: Locale): string | null {
  if (Math.abs(days) > 1) return null;
  const names = locale === 'en' ? ['yesterday', 'today', 'tomorrow'] : ['昨天', '今天', '明天'];
  return names[days + 1] ?? null;
}

function calendar(at: Wall, thisYear: number, locale: Locale): string {
  const other = at.year !== thisYear;
  if (locale === 'en') return `${at.day} ${months[at.month - 1]}${other ? ` ${at.year}` : ''}`;
  return `${other ? `${at.year}年` : ''}${at.month}月${at.day}日`;
}

/** How long something took, in its two largest units: `3 分 12 秒`, `3m 12s`. Empty for what is not a length of time. */
export function duration(seconds: number, locale: Locale): string {
  if (!Number.isFinite(seconds) || seconds < 0) return '';
  const whole = Math.round(seconds);
  const units = [Math.floor(whole / 86_400), Math.floor(whole / 3600) % 24, Math.floor(whole / 60) % 60, whole % 60];
  const first = units.findIndex((amount) => amount > 0);
  if (first < 0) return locale === 'en' ? '0s' : '0 秒';
  const [large = 0, small = 0] = units.slice(first, first + 2);
  if (locale === 'en') return `${large}${'dhms'[first]}${small > 0 ? ` ${small}${'dhms'[first + 1]}` : ''}`;
  const alone = ['天', '小时', '分钟', '秒'];
  const paired = ['天', '小时', '分', '秒'];
  return small > 0 ? `${large} ${paired[first]} ${small} ${paired[first + 1]}` : `${large} ${alone[first]}`;
}

const fresh = 10 * 60_000;

/** Whether something that happened at `iso` is old news by now: more than ten minutes. */
export function late(iso: string | undefined, now: number): boolean {
  return iso !== undefined && now - Date.parse(iso) > fresh;
}

/** Whether this platform knows the time zone. */
function isZone(timezone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: timezone }) !== null;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
