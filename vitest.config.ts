import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { cloudflareTest } from '@cloudflare/vitest-plugin';
import { defineConfig, type Plugin } from 'vitest/config';

/**
 * Loads text modules in Node as wrangler's text rule does in the worker. They go by names of their own, so that nothing
 * else takes a stylesheet for one that it should handle.
 */
const textModules: Plugin = {
  name: 'text-modules',
  enforce: 'pre',
  resolveId: (path, importer) =>
    importer && /^\..*\.(liquid|md|css|txt|client\.js)$/.test(path)
      ? `\0text:${join(dirname(importer), path)}.js`
      : null,
  load: (id) => {
    const file = /^\0text:(.+)\.js$/.exec(id)?.[1];
    return file === undefined ? null : `export default ${JSON.stringify(readFileSync(file, 'utf8'))}`;
  },
};

export default defineConfig({
  test: {
    // What the product logs is read only where a test fails.
    silent: 'passed-only',
    reporters: ['default', './test/summary-reporter.ts'],
    projects: [
      {
        plugins: [textModules],
        test: {
          name: 'node',
          environment: 'node',
          include: ['test/{unit,property,sim,conformance}/**/*.test.{ts,tsx}'],
          // Properties take seconds where cores are shared; a test that hangs is found all the same.
          testTimeout: 60_000,
        },
      },
      {
        plugins: [
          cloudflareTest({
            // The sources; wrangler.toml names their bundle.
            main: './src/worker.ts',
            wrangler: { configPath: './wrangler.toml' },
            miniflare: {
              // Tests only: silences vitest's node:inspector warning. The product runs without it.
              compatibilityFlags: ['nodejs_compat'],
              bindings: {
                ADMIN_TOKEN: 'test-admin-token',
                ENCRYPTION_KEY: 'ZGluZ2hvb2stdGVzdC1lbmNyeXB0aW9uLWtleS0zMmI=',
                DINGTALK_ORIGINS: 'https://oapi.dingtalk.com https://oapi.dingtalk.io http://127.0.0.1:9',
              },
              outboundService: () => new Response('no test may reach the network', { status: 599 }),
            },
          }),
        ],
        // One runtime for all files: a start costs a second each. Every file resets what it stored.
        test: {
          name: 'workerd',
          include: ['test/workerd/**/*.test.ts'],
          isolate: false,
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
      {
        plugins: [textModules],
        test: {
          name: 'browser',
          environment: 'node',
          include: ['test/browser/**/*.test.{ts,tsx}'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          fileParallelism: false,
        },
      },
      {
        plugins: [textModules],
        test: {
          name: 'process',
          environment: 'node',
          include: ['test/{e2e,fault,security}/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
