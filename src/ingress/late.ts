import type { ResolvedHook } from '../directory/contract.ts';
import { directory } from '../directory/stub.ts';
import type { BuildMemory, Settlement, Unproven } from '../inbox/delivery.ts';
import { RawRequest } from '../kit/index.ts';
import { adapterFor } from './adapter.ts';
import { unpack } from './gzip.ts';
import type { Keys } from './key-ring.ts';
import { prove } from './prove.ts';
import { resolvedHook } from './resolved-hook.ts';
import { understand } from './understand.ts';
import { weigh } from './weigh.ts';

/** What the examination of a late proof depends on. */
export interface Bench {
  env: Env;
  /** The keys for a hook that were confirmed after a time (ms), or as new as they can be had. */
  keys(hook: ResolvedHook, after: number): Promise<Keys>;
  lastBuild(series: string): Promise<BuildMemory | null>;
  /** ms */
  now: number;
}

/**
 * Checks the proof of a delivery that was journaled without, and judges it like any other by what its hook is now. Null when
 * the key still cannot be had. What is not what it claims to be ends as `refused`, with the reason.
 */
export async function examine(waiting: Unproven, { env, keys, lastBuild, now }: Bench): Promise<Settlement | null> {
  const hook = await hookOf(waiting, env);
  const adapter = hook && adapterFor(hook.source);
  if (!hook || !adapter) return refused('its hook was deleted before its proof could be checked');
  if (!waiting.body) return refused('its body was not kept');
  const { bytes } = await unpack(waiting.body, adapter.maxBody);
  const headers = new Headers({ ...waiting.headers, ...waiting.proof });
  const url = new URL(`https://journal.invalid/${adapter.name}`);
  const request = new RawRequest('POST', url, headers, bytes, hook.name);
  const proof = await prove(adapter, hook, request, (after) => keys(hook, after), waiting.receivedAt, now);
  if (!proof.ok) return proof.reason === 'undecided' ? null : refused(`its proof is not genuine: ${proof.reason}`);
  const understanding = understand(adapter, proof.request);
  if (understanding.kind === 'malformed') return refused(understanding.reason);
  return weigh(adapter, hook, proof, understanding, lastBuild, now);
}

/** The hook of a delivery; null when it was deleted. Throws while its key cannot be opened: then nothing is decided yet. */
async function hookOf({ hook: id }: Unproven, env: Env): Promise<ResolvedHook | null> {
  const hook = await resolvedHook(env, id);
  if (!hook && (await directory(env).getHook(id))) throw new Error(`the key of hook ${id} cannot be opened`);
  return hook;
}

function refused(reason: string): Settlement {
  const nothing = { nativeId: null, keys: [], dispatches: [], builds: [], recalled: {}, renders: [] };
  return { ...nothing, event: '', topic: '', outcome: 'refused', reason };
}
