import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startVitest } from 'vitest/node';

/** `node test/fault/run.ts [--soak] [--scale N] [R1 S6 …]`: runs all rows, or those named. */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { soak: { type: 'boolean', default: false }, scale: { type: 'string' } },
});

const wrong = positionals.filter((id) => !/^[RS]\d+$/.test(id));
const scale = Number(values.scale ?? 1);
if (wrong.length > 0 || !(scale >= 1)) {
  console.error('Name rows as R1 R4 S6, and a scale of 1 or more.');
  process.exit(2);
}
if (values.soak) process.env.FAULT_SOAK = '1';
if (values.scale !== undefined) process.env.FAULT_SCALE = String(scale);

const files = positionals.map((id) => `rows/${id}.row.ts`);
const vitest = await startVitest(files, {
  config: join(import.meta.dirname, 'vitest.config.ts'),
  watch: false,
});
await vitest.close();
