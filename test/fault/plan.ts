/** What a run of the rows was asked to do. */
export interface RunPlan {
  /** The long version of every row. */
  soak: boolean;
  /** Replaces the factor by which a row shortens every duration; null keeps each row's own. */
  scale: number | null;
}

declare module 'vitest' {
  interface ProvidedContext {
    plan: RunPlan;
    /** Bundles made for this run, by the factor by which their durations are shortened. */
    bundles: Record<string, string>;
  }
}

/** Reads the plan from the environment in which `run.ts` starts vitest. */
export function readPlan(env: Readonly<Record<string, string | undefined>>): RunPlan {
  const scale = env.FAULT_SCALE === undefined ? null : Number(env.FAULT_SCALE);
  return { soak: env.FAULT_SOAK === '1', scale };
}

/** The factors for which a run needs a bundle. */
export function scalesOf({ scale }: RunPlan): number[] {
  if (scale !== null) return [...new Set([1, scale])];
  return [1, 60];
}
