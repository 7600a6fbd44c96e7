import { describe, expect, test } from 'vitest';
import { gitlab } from '../../../../adapters/gitlab/index.ts';
import { Event } from '../../../../src/event/index.ts';
import { match } from '../../../../src/ingress/topics.ts';
import { loadCases } from '../cases.ts';
import { read } from './read.ts';

const cases = loadCases('gitlab');

describe('every case becomes what it says', () => {
  test.each(cases.map((each) => [each.name, each] as const))(
    '%s',
    (_, { event, headers, payload, expect: expected }) => {
      const understood = read(payload, headers);
      if (understood.kind !== 'parsed') throw new Error(understood.reason);
      const { parsed } = understood;
      const events = 'events' in parsed ? parsed.events : [];
      expect({
        event: understood.event,
        outcome: 'events' in parsed ? 'translated' : 'ignored',
        topic: parsed.topic,
        kinds: events.map(({ kind }) => kind),
        quiet: 'events' in parsed && match(parsed.topic, Object.keys(gitlab.quiet)) !== undefined,
      }).toEqual({ event, ...expected });
      for (const each of events) expect(Event.parse(each)).toEqual(each);
    },
  );
});

test('case names are unique', () => {
  const names = cases.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});

test('every event that is read has a case', () => {
  const covered = new Set(cases.map(({ event }) => event));
  expect(Object.keys(gitlab.routes).filter((event) => !covered.has(event))).toEqual([]);
});

test('every quiet pattern and every double keeps a case quiet', () => {
  const topics = cases.map(({ expect: { topic } }) => topic);
  const patterns = [...Object.keys(gitlab.quiet), ...(gitlab.doubles ?? [])];
  expect(patterns.filter((pattern) => !topics.some((topic) => match(topic, [pattern])))).toEqual([]);
  expect((gitlab.doubles ?? []).filter((pattern) => !Object.hasOwn(gitlab.quiet, pattern))).toEqual([]);
});

test('ten cases at most are offered as samples, all of them sent', () => {
  const samples = cases.filter(({ sample }) => sample);
  expect(samples.length).toBeGreaterThanOrEqual(8);
  expect(samples.length).toBeLessThanOrEqual(10);
  expect(samples.filter(({ expect: { outcome, quiet } }) => outcome === 'ignored' || quiet)).toEqual([]);
});
