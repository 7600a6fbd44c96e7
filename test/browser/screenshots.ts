/**
 * `npm run screenshots`: takes the pictures of the documentation from the running product, in both languages, into
 * `docs/images/`. What they show is made up and the same each time, but for the hour.
 */
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { executablePath, launch } from './chromium.ts';
import { furnishShop, type Shop } from './shop.ts';
import { Site } from './site.ts';
import { openTab, signedIn } from './visit.ts';

type Locale = 'zh-CN' | 'en';

const images = join(import.meta.dirname, '../../docs/images');

/** Pages by the names of their pictures, and where they are cut. */
const pages: readonly (readonly [name: string, path: (shop: Shop) => string, height: number])[] = [
  ['overview', () => '/console', 860],
  ['connect', () => '/console/connect/new/github/web?preset=standard', 900],
  ['plug-in', () => '/console/connect/hook/mobile', 860],
  ['group', () => '/console/groups/release', 900],
  ['parked', () => '/console/groups/ops', 780],
  ['deliveries', () => '/console/hooks/web', 860],
  ['delivery', ({ delivery }) => delivery, 920],
  ['rules', () => '/console/hooks/web/rules', 760],
  ['news', () => '/console/hooks/web/news', 860],
  ['templates', () => '/console/templates', 860],
  ['editor', () => '/console/templates/edit?kind=push&reach=all&hook=web', 860],
  ['people', () => '/console/people', 640],
  ['config', () => '/console/settings/config', 860],
  ['tokens', () => '/console/settings/tokens', 700],
  ['reference', () => '/api', 820],
];

async function takeAll(browser: Browser, locale: Locale): Promise<void> {
  const site = await new Site().start();
  try {
    const state = await signedIn(browser, site);
    const shop = await furnishShop(site, locale);
    const desktop = await openTab(browser, site, { locale, device: 'desktop' }, state);
    for (const [name, path, height] of pages) {
      await desktop.page.setViewportSize({ width: 1120, height });
      await desktop.page.goto(site.url + path(shop), { waitUntil: 'load' });
      await take(desktop.page, name, locale);
    }
    const phone = await openTab(browser, site, { locale, device: 'phone' }, state);
    await phone.page.goto(`${site.url}/console/groups/release`, { waitUntil: 'load' });
    await take(phone.page, 'phone', locale);
    await phone.page.setViewportSize({ width: 390, height: 1240 });
    await phone.page.goto(shop.dingtalk, { waitUntil: 'load' });
    const chat = phone.page.locator('.phone').filter({ hasText: locale === 'en' ? 'Web team' : '前端组' });
    await chat.scrollIntoViewIfNeeded();
    await take(chat, 'chat', locale);
  } finally {
    await site.stop();
  }
}

async function take(what: Page | Locator, name: string, locale: Locale): Promise<void> {
  await what.screenshot({ path: join(images, `${name}.${locale}.png`) });
  console.log(`docs/images/${name}.${locale}.png`);
}

if (executablePath) {
  const browser = await launch();
  for (const locale of ['zh-CN', 'en'] as const) await takeAll(browser, locale);
  await browser.close();
} else {
  process.exitCode = 1;
}
