import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Liquid } from 'liquidjs';
import { describe, expect, it, test } from 'vitest';
import { complaintText } from '../../../src/console/pages/templates/complaints.ts';
import { draw, retyped } from '../../../src/console/pages/templates/draw.ts';
import {
  common,
  filterHelp,
  liquidFilters,
  liquidTags,
  variables,
} from '../../../src/console/pages/templates/reference/index.ts';
import { sampleEvent, samples } from '../../../src/console/pages/templates/samples/index.ts';
import { keyOf, type Slot, slotOf } from '../../../src/console/pages/templates/slot.ts';
import { Event, locales, templatedKinds } from '../../../src/event/index.ts';
import { filters } from '../../../src/render/filters.ts';
import { checkTemplate, render } from '../../../src/render/index.ts';
import { viewOf } from '../../../src/render/view.ts';
import { samples as everyEvent } from '../render/samples.ts';
import { fieldsOf, reference } from './template-reference.ts';

const now = Date.parse('2026-11-22T10:00:00Z');
const reader = { timezone: 'Asia/Shanghai', links: 'browser', now } as const;
const docs = (locale: string) => join(import.meta.dirname, `../../../docs/templates.${locale}.md`);

describe.each(locales)('docs in %s', (locale) => {
  const text = readFileSync(docs(locale), 'utf8');

  test('their reference is the one of the view and the filters', async () => {
    const written = text.slice(0, text.indexOf('-->') + 3);
    await expect(`${written}\n\n${reference(locale)}\n`).toMatchFileSnapshot(docs(locale));
  });

  test('their examples work', () => {
    const examples = [...text.matchAll(/```liquid\n(.*?)```/gs)].map(([, example = '']) => example);
    const [kinds, failures] = [['merge_request', 'push', 'notice'] as const, [] as unknown[]];
    for (const [i, kind] of kinds.entries()) {
      const event = sampleEvent(samples[kind][0], locale);
      const drawn = draw({ event, text: examples[i] ?? '', source: 'custom', locale, ...reader });
      if (drawn.broken || drawn.failures.length > 0) failures.push(drawn);
    }
    expect(failures).toEqual([]);
    expect(examples).toHaveLength(kinds.length);
  });
});

describe.each(templatedKinds)('the reference of %s', (kind) => {
  const known = { ...common, ...variables[kind] };

  it('knows every field of its schema, and nothing else', () => {
    const fields = Object.keys(fieldsOf(kind));
    expect(fields.filter((field) => known[field] === undefined)).toEqual([]);
  });

  it('knows every variable of its view', () => {
    const changes = [{ field: 'a', from: 'b', to: 'c' }];
    const events = everyEvent
      .map(({ event }) => event)
      .filter((event) => event.kind === kind)
      .flatMap((event) => [event, ...('changes' in fieldsOf(kind) ? [Event.parse({ ...event, changes })] : [])]);
    const seen = new Set(events.flatMap((event) => Object.keys(viewOf(event, 'github', 'en', now))));
    expect([...seen].filter((name) => known[name] === undefined)).toEqual([]);
    const own = Object.keys(variables[kind]).filter((name) => !(name in fieldsOf(kind)));
    expect(own.filter((name) => !seen.has(name))).toEqual([]);
  });
});

describe('the reference of filters and tags', () => {
  it('has ours, each with a way to write it that parses', () => {
    expect(Object.keys(filterHelp).sort()).toEqual(Object.keys(filters).sort());
    const broken = Object.values(filterHelp).filter(({ usage }) => !checkTemplate(usage).ok);
    expect(broken).toEqual([]);
  });

  it('has those of Liquid that are there, and no others', () => {
    const liquid = new Liquid();
    const filtersThere = Object.keys(liquid.filters).filter((name) => checkTemplate(`{{ a | ${name} }}`).ok);
    expect(filtersThere.filter((name) => !(name in filters)).sort()).toEqual([...liquidFilters].sort());
    const tagsThere = Object.keys(liquid.tags).filter((name) => {
      const checked = checkTemplate(`{% ${name} %}`);
      return checked.ok || !/not found/.test(checked.error);
    });
    expect(tagsThere.filter((name) => name !== '#').sort()).toEqual([...liquidTags].sort());
  });
});

describe('samples', () => {
  const rows = templatedKinds.flatMap((kind) =>
    samples[kind].flatMap((sample) => locales.map((locale) => ({ kind, name: sample.name, sample, locale }))),
  );

  it.each(rows)('$kind $name is a whole event that renders in $locale', ({ kind, sample, locale }) => {
    const event = sampleEvent(sample, locale);
    expect(Event.parse(event)).toEqual(event);
    expect(event.kind).toBe(kind);
    const rendered = render(event, { source: sample.source, locale, ...reader, mentions: [], overrides: {} });
    expect(rendered.failures).toEqual([]);
    if (locale === 'en') expect(JSON.stringify(rendered.message)).not.toMatch(/[\u4e00-\u9fff]/);
  });

  it('names are unique within a kind, and can stand in an id', () => {
    for (const kind of templatedKinds) {
      const names = samples[kind].map(({ name }) => name);
      expect(new Set(names).size).toBe(names.length);
      expect(names.filter((name) => !/^[a-z]+$/.test(name))).toEqual([]);
    }
  });
});

test.each<[key: string, slot: Slot]>([
  ['push', { kind: 'push', reach: 'all' }],
  ['zh-CN/build', { kind: 'build', reach: 'zh-CN' }],
  ['en/night', { kind: 'notice', name: 'night', reach: 'en' }],
  ['night', { kind: 'notice', name: 'night', reach: 'all' }],
])('%s stands for a slot, and the slot for the key', (key, slot) => {
  expect(slotOf(key)).toEqual(slot);
  expect(keyOf(slot)).toBe(key);
});

test.each([
  ['a body alone', 'x', '---\nmsgtype: link\n---\nx'],
  ['one that says its type', '---\ntitle: a\nmsgtype: text\n---\nx', '---\ntitle: a\nmsgtype: link\n---\nx'],
  ['one that leaves it open', '---\ntitle: a\n---\nmsgtype: text', '---\nmsgtype: link\ntitle: a\n---\nmsgtype: text'],
  ['windows line ends', '---\r\nmsgtype: text\r\n---\r\nx', '---\nmsgtype: link\n---\nx'],
])('%s can be tried as another type', (_name, before, after) => {
  expect(retyped(before, 'link')).toBe(after);
});

describe('complaints', () => {
  it.each([
    ['{% if a %}', 1],
    ['x\n{{ a | nope }}', 2],
    ['{% nope %}', 1],
    ['{% endif %}', 1],
    ['{{ a', 1],
    ['{% if %}x{% endif %}', 1],
    ['{{ a.b..c }}', 1],
    ['{% for a b %}{% endfor %}', 1],
    ['{% assign = 1 %}', 1],
    ['{% capture %}x{% endcapture %}', 1],
    ['{% if a %}{% else %}{% else %}{% endif %}', 1],
    ['---\nfoo: 1\n---\n', 2],
    ['---\nx', 1],
    ['---\n- x\n---\n', 2],
    ['---\nmsgtype: sms\n---\n', 2],
    ['---\nbuttons:\n  - a\n---\n', 3],
    ['x'.repeat(20_001), 1],
  ])('%j names its line, and reads in Chinese', (text, line) => {
    const checked = checkTemplate(text);
    if (checked.ok) throw new Error('it was to be broken');
    expect(checked.line).toBe(line);
    expect(complaintText(checked.error, 'zh-CN')).toMatch(/[\u4e00-\u9fff]/);
    expect(complaintText(checked.error, 'zh-CN')).not.toMatch(/line:\d/);
    expect(complaintText(checked.error, 'en')).toMatch(/^[^a-z]/);
  });

  it('what goes wrong while it runs, too', () => {
    const event = sampleEvent(samples.notice[0], 'en');
    const text = '{% for i in (1..9999) %}{% for j in (1..9999) %}x{% endfor %}{% endfor %}';
    const { failures, broken } = draw({ event, text, source: 'custom', locale: 'en', ...reader });
    expect(broken).toBeNull();
    expect(failures.map((each) => complaintText(each, 'zh-CN'))).toEqual(['循环和输出太多，超过了一条消息需要的量']);
  });
});
