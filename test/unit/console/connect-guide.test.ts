import { describe, expect, it } from 'vitest';
import { adapters } from '../../../adapters/index.ts';
import { guideOf } from '../../../src/console/pages/connect/guide.ts';
import { setupPage } from '../../../src/console/pages/connect/setup-pages.ts';
import { locales } from '../../../src/event/index.ts';

const fillings = {
  url: 'https://ding.example/x/KEY',
  secret: 'the-secret',
  origin: 'https://ding.example',
  key: 'KEY',
};

describe.each(Object.keys(adapters))('the set-up page of %s', (source) => {
  it.each(locales)('%s is in the console, filled in', async (locale) => {
    const markdown = await setupPage(source, locale);
    const { intro, steps, later } = guideOf(markdown ?? '', fillings);
    const raw = [...intro, ...[...steps, ...later].flatMap(({ tokens }) => tokens)].map((token) => token.raw).join('');
    expect(intro.length).toBeGreaterThan(0);
    expect(steps.length).toBeGreaterThan(0);
    expect(raw).not.toMatch(/\{\{(url|secret|origin|key)\}\}/);
    // Of Trello the secret is the source's own.
    expect(raw).toContain(fillings.url);
  });
});

it('a source without a set-up page has none', async () => {
  expect(await setupPage('nowhere', 'en')).toBeNull();
});

it('what comes after the last step is for later', () => {
  const { intro, steps, later } = guideOf(
    '# Title\n\nWhat for.\n\n## Step 1: do `{{url}}`\n\nThis.\n\n## Step 2: check that it works\n\n- a\n\n## Missed\n\nb\n',
    fillings,
  );
  expect(intro.map(({ raw }) => raw.trim()).filter(Boolean)).toEqual(['What for.']);
  expect(steps.map(({ title }) => title)).toEqual([`Step 1: do \`${fillings.url}\``, 'Step 2: check that it works']);
  expect(later.map(({ title }) => title)).toEqual(['Missed']);
});
