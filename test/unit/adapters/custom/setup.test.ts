import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Locale, locales } from '../../../../src/event/index.ts';
import { eventsOf } from './read.ts';

const pageOf = (locale: Locale) =>
  readFileSync(join(import.meta.dirname, `../../../../adapters/custom/setup.${locale}.md`), 'utf8');

describe.each(locales)('the set-up page, %s', (locale) => {
  const page = pageOf(locale);
  const bodies = [...page.matchAll(/(?:-d |body=)'(\{.*?\})'/gs)].map(([, body = '']) => body);

  test('has an example of every way', () => {
    const kinds = bodies.flatMap((body) => eventsOf(body).map(({ kind }) => kind));
    expect(kinds).toEqual(['notice', 'build', 'message', 'notice', 'notice', 'message']);
  });

  test('leaves open only what is known of a hook', () => {
    const slots = [...page.matchAll(/\{\{(\w+)\}\}/g)].map(([, slot]) => slot);
    expect([...new Set(slots)].sort()).toEqual(['key', 'origin', 'secret', 'url']);
  });
});

test('both pages show the same requests', () => {
  const shapes = locales.map((locale) => {
    const page = pageOf(locale);
    return [...page.matchAll(/^(?:curl|#+|\|) ?('[^']*'|)/gm)].map(([line]) => line);
  });
  expect(shapes[0]).toEqual(shapes[1]);
});
