import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { Site } from './site.ts';

/** How somebody looks at a page. */
export interface Look {
  locale: 'zh-CN' | 'en';
  device: 'phone' | 'desktop';
  theme?: 'light' | 'dark';
}

/** Both languages on both devices. */
export const looks: readonly Look[] = (['zh-CN', 'en'] as const).flatMap((locale) =>
  (['phone', 'desktop'] as const).map((device) => ({ locale, device })),
);

/** The same, and the dark theme on one of either. */
export const everyLook: readonly Required<Look>[] = [
  ...looks.map((look) => ({ ...look, theme: 'light' as const })),
  { locale: 'zh-CN', device: 'desktop', theme: 'dark' },
  { locale: 'en', device: 'phone', theme: 'dark' },
];

const sizes = { phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 900 } };
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Where screenshots go; ignored by git. */
const shots = join(import.meta.dirname, 'shots');

/** A tab with everything that went wrong in it: console errors, exceptions, requests to elsewhere or without an answer. */
export interface Tab {
  page: Page;
  context: BrowserContext;
  troubles: string[];
}

/** Signs in once, through the form, and returns what a browser keeps of that: sign-ins are limited by address. */
export async function signedIn(browser: Browser, site: Site) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${site.url}/console`);
  await page.getByLabel(/管理员令牌|Administrator/).fill(site.token);
  await page.getByRole('button', { name: /^(登录|Sign in)$/ }).click();
  await page.waitForURL(`${site.url}/console`);
  const state = await context.storageState();
  await context.close();
  return state;
}

/** What {@link signedIn} returns. */
export type State = Awaited<ReturnType<typeof signedIn>>;

/** Opens a tab as a signed-in user sees it; without `state` nobody is signed in. */
export async function openTab(browser: Browser, site: Site, look: Look, state?: State): Promise<Tab> {
  const context = await browser.newContext({
    storageState: state,
    viewport: sizes[look.device],
    locale: look.locale,
    timezoneId: 'Asia/Shanghai',
    colorScheme: look.theme ?? 'light',
    hasTouch: look.device === 'phone',
    reducedMotion: 'reduce',
  });
  const troubles: string[] = [];
  context.on('weberror', (error) => troubles.push(`exception: ${error.error().message}`));
  context.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) troubles.push(`${message.type()}: ${message.text()}`);
  });
  context.on('request', (request) => {
    if (!request.url().startsWith(site.url)) troubles.push(`request to elsewhere: ${request.url()}`);
  });
  return { page: await context.newPage(), context, troubles };
}

/** What axe finds serious or critical, a line each. https://github.com/dequelabs/axe-core */
export async function axeFindings(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: { run(): Promise<{ violations: Violation[] }> } };
    const { violations } = await axe.run();
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) => nodes.map(({ target, html }) => `${id}: ${target.join(' ')} ${html.slice(0, 160)}`));
    interface Violation {
      id: string;
      impact: string;
      nodes: { target: string[]; html: string }[];
    }
  });
}

/** What sticks out of the window sideways, a line each. */
export function overflowing(page: Page): Promise<string[]> {
  // A text: what runs in the page is typed by a library that the rest of the repository must not see.
  return page.evaluate(`(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    return [...document.querySelectorAll('body *')]
      .filter((element) => element.getBoundingClientRect().right > width + 1)
      .map((element) => element.tagName.toLowerCase() + '.' + (element.getAttribute('class') ?? ''))
      .slice(0, 5);
  })()`);
}

/** A picture of the whole page: `<name>.<locale>.<device>[.dark].png`. */
export async function shoot(page: Page, name: string, { locale, device, theme }: Look): Promise<void> {
  const file = [name, locale, device, ...(theme === 'dark' ? ['dark'] : []), 'png'].join('.');
  await page.screenshot({ path: join(shots, file), fullPage: true });
}

/** What is wrong with the page in a tab, a line each: its language, what sticks out, what axe finds, the tab's troubles. */
export async function faultsOf({ page, troubles }: Tab, { locale }: Look): Promise<string[]> {
  const lang = await page.getAttribute('html', 'lang');
  return [
    ...(lang === locale ? [] : [`language: ${lang}`]),
    ...(await overflowing(page)).map((element) => `sticks out: ${element}`),
    ...(await axeFindings(page)).map((finding) => `axe: ${finding}`),
    ...troubles,
  ];
}

/** A page as it is looked at once. */
interface Visit {
  /** Of its picture. */
  name: string;
  path: string;
  look: Look;
  /** Absent where nobody is signed in. */
  state?: State;
  /** What it answers with; default 200. */
  status?: number;
  /** What else is done there, once its picture is taken. */
  then?: (page: Page) => Promise<void>;
}

/** Opens a page in a tab of its own, takes its picture and tells what is wrong with it, a line each; none when it looks right. */
export async function lookAt(browser: Browser, site: Site, visit: Visit): Promise<string[]> {
  const { name, path, look, state, status = 200, then } = visit;
  const tab = await openTab(browser, site, look, state);
  try {
    const reply = await tab.page.goto(site.url + path);
    await shoot(tab.page, name, look);
    await then?.(tab.page);
    const answered = reply?.status();
    const faults = await faultsOf(tab, look);
    // The browser itself complains of a page that is not there.
    const unmeant = faults.filter((fault) => status < 400 || !/^error: .*status of 4\d\d/.test(fault));
    return answered === status ? unmeant : [`status: ${answered}`, ...unmeant];
  } finally {
    await tab.context.close();
  }
}
