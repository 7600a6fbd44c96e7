import { sha256, toHex } from '../directory/bytes.ts';
import { lookupHook } from '../directory/cache.ts';
import type { ResolvedHook } from '../directory/contract.ts';
import type { Accepted } from '../inbox/delivery.ts';
import type { Refusal } from '../inbox/refusals.ts';
import { type Adapter, RawRequest } from '../kit/index.ts';
import { log } from '../observe/log.ts';
import { adapterFor } from './adapter.ts';
import { readBody } from './body.ts';
import { dedupeKeys } from './dedupe.ts';
import { gzip } from './gzip.ts';
import { keptHeaders } from './headers.ts';
import { judge } from './judge.ts';
import { countRefusal } from './refusals.ts';
import type { Reply } from './reply.ts';
import { type Understanding, understand } from './understand.ts';
import { type Verification, verify } from './verify.ts';

/** Keeps the isolate alive for work that the reply does not wait for. */
export type Later = (work: Promise<void>) => void;

/**
 * A request's whole way in: hook, cap, proof, meaning, decision, messages, journal. Resolves to what the sender is told:
 * `accepted` only after everything is on disk, `unavailable` when anything broke before that.
 */
export async function receive(req: Request, source: string, key: string, env: Env, later: Later): Promise<Reply> {
  try {
    return await admit(req, source, key, env, later);
  } catch (error) {
    log('error', 'ingress.receive', { source, error });
    return { outcome: 'unavailable', reason: 'The delivery could not be stored. Send it again in a few seconds.' };
  }
}

async function admit(req: Request, source: string, key: string, env: Env, later: Later): Promise<Reply> {
  const adapter = adapterFor(source);
  if (!adapter) return { outcome: 'not-found' };
  const now = Date.now();
  const hook = await lookupHook(env, adapter.name, key, now);
  if (!hook) return { outcome: 'not-found' };
  const count = (refusal: Refusal) => countRefusal(env, hook.id, refusal, now, later);
  const body = await readBody(req, adapter.maxBody);
  if (!body) {
    count('too-large');
    return { outcome: 'too-large', cap: adapter.maxBody };
  }
  const request = new RawRequest(req.method, new URL(req.url), req.headers, body);
  const verification = await verify(request, schemeOf(adapter, hook), hook.secrets, now);
  if (!verification.ok) {
    count('unauthorized');
    log('warn', 'ingress.unauthorized', { hook: hook.id, source, reason: verification.reason });
    return { outcome: 'unauthorized', reason: explain(verification.reason) };
  }
  const understanding = understand(adapter, verification.request);
  if (understanding.kind === 'malformed') {
    count('malformed');
    return { outcome: 'malformed', reason: understanding.reason };
  }
  return journal(env, adapter, hook, verification, understanding, now);
}

async function journal(
  env: Env,
  adapter: Adapter,
  hook: ResolvedHook,
  { request, covers }: Extract<Verification, { ok: true }>,
  understanding: Exclude<Understanding, { kind: 'malformed' }>,
  now: number,
): Promise<Reply> {
  const inbox = env.INBOX.getByName(hook.id);
  const verdict = await judge(adapter, hook, understanding, (series) => inbox.lastBuild(series), now);
  const nativeId = adapter.deliveryId(request);
  const [packed, digest] = await Promise.all([gzip(request.body), sha256(request.body)]);
  const accepted: Accepted = await inbox.accept({
    ...verdict,
    receivedAt: now,
    nativeId,
    headers: keptHeaders(request.headers),
    body: packed,
    bytes: request.body.byteLength,
    keys: dedupeKeys(covers, nativeId, toHex(digest)),
  });
  log('info', 'ingress.delivery', { hook: hook.id, topic: verdict.topic, ...accepted });
  if (accepted.outcome === 'unavailable') return accepted;
  const reason = accepted.outcome === 'duplicate' ? `already received as ${accepted.delivery}` : verdict.reason;
  return { ...accepted, reason: reason ?? undefined };
}

function schemeOf(adapter: Adapter, hook: ResolvedHook) {
  return adapter.auth.find((scheme) => scheme.id === hook.auth) ?? adapter.auth[0];
}

const explanations = {
  missing: 'The proof is missing: set the same secret at the source as on this hook.',
  malformed: 'The proof has the wrong form for this source.',
  mismatch: 'The proof does not match: the secret at the source differs from the one on this hook.',
  stale: 'The proof is too old or from the future: check the clock of the sender.',
} as const;

function explain(reason: keyof typeof explanations): string {
  return explanations[reason];
}
