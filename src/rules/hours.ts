import { days, type Hours } from './language.ts';

const minutesOfDay = 24 * 60;
const numbers = new Map<string, number>(days.map((day, number) => [day, number]));

/** The minute of the day that `09:30` stands for, 24:00 being the last; undefined for anything else. */
export function minuteOf(time: string): number | undefined {
  const [, hour, minute] = /^(\d{2}):([0-5]\d)$/.exec(time) ?? [];
  if (hour === undefined || minute === undefined) return undefined;
  const total = Number(hour) * 60 + Number(minute);
  return total <= minutesOfDay ? total : undefined;
}

/** The days (0 is Monday) that `mon` or `fri-mon` stands for; undefined for anything else. */
export function daysOf(text: string): readonly number[] | undefined {
  const [first = -1, last = first, ...more] = text.split('-').map((day) => numbers.get(day) ?? -1);
  if (first < 0 || last < 0 || more.length > 0) return undefined;
  return Array.from({ length: ((last - first + 7) % 7) + 1 }, (_, offset) => (first + offset) % 7);
}

/** Whether the window never opens: it ends when it begins. */
export function isEmpty({ from, to }: Hours): boolean {
  return boundary(from, 0) === boundary(to, minutesOfDay);
}

/** Whether a moment (ms) is within `hours`; `zone` counts where they name none. */
export function withinHours(hours: Hours, zone: string): (now: number) => boolean {
  const named = hours.days?.flatMap((text) => daysOf(text) ?? []);
  const open = (day: number) => named === undefined || named.includes(day);
  const from = boundary(hours.from, 0);
  const to = boundary(hours.to, minutesOfDay);
  const clock = clockOf(hours.timezone ?? zone);
  return (now) => {
    const { day, minute } = clock(now);
    if (from <= to) return open(day) && minute >= from && minute < to;
    return (open(day) && minute >= from) || (open((day + 6) % 7) && minute < to);
  };
}

/** `mon-fri 09:00–19:00`. */
export function hoursText({ days: named, from = '00:00', to = '24:00', timezone }: Hours): string {
  return [named?.join(' '), `${from}–${to}`, timezone].filter(Boolean).join(' ');
}

function boundary(time: string | undefined, otherwise: number): number {
  return time === undefined ? otherwise : (minuteOf(time) ?? otherwise);
}

function clockOf(timeZone: string): (now: number) => { day: number; minute: number } {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  return (now) => {
    const parts = new Map(format.formatToParts(now).map(({ type, value }) => [type, value]));
    const day = numbers.get(parts.get('weekday')?.toLowerCase() ?? '') ?? 0;
    return { day, minute: Number(parts.get('hour')) * 60 + Number(parts.get('minute')) };
  };
}
