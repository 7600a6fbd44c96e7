import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

const folder = import.meta.dirname;

/** The fault rows: each starts servers of its own and measures, so they run one after another. */
// biome-ignore lint/style/noDefaultExport: vitest wants one.
export default defineConfig({
  root: join(folder, '../..'),
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
