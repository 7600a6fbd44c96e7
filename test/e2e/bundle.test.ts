import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { build, isCurrent, manifest } from '../../cli/build.ts';
import { bundle, loadedFirst } from '../../cli/bundle.ts';

/** What is loaded before the first request can be answered decides how soon that is: it may not grow unseen. */
let folder: string;
let sources: string[];
beforeAll(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'dinghook-bundle-')), 'dist');
  build({ to: folder });
  sources = loadedFirst(folder, 'worker.mjs').sources;
});
afterAll(() => rmSync(join(folder, '..'), { recursive: true, force: true }));

it.each(['src/worker.ts', 'src/outbox/', 'adapters/github/', 'templates/zh-CN/', 'node_modules/zod/'])(
  '%s is loaded at the start',
  (path) => expect(sources.some((source) => source.startsWith(path))).toBe(true),
);

it.each([
  'src/api/index.ts',
  'src/connectors/',
  'src/console/',
  'src/samples/',
  'docs/schema/',
  'fixtures/',
  'node_modules/@octokit/',
  'node_modules/yaml/',
])('%s is loaded when it is asked for', (path) => {
  expect(sources.filter((source) => source.startsWith(path))).toEqual([]);
});

it('every module is said to the runtime, the worker first', () => {
  const files = readdirSync(folder).filter((name) => name.endsWith('.mjs'));
  const { modules } = manifest(folder);
  expect(modules[0]).toBe('worker.mjs');
  expect([...modules].sort()).toEqual(files.sort());
});

it('is known to be of these sources', () => {
  expect(isCurrent(folder)).toBe(true);
  expect(readFileSync(join(folder, 'sources.sha256'), 'utf8')).toMatch(/^[0-9a-f]{64}$/);
});

it('what cannot be bundled is named, with its line', () => {
  writeFileSync(join(folder, 'broken.ts'), "import { light } from './light.ts';\nimport './nowhere.ts';\n");
  writeFileSync(join(folder, 'light.ts'), 'export const light = 1;\n');
  const bundling = { root: folder, entries: { worker: 'broken.ts' }, define: {} };
  expect(() => bundle(bundling)).toThrow('broken.ts:2:7: ERROR: Could not resolve "./nowhere.ts"');
});
