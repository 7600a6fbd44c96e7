import type { ResolvedHook } from '../directory/contract.ts';
import { directory } from '../directory/stub.ts';

/** A hook as ingress sees it; null when there is none, or when its key cannot be opened. The Directory knows it by its key. */
export async function resolvedHook(env: Env, id: string): Promise<ResolvedHook | null> {
  const stub = directory(env);
  const [hook, key] = await Promise.all([stub.getHook(id), stub.revealKey(id)]);
  return hook && key ? stub.hook(hook.source, key) : null;
}
