import { drained } from '../drained.ts';
import { hooksFor, Lab } from '../lab.ts';
import { pushes } from '../load/deliveries.ts';
import { openLoop } from '../load/load.ts';
import type { Counted } from '../metered/meter.ts';
import type { Row } from '../row.ts';
import { type Sink, startSink } from '../sink.ts';

/** Traffic of one kind: so many events, at such a rate. */
interface Traffic {
  events: number;
  perSecond: number;
}

/** P8: the rows a hosted deployment pays for. */
export const rowsWritten: Row = {
  id: 'P8',
  title: 'SQL rows written for an event, Inbox + Outbox, alarms included',
  async run({ quick }) {
    const sink = await startSink();
    try {
      const calm = await count(sink, quick ? { events: 4, perSecond: 0.4 } : { events: 10, perSecond: 1 / 6 });
      const busy = await count(sink, quick ? { events: 500, perSecond: 50 } : { events: 3_000, perSecond: 50 });
      return {
        checks: [
          { what: 'calm', target: '≤ 6', measured: calm.perEvent.toFixed(2), met: calm.perEvent <= 6 },
          { what: 'at 50/s', target: '≤ 4', measured: busy.perEvent.toFixed(2), met: busy.perEvent <= 4 },
        ],
        notes: [
          'counted by `rowsWritten` of every statement; each alarm set is a row, as it is billed',
          `calm: ${calm.words}`,
          `at 50/s: ${busy.words}`,
          `not counted: retention will delete ${calm.inserted.toFixed(1)} (calm) and ${busy.inserted.toFixed(1)} (busy) rows an event later, and a deleted row is billed too`,
        ],
        numbers: { calm, busy },
      };
    } finally {
      sink.stop();
    }
  },
};

async function count(sink: Sink, { events, perSecond }: Traffic) {
  const lab = await Lab.start('metered', sink.url);
  try {
    await lab.connect(1, sink.url);
    const [first, ...rest] = pushes(hooksFor(1), events + 1);
    if (!first) throw new Error('there is nothing to send');
    // The first delivery makes tables and reads the configuration; a deployment pays for that once.
    await openLoop(lab.port, [first], 1);
    await drained(lab, 'bench-0', 1, 10_000);
    await settled(lab);
    const before = await read(lab);
    await openLoop(lab.port, rest, perSecond);
    await drained(lab, 'bench-0', events + 1, 120_000);
    await settled(lab);
    return summary(before, await read(lab), events);
  } finally {
    await lab.stop();
  }
}

/** Lets alarms fire that were set for afterwards. */
async function settled(lab: Lab): Promise<void> {
  for (let last = -1, now = await total(lab); now !== last; now = await total(lab)) {
    last = now;
    await new Promise((resolve) => setTimeout(resolve, 4_000));
  }
}

async function total(lab: Lab): Promise<number> {
  return (await read(lab)).reduce((sum, { rows }) => sum + rows, 0);
}

async function read(lab: Lab): Promise<Counted[]> {
  const all = await lab.api<Counted[]>('GET', '/rows-written');
  return all.filter(({ object }) => object !== 'Directory');
}

function summary(before: readonly Counted[], after: readonly Counted[], events: number) {
  const rows = after.map(({ object, statement, rows: counted }) => {
    const earlier = before.find((each) => each.object === object && each.statement === statement)?.rows ?? 0;
    return { object, statement, perEvent: (counted - earlier) / events };
  });
  const written = rows.filter(({ perEvent }) => perEvent > 0).toSorted((a, b) => b.perEvent - a.perEvent);
  const sum = (list: typeof rows) => list.reduce((total, { perEvent }) => total + perEvent, 0);
  return {
    perEvent: sum(written),
    inserted: sum(written.filter(({ statement }) => statement.startsWith('INSERT'))),
    words: written.map(({ object, statement, perEvent }) => `${object} ${statement} ${perEvent.toFixed(2)}`).join(', '),
    rows: written,
  };
}
