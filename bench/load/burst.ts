import { delivery, failureBody, type Hook, pushBody } from './deliveries.ts';

/** The traffic of a busy group: pushes to forty branches and, now and then, a build that failed. */
export interface Burst {
  requests: Buffer[];
  /** `M<n>Z` of each build that failed: what a reader has to be able to find. */
  failures: string[];
}

/** One build in this many deliveries fails: at 50/s one in five seconds. */
const failEvery = 250;

/** `count` signed deliveries for one hook, numbered from `from`. */
export function burst(hook: Hook, count: number, from = 0): Burst {
  const failures: string[] = [];
  const requests = Array.from({ length: count }, (_, at) => {
    const n = from + at;
    if (at % failEvery !== failEvery - 1) return delivery(hook, 'push', `bench-${n}`, pushBody({ n }));
    failures.push(`M${n}Z`);
    return delivery(hook, 'workflow_run', `bench-${n}`, failureBody(n));
  });
  return { requests, failures };
}
