import type { Machine } from './machine.ts';
import type { Check, Result } from './row.ts';

/** A run as JSON keeps it. */
export interface Report {
  machine: Machine;
  quick: boolean;
  results: Result[];
}

/** `met`, `missed` or `not run`. */
function verdict({ met }: Check): string {
  return met === null ? 'not run' : met ? 'met' : 'missed';
}

/** Whether anything was run and did not reach its target. */
export function missedAny(results: readonly Result[]): boolean {
  return results.some(({ checks }) => checks.some(({ met }) => met === false));
}

/** A row for the terminal: its title, a line a check, then the notes. */
export function rowText({ id, title, checks, notes, seconds }: Result): string {
  const width = Math.max(...checks.map(({ what }) => what.length));
  const lines = checks.map((check) => {
    const { what, target, measured } = check;
    return `    ${what.padEnd(width)}  target ${target.padEnd(9)} measured ${measured.padEnd(9)} ${verdict(check)}`;
  });
  return [`${id}  ${title} (${seconds.toFixed(0)} s)`, ...lines, ...notes.map((note) => `    · ${note}`)].join('\n');
}

/** The machine in one line. */
export function machineText(machine: Machine): string {
  const { cpu, cores, memory, kernel, node, workerd, load, onDisk } = machine;
  const disk = onDisk ? 'data on disk' : 'DATA IN MEMORY: P1, P2 and P5 flatter';
  return `${cores} × ${cpu}, ${memory}, Linux ${kernel}, Node ${node}, workerd ${workerd}, load before ${load.toFixed(2)}, ${disk}`;
}

/** `2026-11-22 23:20` */
function minute(at: string): string {
  return at.slice(0, 16).replace('T', ' ');
}

/** The page that the README quotes. */
export function markdown({ machine, results }: Report): string {
  const rows = results.flatMap(({ id, title, checks, at }) =>
    checks.map((check) => [id, `${title}: ${check.what}`, check.target, check.measured, verdict(check), minute(at)]),
  );
  const head = ['', 'what', 'target', 'measured', '', 'when, UTC'];
  const table = [head, head.map(() => '---'), ...rows];
  const notes = results.flatMap(({ id, notes }) => notes.map((note) => `- ${id}: ${note}`));
  return [
    '# Benchmarks',
    '',
    `Written by \`npm run bench -- --write\`, the last time at commit ${machine.commit}; never by hand. How it is measured: [bench/README.md](../bench/README.md).`,
    '',
    `${machineText(machine)}.`,
    '',
    ...table.map((cells) => `| ${cells.join(' | ')} |`),
    '',
    '## Beside the table',
    '',
    ...notes,
    '',
  ].join('\n');
}
