import type { Locale } from '../../event/index.ts';
import type { Hour } from '../../outbox/activity.ts';
import { catalogue } from '../words/catalogue.ts';
import { count } from '../words/numbers.ts';
import { clock } from '../words/time.ts';

const words = catalogue({
  sent: { 'zh-CN': '单独送达', en: 'Sent alone' },
  merged: { 'zh-CN': '合并送达', en: 'Sent merged' },
  parked: { 'zh-CN': '待处理', en: 'Parked' },
  label: {
    'zh-CN': (sent: number, merged: number, parked: number) =>
      `过去 24 小时：单独送达 ${count(sent)}，合并送达 ${count(merged)}，待处理 ${count(parked)}`,
    en: (sent, merged, parked) =>
      `The last 24 hours: ${count(sent)} sent alone, ${count(merged)} sent merged, ${count(parked)} parked`,
  },
  hour: {
    'zh-CN': (from: string, { sent, merged, parked }: Hour) =>
      `${from} 起一小时：单独 ${sent}，合并 ${merged}，待处理 ${parked}`,
    en: (from, { sent, merged, parked }) => `From ${from}: ${sent} alone, ${merged} merged, ${parked} parked`,
  },
});

const series = ['sent', 'merged', 'parked'] as const;
const height = 150;
const bottom = 20;
const top = 8;

/** What became of a group's dispatches, hour by hour, as stacked bars; the same numbers stand in words above it. */
export function HoursChart({ hours, locale, zone }: { hours: readonly Hour[]; locale: Locale; zone: string }) {
  const t = words(locale);
  const totals = series.map((name) => hours.reduce((sum, hour) => sum + hour[name], 0));
  const [sent = 0, merged = 0, parked = 0] = totals;
  const most = niceCeiling(Math.max(1, ...hours.map((hour) => hour.sent + hour.merged + hour.parked)));
  const ticks = [0, most / 2, most].filter((value) => Number.isInteger(value));
  const y = (n: number) => top + (height - top - bottom) * (1 - n / most);
  return (
    <figure class="chart">
      <ul class="chart-legend">
        {series.map((name, i) => (
          <li>
            <svg width="10" height="10" aria-hidden="true" focusable="false">
              <rect class={`bar-${name}`} width="10" height="10" rx="2" />
            </svg>
            {t[name]} <span class="number">{count(totals[i] ?? 0)}</span>
          </li>
        ))}
      </ul>
      <div class="chart-plot">
        <svg class="chart-axis" height={height} aria-hidden="true" focusable="false">
          {ticks.map((value) => (
            <text class="chart-text" x="100%" y={y(value) + 3.5} text-anchor="end">
              {count(value)}
            </text>
          ))}
        </svg>
        <svg width="100%" height={height} role="img" aria-label={t.label(sent, merged, parked)}>
          {ticks.map((value) => (
            <line class="chart-line" x1="0" x2="100%" y1={y(value)} y2={y(value)} />
          ))}
          {hours.map((hour, i) => (
            <Bars
              hour={hour}
              place={i}
              of={hours.length}
              y={y}
              zone={zone}
              title={t.hour(clock(hour.from, zone), hour)}
            />
          ))}
        </svg>
      </div>
    </figure>
  );
}

interface BarsProps {
  hour: Hour;
  /** Which of how many it is, from 0. */
  place: number;
  of: number;
  /** Where a number stands, from above. */
  y: (n: number) => number;
  zone: string;
  title: string;
}

/** One hour. Positions are parts of the width, so that letters keep their size on a phone. */
function Bars({ hour, place, of, y, zone, title }: BarsProps) {
  const percent = (n: number) => `${((100 * n) / of).toFixed(2)}%`;
  const isLast = place === of - 1;
  return (
    <g>
      <title>{title}</title>
      <rect class="chart-hit" x={percent(place)} y={top} width={percent(1)} height={height - top - bottom} />
      {stacked(hour).map(([name, from, to]) => (
        <rect
          class={`bar-${name}`}
          x={percent(place + 0.15)}
          y={y(to)}
          width={percent(0.7)}
          height={Math.max(1, y(from) - y(to))}
          rx="1.5"
        />
      ))}
      {(of - 1 - place) % 6 === 0 && (
        <text
          class="chart-text"
          x={isLast ? '100%' : percent(place + 0.5)}
          y={height - 5}
          text-anchor={isLast ? 'end' : 'middle'}
        >
          {clock(hour.from, zone)}
        </text>
      )}
    </g>
  );
}

/** The same in a line of a list: no axis, no words; the list says the numbers. */
export function Spark({ hours }: { hours: readonly Hour[] }) {
  const most = Math.max(1, ...hours.map((hour) => hour.sent + hour.merged + hour.parked));
  return (
    <svg
      class="spark"
      width="96"
      height="24"
      viewBox={`0 0 ${hours.length * 4} 24`}
      aria-hidden="true"
      focusable="false"
    >
      <line class="chart-line" x1="0" x2={hours.length * 4} y1="23.5" y2="23.5" />
      {hours.flatMap((hour, i) =>
        stacked(hour).map(([name, from, to]) => (
          <rect
            class={`bar-${name}`}
            x={i * 4 + 0.5}
            y={23 - (22 * to) / most}
            width="3"
            height={Math.max(1, (22 * (to - from)) / most)}
          />
        )),
      )}
    </svg>
  );
}

function stacked(hour: Hour): [name: (typeof series)[number], from: number, to: number][] {
  let from = 0;
  return series.flatMap((name) => {
    if (hour[name] === 0) return [];
    const part: [typeof name, number, number] = [name, from, from + hour[name]];
    from = part[2];
    return [part];
  });
}

/** The next number that reads well on an axis and can be halved: 2, 4, 6, 10, 20, 40, 60, 100, … */
function niceCeiling(most: number): number {
  for (let unit = 1; ; unit *= 10) {
    const nice = [2, 4, 6, 10].map((n) => n * unit).find((n) => n >= most);
    if (nice !== undefined) return nice;
  }
}
