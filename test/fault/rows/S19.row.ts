import fc from 'fast-check';
import { limits } from '../../../src/config.ts';
import { render } from '../../../src/render/index.ts';
import { crafted, template } from '../../property/render/hostile-templates.ts';
import { lint, markdownOf } from '../../unit/render/lint.ts';
import { contextOf, sample } from '../../unit/render/samples.ts';
import { quantile } from './measure.ts';
import { row } from './row.ts';

const most = 20;

row(
  'S19',
  {
    what: '1,000 hostile templates of a hook: prototype paths, deep loops, huge output',
    target: 'each ≤ 20 ms, within the limits of a message, nothing outside the view',
    scale: 1,
    seconds: [120, 120],
  },
  async (bench) => {
    const event = sample('push');
    const times: number[] = [];
    const cpu: number[] = [];
    const made = crafted.map((one) => one.template);
    const sources = [...fc.sample(template, { numRuns: 1_000 - made.length, seed: 19 }), ...made];
    // The code that they run is warm where it serves.
    for (const source of sources.slice(0, 100)) render(event, contextOf({ overrides: { push: source } }));
    for (const source of sources) {
      const [started, used] = [performance.now(), process.threadCpuUsage()];
      const { message, line } = render(event, contextOf({ overrides: { push: source } }));
      times.push(performance.now() - started);
      const { user, system } = process.threadCpuUsage(used);
      cpu.push((user + system) / 1000);
      const text = markdownOf(message);
      const size = new TextEncoder().encode(JSON.stringify(message)).byteLength;
      bench.must(size <= limits.messageBytes, `${size} bytes of ${source}`);
      bench.must(line !== '' && !/function|native code/.test(text), `outside the view: ${source}`);
      const wrong = lint(message).filter((code) => ['html', 'long', 'heavy', 'scheme'].includes(code));
      bench.must(wrong.length === 0, `${wrong}: ${source}`);
    }
    const slowest = quantile(times, 1);
    bench.within('the slowest took', slowest, most);
    bench.measured = `${times.length} templates, p99 ${quantile(times, 0.99).toFixed(1)} ms, slowest ${slowest.toFixed(1)} ms (${quantile(cpu, 1).toFixed(1)} ms of CPU)`;
  },
);
