import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { Event } from '../../../../src/event/index.ts';
import { read } from './read.ts';

interface Examples {
  name: string;
  examples: { action?: string }[];
}

const index = createRequire(import.meta.url).resolve('@octokit/webhooks-examples');
const published = JSON.parse(readFileSync(index, 'utf8')) as Examples[];

const rows = published.flatMap(({ name, examples }) =>
  examples.map(
    (payload, i) => [`${name}${payload.action ? `.${payload.action}` : ''} (${i + 1})`, name, payload] as const,
  ),
);

test('the index holds what it held when this was written', () => {
  expect([published.length, rows.length]).toEqual([58, 329]);
});

describe("each of octokit's examples is read", () => {
  test.each(rows)('%s', (_, name, payload) => {
    const understood = read(name, payload);
    if (understood.kind !== 'parsed') throw new Error(understood.reason);
    const { parsed } = understood;
    expect(parsed.topic.split('.')[0]).toBe(name);
    if ('ignored' in parsed) expect(['ping', 'uninteresting']).toContain(parsed.ignored);
    else for (const event of parsed.events) expect(Event.parse(event)).toEqual(event);
  });
});

test('every event but ping says something, and little is left unsaid', () => {
  const silent = new Map<string, number>();
  const said = new Set<string>();
  for (const [, name, payload] of rows) {
    const understood = read(name, payload);
    if (understood.kind !== 'parsed') continue;
    if ('events' in understood.parsed) said.add(name);
    else silent.set(understood.parsed.topic, (silent.get(understood.parsed.topic) ?? 0) + 1);
  }
  expect(said.size).toBe(57);
  expect(said.has('ping')).toBe(false);
  expect(Object.fromEntries(silent)).toEqual({
    'discussion_comment.edited': 1,
    'issues.edited': 3,
    'label.edited': 1,
    'organization.renamed': 1,
    ping: 4,
    'team.edited': 1,
    'workflow_run.completed': 1,
  });
});
