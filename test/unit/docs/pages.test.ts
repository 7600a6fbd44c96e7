import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { adapters } from '../../../adapters/index.ts';
import { metrics } from '../../../src/observe/metrics.ts';
import { filled, isGenerated } from './blocks.ts';
import { fault, relativeLinks } from './links.ts';
import { bilingual, languageOf, pages, root, textOf, twinOf } from './tree.ts';

const all = pages();

describe('pages', () => {
  it.each(all)('%s: every link leads somewhere', (path) => {
    const faults = relativeLinks(textOf(path)).map((href) => fault(path, href));
    expect(faults.filter((each) => each !== null)).toEqual([]);
  });

  it.each(bilingual())('%s: is there in both languages, with the same sections', (path) => {
    expect(all).toContain(twinOf(path));
    expect(outline(textOf(path))).toEqual(outline(textOf(twinOf(path))));
  });

  // `npx vitest run -u --project node test/unit/docs` writes them anew.
  it.each(all.filter((path) => isGenerated(textOf(path))))('%s: what is generated is current', async (path) => {
    await expect(filled(textOf(path), languageOf(path))).toMatchFileSnapshot(join(root, path));
  });

  it.each(Object.keys(adapters))('%s: the source has its pages, and they are listed', (source) => {
    for (const locale of ['zh-CN', 'en'] as const) {
      expect(all).toContain(`docs/sources/${source}.${locale}.md`);
      const index = textOf(locale === 'en' ? 'docs/sources/README.en.md' : 'docs/sources/README.md');
      expect(index).toContain(`(${source}.${locale}.md)`);
    }
  });

  it.each(['docs/api.zh-CN.md', 'docs/api.en.md'])('%s: every metric is explained', (path) => {
    const page = textOf(path);
    expect(Object.values(metrics).flatMap(({ name }) => (page.includes(`\`${name}\``) ? [] : name))).toEqual([]);
  });

  it('lists every page of docs in the index', () => {
    for (const locale of ['zh-CN', 'en'] as const) {
      const index = locale === 'en' ? 'docs/README.en.md' : 'docs/README.md';
      const listed = relativeLinks(textOf(index));
      const wanted = all.filter(
        (path) => /^docs\/[^/]+\.md$/.test(path) && path !== index && (languageOf(path) === locale || !isPaired(path)),
      );
      expect(wanted.filter((path) => !listed.includes(path.slice('docs/'.length)))).toEqual([]);
    }
  });
});

describe('pictures', () => {
  const pictures = readdirSync(join(root, 'docs/images'));

  it.each(pictures)('%s is smaller than 150 KB', (name) => {
    expect(statSync(join(root, 'docs/images', name)).size).toBeLessThan(150 * 1024);
  });

  it.each(pictures)('%s is shown somewhere', (name) => {
    expect(
      all.filter((path) => relativeLinks(textOf(path)).some((href) => href.endsWith(`images/${name}`))),
    ).not.toEqual([]);
  });
});

function isPaired(path: string): boolean {
  return bilingual().includes(path);
}

/** The depths of a page's headings, one after the other. */
function outline(page: string): string[] {
  return page.replace(/^```[\s\S]*?^```/gm, '').match(/^#+(?= )/gm) ?? [];
}
