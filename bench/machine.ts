import { execFileSync } from 'node:child_process';
import { readFileSync, statfsSync } from 'node:fs';
import { cpus, loadavg, release, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { root } from '../cli/build.ts';

/** Where and of what a run was made: without it no number means anything. */
export interface Machine {
  at: string;
  /** Of the code, with `+` when files differ from it. */
  commit: string;
  cpu: string;
  cores: number;
  memory: string;
  kernel: string;
  node: string;
  workerd: string;
  /** Load of the machine before the run: above a few tenths somebody else was working on it. */
  load: number;
  /** False when the data lies in memory: then nothing waits for a disk, and P1 flatters. */
  onDisk: boolean;
}

/** `f_type` of tmpfs, statfs(2). */
const tmpfs = 0x01021994;

/** Describes this machine, now. */
export function machine(): Machine {
  const [first] = cpus();
  return {
    at: new Date().toISOString().slice(0, 16).replace('T', ' '),
    commit: commit(),
    cpu: first?.model ?? 'unknown',
    cores: cpus().length,
    memory: `${(totalmem() / 2 ** 30).toFixed(0)} GiB`,
    kernel: release(),
    node: process.versions.node,
    workerd: versionOf('workerd'),
    load: loadavg()[0] ?? 0,
    onDisk: statfsSync(tmpdir()).type !== tmpfs,
  };
}

function versionOf(name: string): string {
  const { version } = JSON.parse(readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8')) as {
    version: string;
  };
  return version;
}

function commit(): string {
  try {
    const git = (...args: string[]) => execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: 'pipe' }).trim();
    return (
      git('rev-parse', '--short', 'HEAD') +
      (git('status', '--porcelain', '--', 'src', 'adapters', 'templates') ? '+' : '')
    );
  } catch {
    return 'unknown';
  }
}
