import { join } from 'node:path';
import { defineConfig, type Plugin } from 'vitest/config';

const folder = import.meta.dirname;

/** Loads templates and setup pages as text in Node, as wrangler's text rule does in the worker. */
const textModules: Plugin = {
  name: 'text-modules',
  transform: (code, id) => (/\.(liquid|md)$/.test(id) ? `export default ${JSON.stringify(code)}` : undefined),
};

/** The fault rows: each starts servers of its own and measures, so they run one after another. */
// biome-ignore lint/style/noDefaultExport: vitest wants one.
export default defineConfig({
  root: join(folder, '../..'),
  plugins: [textModules],
  test: {
    name: 'faults',
    environment: 'node',
    include: ['test/fault/rows/*.row.ts'],
    globalSetup: [join(folder, 'bundles.ts')],
    reporters: [join(folder, 'reporter.ts')],
    fileParallelism: false,
    isolate: false,
    silent: 'passed-only',
  },
});
