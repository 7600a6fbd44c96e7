import { describe, expect, test } from 'vitest';
import { adapters } from '../../../adapters/index.ts';
import { Event } from '../../../src/event/index.ts';
import { match } from '../../../src/ingress/topics.ts';
import { understand } from '../../../src/ingress/understand.ts';
import { forPreview } from '../../../src/ingress/verify.ts';
import { RawRequest } from '../../../src/kit/index.ts';
import { loadCases } from './cases.ts';

/** Quiet patterns of a source that keep no case quiet. */
const idle: Readonly<Record<string, readonly string[]>> = {
  github: ['pull_request_review_comment.*.bot', 'commit_comment.*.bot', 'discussion.*.bot', 'discussion_comment.*.bot'],
};

/** How many samples a source offers at least, where it is not 8: some have less to tell. */
const fewest: Readonly<Record<string, number>> = { jira: 10, travis: 7, alertmanager: 6, jenkins: 4 };

describe.each(Object.values(adapters))('$name', (adapter) => {
  const { name: source, quiet, doubles = [] } = adapter;
  const cases = loadCases(source);
  const topics = cases.map(({ expect: { topic } }) => topic);

  test.each(cases.map((each) => [each.name, each] as const))('%s becomes what it says', (_, each) => {
    const url = new URL(`https://hooks.example/${source}/key`);
    const body = new TextEncoder().encode(each.body(each.payload));
    const understood = understand(adapter, forPreview(new RawRequest('POST', url, new Headers(each.headers), body)));
    if (understood.kind !== 'parsed') throw new Error(understood.reason);
    const { event, parsed } = understood;
    const events = 'events' in parsed ? parsed.events : [];
    expect({
      event,
      outcome: 'events' in parsed ? 'translated' : 'ignored',
      topic: parsed.topic,
      kinds: events.map(({ kind }) => kind),
      quiet: 'events' in parsed && match(parsed.topic, Object.keys(quiet)) !== undefined,
    }).toEqual({ event: each.event, ...each.expect });
    for (const read of events) expect(Event.parse(read)).toEqual(read);
  });

  test('case names are unique', () => {
    const names = cases.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  test('every event that is read has a case', () => {
    const covered = new Set(cases.map(({ event }) => event));
    expect(Object.keys(adapter.routes).filter((event) => !covered.has(event))).toEqual([]);
  });

  test('every quiet pattern and every double keeps a case quiet', () => {
    const patterns = [...Object.keys(quiet), ...doubles];
    const unused = patterns.filter((pattern) => !topics.some((topic) => match(topic, [pattern])));
    expect(unused).toEqual(idle[source] ?? []);
    expect(doubles.filter((pattern) => !Object.hasOwn(quiet, pattern))).toEqual([]);
  });

  test('ten cases at most are offered as samples, all of them sent', () => {
    const samples = cases.filter(({ sample }) => sample);
    expect(samples.length).toBeGreaterThanOrEqual(fewest[source] ?? 8);
    expect(samples.length).toBeLessThanOrEqual(10);
    expect(samples.filter(({ expect: { outcome, quiet } }) => outcome === 'ignored' || quiet)).toEqual([]);
  });
});
