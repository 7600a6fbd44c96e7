import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Reporter, TestCase, TestModule } from 'vitest/node';
import { jsonName, type Measured, page } from './page.ts';

const docs = join(import.meta.dirname, '../../docs');

/** Prints one line a row as it ends, and writes what was measured into `docs`, beside what earlier runs measured. */
// biome-ignore lint/style/noDefaultExport: vitest wants one.
export default class FaultReporter implements Reporter {
  #broken = 0;

  onTestCaseResult(test: TestCase): void {
    const { row } = test.meta();
    const { state, errors } = test.result();
    if (row) console.log(lineOf(row));
    else if (state === 'failed') console.log(`${test.name}  ${errors?.[0]?.message ?? 'failed'}  FAILED`);
    if (state === 'failed') this.#broken++;
  }

  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly { message: string }[]): void {
    const errors = [...unhandled, ...modules.flatMap((module) => module.errors())];
    for (const { message } of errors) console.log(`broken: ${message}`);
    const rows = modules.flatMap((module) => [...module.children.allTests()]).flatMap((test) => test.meta().row ?? []);
    if (rows.length > 0) record(rows);
    const failed = this.#broken + errors.length;
    console.log(failed === 0 ? `${rows.length} rows ok` : `${failed} failed`);
  }
}

function lineOf(row: Measured): string {
  const verdict = { ok: 'ok', slow: `slow: ${row.findings.join('; ')}`, failed: `FAILED: ${row.findings.join('; ')}` };
  const scale = row.scale === 1 ? '' : ` (${row.scale}×)`;
  return `${row.id.padEnd(3)} ${row.measured}${scale}  (target: ${row.target})  ${verdict[row.verdict]}  [${row.seconds} s]`;
}

/** A row replaces only what was measured for it before at the same scale. */
function record(rows: readonly Measured[]): void {
  const json = join(docs, jsonName);
  const before = existsSync(json) ? (JSON.parse(readFileSync(json, 'utf8')) as { rows: Measured[] }).rows : [];
  const all = new Map([...before, ...rows].map((row) => [`${row.id} ${row.scale} ${row.soak}`, row]));
  const place = ({ id }: Measured) => (id.startsWith('S') ? 1_000 : 0) + Number(id.slice(1));
  const sorted = [...all.values()].sort((a, b) => place(a) - place(b) || b.scale - a.scale);
  writeFileSync(json, `${JSON.stringify({ rows: sorted }, null, 2)}\n`);
  writeFileSync(join(docs, 'reliability.md'), page(sorted));
}
