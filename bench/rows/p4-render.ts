import { batch, middle } from '../inside/client.ts';
import { Lab } from '../lab.ts';
import { pushBody } from '../load/deliveries.ts';
import type { Row } from '../row.ts';

/** P4: templates alone. */
export const rendering: Row = {
  id: 'P4',
  title: 'Render of a 5-commit push: title, line and body, in workerd',
  async run({ quick }) {
    const [count, rounds] = quick ? [2_000, 1] : [5_000, 5];
    const lab = await Lab.start('inside');
    try {
      const body = pushBody({ n: 1 });
      await batch(lab, 'render', body, 5_000, 100);
      const chinese = await middle(rounds, () => batch(lab, 'render?locale=zh-CN', body, count, 100));
      const english = await middle(rounds, () => batch(lab, 'render?locale=en', body, count, 100));
      return {
        checks: [
          {
            what: 'median, zh-CN',
            target: '≤ 120 µs',
            measured: `${Math.round(chinese.median)} µs`,
            met: chinese.median <= 120,
          },
          {
            what: 'median, en',
            target: '≤ 120 µs',
            measured: `${Math.round(english.median)} µs`,
            met: english.median <= 120,
          },
        ],
        notes: [],
        numbers: { chinese, english },
      };
    } finally {
      await lab.stop();
    }
  },
};
