import { describe, expect, test } from 'vitest';
import { jira } from '../../../../adapters/jira/index.ts';
import { Event, locales } from '../../../../src/event/index.ts';
import { match } from '../../../../src/ingress/topics.ts';
import { render } from '../../../../src/render/index.ts';
import { loadCases } from '../cases.ts';
import { newsOf, read, requestOf } from './read.ts';

const cases = loadCases('jira');

describe('every case becomes what it says', () => {
  test.each(cases.map((each) => [each.name, each] as const))('%s', (_, { event, payload, expect: expected }) => {
    expect(jira.event(requestOf(payload))).toBe(event);
    const understood = read(payload);
    if (understood.kind !== 'parsed') throw new Error(understood.reason);
    const { parsed } = understood;
    const events = 'events' in parsed ? parsed.events : [];
    expect({
      outcome: 'events' in parsed ? 'translated' : 'ignored',
      topic: parsed.topic,
      kinds: events.map(({ kind }) => kind),
      quiet: 'events' in parsed && match(parsed.topic, Object.keys(jira.quiet)) !== undefined,
    }).toEqual(expected);
    for (const each of events) expect(Event.parse(each)).toEqual(each);
  });
});

test('case names are unique', () => {
  const names = cases.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});

test('every event that is read has a case', () => {
  const covered = new Set(cases.map(({ event }) => event));
  expect(Object.keys(jira.routes).filter((event) => !covered.has(event))).toEqual([]);
});

test('every quiet pattern keeps a case quiet', () => {
  const topics = cases.map(({ expect: { topic } }) => topic);
  expect(Object.keys(jira.quiet).filter((pattern) => !topics.some((topic) => match(topic, [pattern])))).toEqual([]);
});

test('ten samples are offered, all of them sent', () => {
  const samples = cases.filter(({ sample }) => sample);
  expect(samples.length).toBe(10);
  expect(samples.filter(({ expect: { outcome, quiet } }) => outcome === 'ignored' || quiet)).toEqual([]);
});

test.each(locales)('different updates never give one sentence, %s', (locale) => {
  // One and the same news: of a restricted issue, and of an assignment whose changelog is missing.
  const twins = ['issue-moved-on-restricted', 'issue-assigned-without-changelog'];
  const updates = cases.filter(
    ({ name, event, headers, expect: { kinds } }) =>
      event === 'issue_updated' && kinds[0] === 'issue' && headers['x-atlassian-webhook-flow'] && !twins.includes(name),
  );
  const context = {
    source: 'jira',
    locale,
    timezone: 'Asia/Shanghai',
    now: Date.parse('2026-11-22T04:00:00Z'),
    links: 'browser',
    mentions: [],
    overrides: {},
  } as const;
  const lines = updates.flatMap(({ payload }) => newsOf(payload).events.map((event) => render(event, context).line));
  expect(lines.length).toBeGreaterThan(40);
  expect(lines.filter((line, at) => lines.indexOf(line) !== at)).toEqual([]);
});
