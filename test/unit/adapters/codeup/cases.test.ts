import { describe, expect, test } from 'vitest';
import { codeup } from '../../../../adapters/codeup/index.ts';
import { Event } from '../../../../src/event/index.ts';
import { match } from '../../../../src/ingress/topics.ts';
import { corporaOf } from '../../../conformance/corpora.ts';
import { loadCases } from '../cases.ts';
import { read, request } from './read.ts';

const cases = loadCases('codeup');

describe('every case becomes what it says', () => {
  test.each(cases.map((each) => [each.name, each] as const))(
    '%s',
    (_, { event, headers, payload, expect: expected }) => {
      const understood = read(payload, headers);
      if (understood.kind !== 'parsed') throw new Error(understood.reason);
      const { parsed } = understood;
      const events = 'events' in parsed ? parsed.events : [];
      expect(understood.event).toBe(event);
      expect({
        outcome: 'events' in parsed ? 'translated' : 'ignored',
        topic: parsed.topic,
        kinds: events.map(({ kind }) => kind),
        quiet: 'events' in parsed && match(parsed.topic, Object.keys(codeup.quiet)) !== undefined,
      }).toEqual(expected);
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
  expect(Object.keys(codeup.routes).filter((event) => !covered.has(event))).toEqual([]);
});

test('every quiet pattern keeps a case quiet', () => {
  const topics = cases.map(({ expect: { topic } }) => topic);
  expect(Object.keys(codeup.quiet).filter((pattern) => !topics.some((topic) => match(topic, [pattern])))).toEqual([]);
});

test('ten cases at most are offered as samples, all of them sent', () => {
  const samples = cases.filter(({ sample }) => sample);
  expect(samples.length).toBeGreaterThanOrEqual(8);
  expect(samples.length).toBeLessThanOrEqual(10);
  expect(samples.filter(({ expect: { outcome, quiet } }) => outcome === 'ignored' || quiet)).toEqual([]);
});

const captured = corporaOf('codeup').find(({ name }) => name === 'shared payloads')?.samples ?? null;

describe.skipIf(captured === null)('captured deliveries (skipped where they are not at hand)', () => {
  test.each((captured ?? []).map((each) => [each.name, each] as const))('%s', async (name, { headers, body }) => {
    const understood = read(JSON.parse(body), headers);
    if (understood.kind !== 'parsed') throw new Error(understood.reason);
    const { parsed } = understood;
    if ('ignored' in parsed) expect([name, parsed.ignored]).toEqual(['test.probe.json', 'ping']);
    else for (const event of parsed.events) expect(Event.parse(event)).toEqual(event);
    const proof = await codeup.auth[0].verify(request(body, headers), ['codeup-secret-token'], 0);
    expect(proof.ok).toBe(name !== 'test.probe.json');
  });
});
