import { batch, type Inside, middle } from '../inside/client.ts';
import { Lab } from '../lab.ts';
import { pushBody, sizes } from '../load/deliveries.ts';
import type { Check, Row } from '../row.ts';

/** P3: what a delivery costs inside the isolate, without HTTP and without storage. */
export const inside: Row = {
  id: 'P3',
  title: 'CPU of a delivery inside the isolate: verify + parse + render, in workerd',
  async run({ quick }) {
    const lab = await Lab.start('inside');
    try {
      const usual = pushBody({ n: 1 });
      const large = pushBody({ n: 2, bytes: sizes.large, commits: 1_700 });
      await batch(lab, 'delivery', usual, 3_000, 100);
      const [count, rounds] = quick ? [1_000, 1] : [5_000, 5];
      const small = await middle(rounds, () => batch(lab, 'delivery', usual, count, 100));
      await batch(lab, 'delivery', large, 30, 10);
      const big = await middle(rounds, () => batch(lab, 'delivery', large, quick ? 50 : 200, 10));
      return {
        checks: [
          check('10 KB, median', '≤ 0.5 ms', `${(small.median / 1000).toFixed(2)} ms`, small.median <= 500),
          check('10 KB, p99 at most', '≤ 3 ms', `${small.p99AtMost} ms`, small.p99AtMost <= 3),
          check('1 MB, median', '≤ 10 ms', `${(big.median / 1000).toFixed(1)} ms`, big.median <= 10_000),
        ],
        notes: [stagesOf('10 KB', small), stagesOf('1 MB', big), `1 MB, p99 at most ${big.p99AtMost} ms`],
        numbers: { small, big },
      };
    } finally {
      await lab.stop();
    }
  },
};

function check(what: string, target: string, measured: string, met: boolean): Check {
  return { what, target, measured, met };
}

function stagesOf(size: string, { stages, cpu }: Inside): string {
  const parts = Object.entries(stages).map(([name, micros]) => `${name} ${Math.round(micros)} µs`);
  return `${size}, mean: ${parts.join(', ')}; CPU of the whole process ${Math.round(cpu)} µs`;
}
