import { describe, expect, it } from 'vitest';
import { Backlog } from '../../../src/inbox/backlog.ts';

/** Three parcels: for web and ops, for web twice, for ops. */
function sample(): Backlog {
  const backlog = new Backlog();
  backlog.add('a', ['web', 'ops']);
  backlog.add('b', ['web', 'web']);
  backlog.add('c', ['ops']);
  return backlog;
}

describe('confirmations', () => {
  it.each<[string, [string, number][], object, number, string[]]>([
    ['none', [], { web: 'a', ops: 'a' }, 5, ['a', 'b', 'c']],
    ['one of one group', [['web', 1]], { web: 'b', ops: 'a' }, 4, ['a', 'b', 'c']],
    ['all of one group', [['web', 2]], { ops: 'a' }, 2, ['a', 'c']],
    ['the other group first', [['ops', 2]], { web: 'a' }, 3, ['a', 'b']],
    [
      'one of each',
      [
        ['web', 1],
        ['ops', 1],
      ],
      { web: 'b', ops: 'c' },
      3,
      ['b', 'c'],
    ],
    [
      'everything',
      [
        ['ops', 2],
        ['web', 2],
      ],
      {},
      0,
      [],
    ],
    [
      'more than there is',
      [
        ['ops', 9],
        ['nobody', 1],
      ],
      { web: 'a' },
      3,
      ['a', 'b'],
    ],
  ])('%s', (_, confirmed, marks, size, missing) => {
    const backlog = sample();
    for (const [group, parcels] of confirmed) backlog.confirmed(group, parcels);
    expect(backlog.marks()).toEqual(marks);
    expect(backlog.size).toBe(size);
    expect(['a', 'b', 'c'].filter((parcel) => backlog.has(parcel))).toEqual(missing);
    expect(backlog.groups()).toEqual(Object.keys(marks));
  });
});

describe('what is handed over next', () => {
  it.each<[string, string, number, string[]]>([
    ['as many as fit', 'web', 100, ['a', 'b']],
    ['exactly as many', 'web', 3, ['a', 'b']],
    ['parcels are not torn apart', 'web', 2, ['a']],
    ['one that is too large goes alone', 'web', 0, ['a']],
    ['of another group', 'ops', 100, ['a', 'c']],
    ['of no group', 'nobody', 100, []],
  ])('%s', (_, group, most, expected) => {
    expect(sample().next(group, most)).toEqual(expected);
  });
});

it('a parcel for nobody does not wait', () => {
  const backlog = new Backlog();
  backlog.add('a', []);
  expect([backlog.size, backlog.has('a'), backlog.marks()]).toEqual([0, false, {}]);
});
