import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { executablePath, launch } from './chromium.ts';
import { Site } from './site.ts';
import { everyLook, lookAt, type State, signedIn } from './visit.ts';

/** A page: the name of its picture, its path, and whether one has to be signed in. */
type Row = readonly [name: string, path: string, who?: 'anybody'];

/** Pages of an install in which there is nothing yet. */
const empty: readonly Row[] = [
  ['sign-in', '/console/sign-in', 'anybody'],
  ['reference', '/api', 'anybody'],
  ['welcome', '/console'],
  ['connect-empty', '/console/connect'],
  ['groups-empty', '/console/groups'],
  ['hooks-empty', '/console/hooks'],
  ['templates-empty', '/console/templates'],
  ['people-empty', '/console/people'],
  ['settings-empty', '/console/settings'],
  ['group-new', '/console/groups/_new'],
];

/** Pages of an install at work: see `Site.furnish`. */
const furnished: readonly Row[] = [
  ['overview', '/console'],
  ['groups', '/console/groups'],
  ['group', '/console/groups/web'],
  ['group-busy', '/console/groups/release'],
  ['group-blocked', '/console/groups/design'],
  ['group-parked', '/console/groups/ops'],
  ['group-paused', '/console/groups/quiet'],
  ['group-edit', '/console/groups/web/edit'],
  ['missing', '/console/nowhere'],
];

/** Every page in every look. */
function rows(pages: readonly Row[]) {
  return pages.flatMap(([name, path, who]) => everyLook.map((look) => ({ name, path, who, look, ...look })));
}

describe.skipIf(!executablePath)('every page', () => {
  let browser: Browser;
  let site: Site;
  let state: State;

  beforeAll(async () => {
    [browser, site] = await Promise.all([launch(), new Site().start()]);
    state = await signedIn(browser, site);
  });

  afterAll(async () => {
    await browser?.close();
    await site?.stop();
  });

  async function look({ name, path, who, look }: ReturnType<typeof rows>[number]) {
    const status = name === 'missing' ? 404 : 200;
    const seenBy = who === 'anybody' ? undefined : state;
    expect(await lookAt(browser, site, { name, path, look, state: seenBy, status })).toEqual([]);
  }

  describe('of an empty install', () => {
    it.each(rows(empty))('$name, $locale, $device, $theme', look);
  });

  describe('of an install at work', () => {
    beforeAll(() => site.furnish());

    it.each(rows(furnished))('$name, $locale, $device, $theme', look);
  });
});
