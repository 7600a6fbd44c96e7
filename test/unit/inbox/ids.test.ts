import { describe, expect, it } from 'vitest';
import { deliveryIds, firstIdAt } from '../../../src/inbox/ids.ts';

const now = 1_767_225_600_000;
const lowest = () => 0;
const highest = () => 1 - Number.EPSILON;

describe('ids sort by the order in which they were made', () => {
  it.each<[string, string | null, number[]]>([
    ['as time passes', null, [now, now + 1, now + 1000]],
    ['while the clock stands still', null, [now, now, now]],
    ['when the clock goes back', null, [now, now - 3_600_000, now - 7_200_000]],
    ['after a restart with the clock set back', deliveryIds(null)(now + 3_600_000), [now, now + 1]],
    ['after a restart in the same millisecond', deliveryIds(null, highest)(now), [now]],
  ])('%s', (_, after, times) => {
    const nextId = deliveryIds(after, lowest);
    const ids = [...(after === null ? [] : [after]), ...times.map(nextId)];
    expect([...ids].sort()).toEqual(ids);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('the first id at a time is a boundary', () => {
    const [before, at] = [deliveryIds(null, highest)(now - 1), deliveryIds(null, lowest)(now)];
    expect([before < firstIdAt(now), firstIdAt(now) < at]).toEqual([true, true]);
  });
});

it('ids of two Inboxes differ in the same millisecond', () => {
  expect(deliveryIds(null, () => 0.1)(now)).not.toBe(deliveryIds(null, () => 0.2)(now));
});
