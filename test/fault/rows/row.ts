import { cpus, loadavg } from 'node:os';
import { inject, type TestContext, test } from 'vitest';
import { Rig, type RigOptions } from './rig.ts';

/** What one row of a run came to. */
export interface RowResult {
  id: string;
  what: string;
  /** By which factor every duration of the product was shortened. */
  scale: number;
  soak: boolean;
  measured: string;
  target: string;
  /** `slow`: nothing was lost or wrong, but a time was missed. */
  verdict: 'ok' | 'slow' | 'failed';
  /** What was not as it should be. */
  findings: string[];
  /** How long the row took, s. */
  seconds: number;
  /** When, ISO 8601. */
  at: string;
}

declare module 'vitest' {
  interface TaskMeta {
    row?: RowResult;
  }
}

/** How a row is run. */
export interface RowOptions {
  what: string;
  target: string;
  /** Time scale of `npm run faults`. */
  scale: number;
  /** Time scale of `npm run soak`; default 1. */
  soakScale?: number;
  /** It has an unscaled version beside it, which is the one to soak. */
  scaledOnly?: boolean;
  /** It means nothing in a short run. */
  soakOnly?: boolean;
  /** Longest run, s: of the short version and of the long one. */
  seconds: readonly [faults: number, soak: number];
}

/** What a row works with. */
export class Bench {
  readonly scale: number;
  readonly soak: boolean;
  measured = '';
  readonly wrong: string[] = [];
  readonly late: string[] = [];
  /** Groups whose DingTalk is meant to be too slow. */
  readonly slow = new Set<string>();
  stalls = 0;
  readonly #rigs: Rig[] = [];

  constructor(scale: number, soak: boolean) {
    this.scale = scale;
    this.soak = soak;
  }

  /** A server on the bundle of this row's scale; it goes with the row. */
  async rig(options: Omit<RigOptions, 'bundle' | 'scale'>): Promise<Rig> {
    const bundle = inject('bundles')[this.scale];
    if (bundle === undefined) throw new Error(`there is no bundle for ${this.scale}×`);
    const rig = new Rig({ ...options, bundle, scale: this.scale });
    this.#rigs.push(rig);
    await rig.start();
    return rig;
  }

  /** Product time → real time, ms. */
  real(ms: number): number {
    return ms / this.scale;
  }

  /** Something that has to hold on any machine. */
  must(holds: boolean, otherwise: string): void {
    if (!holds && !this.wrong.includes(otherwise)) this.wrong.push(otherwise);
  }

  /**
   * Something that has to hold on a machine that is not overrun: beyond two processes waiting for each core, durations that
   * were shortened 60 times mean nothing, and what depends on them is reported as late.
   */
  timely(holds: boolean, otherwise: string): void {
    if (holds) return;
    const load = loadavg()[0] ?? 0;
    if (load <= 3 * cpus().length) this.must(false, otherwise);
    else if (!this.late.some((known) => known.startsWith(otherwise))) {
      this.late.push(`${otherwise} (load ${load.toFixed(1)})`);
    }
  }

  /** A time, in product ms, that a busy machine may miss. */
  within(what: string, value: number, most: number): void {
    if (!(value <= most)) this.late.push(`${what} ${seconds(value)}, wanted ${seconds(most)}`);
  }

  async remove(): Promise<void> {
    for (const rig of this.#rigs) {
      this.stalls += rig.attempts.filter(
        ({ group, note }) => note === 'no answer in time' && !this.slow.has(group),
      ).length;
      for (const line of rig.imbalances) this.wrong.push(`the ledger did not add up: ${line}`);
      await rig.remove();
    }
  }
}

/** Registers a row. It fails when something is wrong; a time missed is reported, and fails only at 1× by hand. */
export function row(id: string, options: RowOptions, run: (bench: Bench) => Promise<void>): void {
  const plan = inject('plan');
  const scale = plan.scale ?? (plan.soak ? (options.soakScale ?? 1) : options.scale);
  // Of a row that has a scaled and an unscaled version, a soak runs the unscaled one.
  if (plan.soak ? options.scaledOnly : options.soakOnly) {
    test.skip(`${id} ${scale}×`, () => undefined);
    return;
  }
  const timeout = options.seconds[plan.soak ? 1 : 0] * 1000;
  test(`${id} ${scale}×`, { timeout }, async ({ task }: TestContext) => {
    const bench = new Bench(scale, plan.soak);
    const started = Date.now();
    try {
      await run(bench);
    } catch (error) {
      bench.wrong.push(error instanceof Error ? error.message : String(error));
    } finally {
      await bench.remove();
    }
    // A row that measured how busy the machine is must not pass for one that measured the product.
    if (bench.stalls > 0)
      bench.late.push(`the simulator answered ${bench.stalls} sends too late, so times say nothing`);
    const failed = bench.wrong.length > 0;
    task.meta.row = {
      id,
      what: options.what,
      scale,
      soak: plan.soak,
      measured: bench.measured,
      target: options.target,
      verdict: failed ? 'failed' : bench.late.length > 0 ? 'slow' : 'ok',
      findings: [...bench.wrong, ...bench.late],
      seconds: Math.round((Date.now() - started) / 1000),
      at: new Date(started).toISOString(),
    };
    const counted = plan.soak && scale === 1 ? [...bench.wrong, ...bench.late] : bench.wrong;
    if (counted.length > 0) throw new Error(counted.join('; '));
  });
}

/** `1.2 s`, `87 ms`. */
export function seconds(ms: number): string {
  if (!Number.isFinite(ms)) return 'never';
  return ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`;
}
