import { push } from '../../e2e/stack.ts';

let last = 0;

/** A push with a marker of its own; `branch` makes those of one branch a thread, `title` is put into its commit. */
export function nextPush(branch?: string, title = ''): { marker: string; payload: object } {
  const n = ++last;
  const payload = push(n) as { ref: string; commits: { message: string }[] };
  if (branch !== undefined) payload.ref = `refs/heads/${branch}`;
  for (const commit of payload.commits) commit.message += title;
  return { marker: String(n), payload };
}
