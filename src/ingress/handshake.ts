import { lookupHook } from '../directory/cache.ts';
import { log } from '../observe/log.ts';
import { adapterFor } from './adapter.ts';
import { toResponse } from './reply.ts';

/**
 * Answers a request that brings nothing: a vendor's check of the address where its adapter knows one, on a hook that exists;
 * an unknown key is told the same as by POST. All other methods are turned away without a look at the key.
 */
export async function handshake(req: Request, source: string, key: string, env: Env): Promise<Response> {
  const adapter = adapterFor(source);
  const answer = adapter?.handshake?.(req);
  if (!adapter || !answer) return toResponse({ outcome: 'method-not-allowed' });
  try {
    const hook = await lookupHook(env, adapter.name, key, Date.now());
    return hook ? answer : toResponse({ outcome: 'not-found' });
  } catch (error) {
    log('error', 'ingress.handshake', { source, error });
    return toResponse({
      outcome: 'unavailable',
      reason: 'The hook could not be looked up. Try again in a few seconds.',
    });
  }
}
