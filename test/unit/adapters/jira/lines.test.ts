import { expect, test } from 'vitest';
import { locales } from '../../../../src/event/index.ts';
import { render } from '../../../../src/render/index.ts';
import { loadCases } from '../cases.ts';
import { newsOf } from './read.ts';

test.each(locales)('different updates never give one sentence, %s', (locale) => {
  // One and the same news: of a restricted issue, and of an assignment whose changelog is missing.
  const twins = ['issue-moved-on-restricted', 'issue-assigned-without-changelog'];
  const updates = loadCases('jira').filter(
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
