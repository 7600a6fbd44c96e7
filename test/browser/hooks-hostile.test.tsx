import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { adapters } from '../../adapters/index.ts';
import { afternoon, type Delivery } from '../../cli/story.ts';
import { Arrived } from '../../src/console/pages/hooks/arrived.tsx';
import { Made } from '../../src/console/pages/hooks/made.tsx';
import type { View } from '../../src/console/view.ts';
import type { Json } from '../conformance/leaves.ts';
import { requestOf, translate } from '../conformance/translate.ts';
import { loadCases } from '../unit/adapters/cases.ts';
import { executablePath, launch } from './chromium.ts';
import { hostile, hostilePayloads } from './hostile-payloads.ts';
import { Site } from './site.ts';
import { openTab, signedIn } from './visit.ts';

const view: View = { locale: 'en', theme: 'auto', path: '/console', now: Date.UTC(2026, 10, 22) };

/** What the page of a delivery says of a source’s cases when their texts are hostile: what arrived, and what was made of it. */
function pagesOf(source: string): string[] {
  const adapter = adapters[source];
  if (!adapter) return [];
  const headers = { 'x-event': hostile, [hostile]: 'x' };
  return loadCases(source).flatMap(({ payload, headers: known }) => {
    const payloads = hostilePayloads(payload as Json);
    const made = payloads.flatMap((value) => translate(adapter, requestOf(known, JSON.stringify(value))).events);
    const arrived = payloads.slice(0, 1).map((json) => Arrived({ view, headers, body: { json }, own: null }));
    return [...arrived, Made({ view, events: made, own: null })].map(String);
  });
}

describe.skipIf(!executablePath)('S15: hostile texts in deliveries', () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await launch();
  });

  afterAll(() => browser?.close());

  it.each(Object.keys(adapters))(
    '%s: without any policy in the way, 0 scripts run, 0 requests, nothing but what we draw',
    async (source) => {
      const pages = pagesOf(source);
      expect(pages.length).toBeGreaterThan(5);
      const context = await browser.newContext();
      const page = await context.newPage();
      const requests: string[] = [];
      await page.route('**/*', (route) => {
        requests.push(route.request().url());
        return route.abort();
      });
      const strange: unknown[] = [];
      for (let start = 0; start < pages.length; start += 40) {
        await page.setContent(`<!doctype html><main>${pages.slice(start, start + 40).join('')}</main>`);
        strange.push(
          ...(await page.evaluate<string[]>(`[...document.querySelectorAll('main *')].flatMap((element) => {
            const known = ['SECTION','DIV','H2','H3','P','DL','DT','DD','OL','UL','LI','DETAILS','SUMMARY','PRE','CODE','SPAN','A','SVG','PATH'];
            const names = [...element.attributes].filter(({ name, value }) => /^on|^style$|^src/.test(name) || (name === 'href' && !/^https?:/.test(value)));
            return known.includes(element.tagName.toUpperCase()) && names.length === 0 ? [] : [element.outerHTML.slice(0, 120)];
          })`)),
        );
      }
      expect({ requests, strange, owned: await page.evaluate('window.owned') }).toEqual({
        requests: [],
        strange: [],
        owned: undefined,
      });
      await context.close();
    },
    180_000,
  );

  it('as the pages of the real server show them: the same', async () => {
    const site = await new Site().start();
    const state = await signedIn(browser, site);
    await site.api('POST', '/api/groups', {
      id: 'web',
      name: 'Web',
      robots: [{ id: 'r1', ...site.robot('r1', 'web') }],
    });
    const deliver = await site.hook('web', hostile.slice(0, 60), ['web']);
    for (const delivery of afternoon(Date.now()).map(poisoned)) expect([200, 202]).toContain(await deliver(delivery));
    const { page, context, troubles } = await openTab(browser, site, { locale: 'en', device: 'desktop' }, state);
    await page.goto(`${site.url}/console/hooks/web`);
    const links: string[] = await page
      .locator('.deliveries a.title')
      .evaluateAll((all: { getAttribute(name: string): string | null }[]) =>
        all.map((each) => each.getAttribute('href') ?? ''),
      );
    expect(links.length).toBe(afternoon(Date.now()).length);
    for (const link of ['/console/hooks', ...links]) {
      await page.goto(site.url + link);
      for (const summary of await page.locator('main details:not(.ask) > summary').all()) await summary.click();
      expect(await page.evaluate('window.owned')).toBeUndefined();
    }
    expect(troubles).toEqual([]);
    await context.close();
    await site.stop();
  }, 120_000);
});

/** Texts that only show are hostile; those that say what it is about are left, so that it is still understood. */
function poisoned({ headers, body, ...rest }: Delivery): Delivery {
  const shown = new Set([
    'title',
    'body',
    'message',
    'name',
    'description',
    'display_title',
    'head_branch',
    'tag_name',
  ]);
  const value = JSON.parse(body, (key, each: unknown) => (shown.has(key) && typeof each === 'string' ? hostile : each));
  return { ...rest, headers, body: JSON.stringify(value) };
}
