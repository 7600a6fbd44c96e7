import type { ResolvedHook } from '../directory/contract.ts';
import type { Adapter, AuthScheme, PublishedKeys } from '../kit/index.ts';

type Proven = Pick<ResolvedHook, 'auth' | 'secrets'>;

/** How a hook's deliveries are proved. */
export function schemeOf(adapter: Adapter, hook: Proven): AuthScheme {
  const named = adapter.auth.find((scheme) => scheme.id === hook.auth);
  return named ?? adapter.defaultAuth?.(hook.secrets) ?? adapter.auth[0];
}

/** Where the keys are published that prove a hook's deliveries; undefined where it has secrets of its own. */
export function keysFor(adapter: Adapter, hook: Proven): PublishedKeys | undefined {
  if (hook.secrets.length > 0 || adapter.keys?.scheme !== schemeOf(adapter, hook).id) return undefined;
  return adapter.keys;
}
