/** `npm run bench`: the speed and cost measures. See README.md beside this file. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from '../cli/build.ts';
import { machine } from './machine.ts';
import { machineText, markdown, missedAny, type Report, rowText } from './report.ts';
import type { Effort, Result, Row } from './row.ts';
import { rows } from './rows/index.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'string' }, write: { type: 'boolean' }, quick: { type: 'boolean' } },
});
const { json, write = false, quick = false } = values;

const unknown = positionals.filter((id) => !rows.some((row) => row.id === id));
if (unknown.length > 0) refuse(`There is no ${unknown.join(', ')}; rows are ${rows.map(({ id }) => id).join(' ')}.`);
if (write && quick) refuse('What --quick measures cannot be written.');

const report: Report = { machine: machine(), quick, results: [] };
console.log(`${machineText(report.machine)}${quick ? '\nquick: these numbers are not to be quoted' : ''}\n`);
for (const row of rows.filter(({ id }) => positionals.length === 0 || positionals.includes(id))) {
  const result = await measured(row, { quick });
  report.results.push(result);
  console.log(`${rowText(result)}\n`);
}
if (json !== undefined) writeFileSync(json, `${JSON.stringify(report, null, 2)}\n`);
if (write) keep(report);
process.exitCode = missedAny(report.results) ? 1 : 0;

/** A row that breaks is a row that missed: the others still run. */
async function measured(row: Row, effort: Effort): Promise<Result> {
  const { id, title } = row;
  const at = new Date().toISOString();
  const begin = performance.now();
  const seconds = () => (performance.now() - begin) / 1000;
  try {
    return { id, title, ...(await row.run(effort)), seconds: seconds(), at };
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    const check = { what: 'the run', target: 'to finish', measured: 'broke off', met: false };
    return { id, title, checks: [check], notes: [said], numbers: {}, seconds: seconds(), at };
  }
}

/** Writes the page; rows that were not measured this time stay as they were. */
function keep({ machine, quick, results }: Report): void {
  const path = join(root, 'docs/benchmarks.json');
  const before: Result[] = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).results : [];
  const all = rows.flatMap(({ id }) => [...results, ...before].find((result) => result.id === id) ?? []);
  const report = { machine, quick, results: all };
  writeFileSync(path, `${JSON.stringify(report, null, 2)}\n`);
  writeFileSync(join(root, 'docs/benchmarks.md'), markdown(report));
}

function refuse(sentence: string): never {
  console.error(sentence);
  process.exit(2);
}
