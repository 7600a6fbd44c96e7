import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { build } from '../../cli/build.ts';
import { readPlan, scalesOf } from './plan.ts';

/** Bundles the product once for each time scale of the run, away from `dist`; removes the bundles afterwards. */
export function setup(project: TestProject): () => void {
  const plan = readPlan(process.env);
  const folder = mkdtempSync(join(tmpdir(), 'dinghook-bundles-'));
  const bundles: Record<string, string> = {};
  for (const scale of scalesOf(plan)) {
    const to = join(folder, `x${scale}`);
    build({ to, timeScale: scale === 1 ? undefined : scale });
    bundles[scale] = to;
  }
  project.provide('plan', plan);
  project.provide('bundles', bundles);
  return () => rmSync(folder, { recursive: true, force: true });
}
