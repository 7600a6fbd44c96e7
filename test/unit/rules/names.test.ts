import { describe, expect, test } from 'vitest';
import { eventPattern } from '../../../src/rules/events.ts';
import { aliases, nameOf, names, vocabulary } from '../../../src/rules/names.ts';
import { full } from '../render/events.ts';
import { build, comment, push } from './samples.ts';

test.each(full.map((event) => [nameOf(event), event] as const))('%s is a name that rules know', (name, event) => {
  expect(names).toContain(name);
  expect(eventPattern(name)?.covers(event)).toBe(true);
});

test.each(vocabulary)('%s can be written in a rule', (word) => {
  expect(eventPattern(word)?.kinds.size).toBeGreaterThan(0);
});

test('an alias is never a name that means something else', () => {
  expect(Object.keys(aliases).filter((alias) => names.includes(alias))).toEqual([]);
});

describe('what is no name', () => {
  test.each(['merge_request.mergd', 'pusch', 'build.*x', 'push.opened', 'constructor', '__proto__', ''])(
    '"%s"',
    (word) => {
      expect(eventPattern(word)).toBeNull();
    },
  );
});

const all = [
  push({ forced: true }),
  push({ created: true }),
  build({ status: 'running' }),
  build({ status: 'failure', was: 'success' }),
  build({ status: 'success', was: 'failure' }),
  comment({ on: 'commit' }),
];

test.each([
  ['push.forced', [0]],
  ['branch.created', [1]],
  ['build.started', [2]],
  ['build.failed', [3]],
  ['build.broken', [3]],
  ['build.fixed', [4]],
  ['build.passed', [4]],
  ['commit.commented', [5]],
  ['issue.commented', []],
])('%s is what it says and nothing else', (alias, covered) => {
  expect(all.flatMap((event, n) => (eventPattern(alias)?.covers(event) ? [n] : []))).toEqual(covered);
});
