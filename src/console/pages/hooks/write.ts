import { hookIssues, secretsFor } from '../../../api/sources.ts';
import { clearHookCache } from '../../../directory/cache.ts';
import type { Hook, Written } from '../../../directory/index.ts';
import { directory } from '../../../directory/stub.ts';

/** A hook as it is to be stored: what its source allows is checked first, then everything else by the Directory. */
export async function putHook(env: Env, draft: unknown, id: string): Promise<Written> {
  const issues = hookIssues(draft);
  if (issues.length > 0) return { ok: false, code: 'invalid', issues };
  const written = await directory(env).putHook(draft, id, { secretsFor });
  if (written.ok) clearHookCache();
  return written;
}

/** A stored hook with changes: what they leave out stays, secrets included. */
export function changed(hook: Hook, changes: object): unknown {
  return { ...hook, ...changes };
}
