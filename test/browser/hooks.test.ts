import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { executablePath, launch } from './chromium.ts';
import { furnishHooks } from './hooks.ts';
import { Site } from './site.ts';
import { axeFindings, type Look, looks, openTab, overflowing, type State, shoot, signedIn } from './visit.ts';

const all: readonly Look[] = [
  ...looks,
  { locale: 'zh-CN', device: 'desktop', theme: 'dark' },
  { locale: 'en', device: 'phone', theme: 'dark' },
];

describe.skipIf(!executablePath)('hooks and their deliveries', () => {
  let browser: Browser;
  let site: Site;
  let state: State;
  let paths: Awaited<ReturnType<typeof furnishHooks>>;

  beforeAll(async () => {
    [browser, site] = await Promise.all([launch(), new Site().start()]);
    state = await signedIn(browser, site);
    paths = await furnishHooks(site);
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await site?.stop();
  });

  const names = [
    'hooks',
    'hook',
    'hook-new',
    'hook-refusing',
    'hook-quarantine',
    'hook-flagged',
    'hook-news',
    'hook-rules',
    'hook-rules-empty',
    'hook-rule',
    'hook-rule-new',
    'hook-secret',
    'hook-secret-two',
    'hook-secret-none',
    'hook-settings',
    'delivery',
    'delivery-merged',
    'delivery-parked',
    'delivery-filtered',
    'delivery-ignored',
    'delivery-quarantined',
    'delivery-sample',
  ] as const;

  const rows = names.flatMap((name) =>
    all.map((look) => ({ name, look, ...look, theme: look.theme ?? ('light' as const) })),
  );

  it.each(rows)('$name, $locale, $device, $theme', async ({ name, look }) => {
    const { page, context, troubles } = await openTab(browser, site, look, state);
    const reply = await page.goto(site.url + paths[name], { waitUntil: 'load' });
    await shoot(page, name, look);
    expect(reply?.status()).toBe(200);
    expect(await page.getAttribute('html', 'lang')).toBe(look.locale);
    expect(await overflowing(page)).toEqual([]);
    expect(await axeFindings(page)).toEqual([]);
    expect(troubles).toEqual([]);
    await context.close();
  });
});
