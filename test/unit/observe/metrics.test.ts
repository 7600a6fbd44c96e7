import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { metrics, sample } from '../../../src/observe/metrics.ts';
import { exposition } from '../../../src/observe/metrics-text.ts';

const all = Object.values(metrics);
const linesOf = (text: string, name: string) =>
  text.split('\n').filter((line) => line.startsWith(`${name}{`) || line.startsWith(`${name} `));

describe('the text form', () => {
  it('says of every metric what it is, before its values', () => {
    const text = exposition([sample('waiting', { group: 'web' }, 3), sample('info', { version: '1.2.3' }, 1)]);
    for (const { name, type, help } of all) {
      expect(text).toContain(`# HELP ${name} ${help}\n# TYPE ${name} ${type}\n`);
    }
    expect(text).toContain('\ndinghook_info{version="1.2.3"} 1\n');
    expect(text).toContain(`# TYPE ${metrics.waiting.name} gauge\ndinghook_waiting_dispatches{group="web"} 3\n#`);
    expect(text.endsWith('\n')).toBe(true);
    expect(text).not.toContain('\n\n');
  });

  it.each([
    ['a quote', 'a"b', 'a\\"b'],
    ['a backslash', 'a\\b', 'a\\\\b'],
    ['a line break', 'a\nb', 'a\\nb'],
    ['Chinese', '前端组', '前端组'],
  ])('a label with %s stays one label', (_, group, want) => {
    const text = exposition([sample('waiting', { group }, 0)]);
    expect(linesOf(text, metrics.waiting.name)).toEqual([`dinghook_waiting_dispatches{group="${want}"} 0`]);
  });

  it('keeps the order of labels, whatever order they came in', () => {
    const text = exposition([sample('deliveries', { outcome: 'accepted', source: 'github', hook: 'web' }, 7)]);
    expect(text).toContain('dinghook_deliveries_total{hook="web",source="github",outcome="accepted"} 7\n');
  });
});

describe('names', () => {
  it.each(all.map((metric) => [metric.name, metric] as const))('%s', (name, { type, help, labels }) => {
    expect(name).toMatch(/^dinghook_[a-z_]+$/);
    expect(name.endsWith('_total')).toBe(type === 'counter');
    expect(help).toMatch(/^[^\n\\]+\.$/);
    const bounded = ['hook', 'source', 'group', 'outcome', 'version'];
    expect(labels.filter((label) => !bounded.includes(label))).toEqual([]);
  });

  it('are different', () => expect(new Set(all.map(({ name }) => name)).size).toBe(all.length));
});

describe('the Grafana dashboard', () => {
  interface Panel {
    title: string;
    type: string;
    targets?: { expr: string; datasource: { uid: string } }[];
    gridPos: { x: number; y: number; w: number; h: number };
  }
  const file = join(import.meta.dirname, '../../../deploy/grafana-dashboard.json');
  const dashboard = JSON.parse(readFileSync(file, 'utf8')) as {
    panels: Panel[];
    templating: { list: { name: string; query: string }[] };
  };
  const queries = [
    ...dashboard.panels.flatMap(({ title, targets = [] }) => targets.map(({ expr }) => [title, expr] as const)),
    ...dashboard.templating.list
      .filter(({ name }) => name !== 'datasource')
      .map(({ name, query }) => [`$${name}`, query] as const),
  ];

  it.each(queries)('%s: %s', (_, query) => {
    const names = query.match(/\bdinghook_\w+/g) ?? [];
    expect(names.length).toBeGreaterThan(0);
    for (const name of names) {
      const metric = all.find((each) => each.name === name);
      expect([name, metric?.name]).toEqual([name, name]);
      const selectors = [...query.matchAll(new RegExp(`${name}\\{([^}]*)\\}`, 'g'))].flatMap(([, inside = '']) =>
        [...inside.matchAll(/(\w+)\s*(?:=~|!~|!=|=)/g)].map(([, label = '']) => label),
      );
      expect(selectors.filter((label) => !metric?.labels.some((each) => each === label))).toEqual([]);
      if (metric?.type === 'counter') expect(query).toMatch(new RegExp(`(?:rate|increase)\\(${name}`));
    }
  });

  it('shows every metric but the version', () => {
    const text = queries.map(([, query]) => query).join('\n');
    const missing = all.filter(({ name }) => !text.includes(name)).map(({ name }) => name);
    expect(missing).toEqual([metrics.info.name]);
  });

  it('has panels that do not overlap', () => {
    const cells = dashboard.panels.flatMap(({ gridPos: { x, y, w, h } }) =>
      Array.from({ length: w * h }, (_, i) => `${x + (i % w)},${y + Math.floor(i / w)}`),
    );
    expect(new Set(cells).size).toBe(cells.length);
    expect(dashboard.panels.every(({ gridPos: { x, w } }) => x + w <= 24)).toBe(true);
  });
});

describe.each(['zh-CN', 'en'])('the documentation (%s)', (locale) => {
  const text = readFileSync(join(import.meta.dirname, `../../../docs/api.${locale}.md`), 'utf8');

  it('names every metric with its labels, and no other', () => {
    const named = new Set(text.match(/\bdinghook_(?!AA)[a-z_]+/g));
    expect([...named].sort()).toEqual(all.map(({ name }) => name).sort());
    for (const { name, labels } of all) {
      const row = text.split('\n').find((line) => line.startsWith('|') && line.includes(`\`${name}\``)) ?? '';
      expect([name, labels.filter((label) => !row.includes(`\`${label}\``))]).toEqual([name, []]);
    }
  });
});
